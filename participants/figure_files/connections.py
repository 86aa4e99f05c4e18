"""The families behind the figures of connection: who took a step, and who still comes."""

from collections.abc import Sequence

from activities.figure_rows import Asked, Row, Rows, RowsOf
from participants.connection_words import evidence_of_step
from participants.connections import Taken, families_that_stayed, families_that_took
from participants.models import ConnectionStep, Family
from participants.models.connections import RuleBook


def _took(step: ConnectionStep) -> RowsOf:
    def rows(asked: Asked) -> Rows:
        rule = RuleBook.opened().on(asked.period.last, _key(asked))
        families = Family.objects.visible_to(asked.user)
        taken = families_that_took(
            step, asked.period, asked.programme, rule=rule, families=families
        )
        return Rows(taken, _named)

    return rows


def _stayed(months: int) -> RowsOf:
    def rows(asked: Asked) -> Rows:
        rule = RuleBook.opened().on(asked.period.last, _key(asked))
        stayed = families_that_stayed(months, asked.period, asked.programme, rule=rule)
        families = Family.objects.visible_to(asked.user).filter(pk__in=stayed)
        return Rows(families.select_related("coach").by_name(), _families)

    return rows


def _key(asked: Asked) -> int | None:
    return asked.programme.pk if asked.programme else None


def _named(page: Sequence[Taken]) -> list[Row]:
    families = Family.objects.in_bulk([taken.family for taken in page])
    return [
        Row(str(family), family.get_absolute_url(), evidence_of_step(taken), taken.day)
        for taken in page
        for family in [families[taken.family]]
    ]


def _families(page: Sequence[Family]) -> list[Row]:
    return [Row(str(one), one.get_absolute_url(), str(one.coach or "")) for one in page]


CONNECTION_ROWS: dict[str, RowsOf] = {
    "met": _took(ConnectionStep.MET),
    "returns": _took(ConnectionStep.RETURNS),
    "belongs": _took(ConnectionStep.BELONGS),
    "independent": _took(ConnectionStep.INDEPENDENT),
    "stayed_3_months": _stayed(3),
    "stayed_6_months": _stayed(6),
}
