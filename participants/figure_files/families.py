"""The families, cases and obstacles behind the figures about them."""

from collections.abc import Callable
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import ngettext

from activities.figure_rows import Asked, Row, Rows, RowsOf, each
from participants.anchoring import cases_with_anchor
from participants.facts.cohorts import cases_half_a_year_on, steps_of_cohort
from participants.facts.families import closed_within, milestones_taken, still_connected
from participants.facts.obstacles import noted_in, open_after, solved_in
from participants.models import Case, Family, Milestone, Obstacle, Step
from participants.models.families import visible_families
from participants.overlap import runs_in


def families_of(
    rows: QuerySet[Any], asked: Asked, *, family: str = "case__family", day: str = "reached_on"
) -> Rows:
    """The families that ``rows`` lead to by the way ``family``, each once, since their first ``day``."""
    rows = rows.order_by()
    first = rows.filter(**{family: OuterRef("pk")}).order_by(day).values(day)[:1]
    found = Family.objects.visible_to(asked.user).filter(pk__in=rows.values(family))
    named = found.annotate(since_on=Subquery(first)).select_related("coach").by_name()
    return Rows(named, each(family_row))


def family_row(family: Any) -> Row:
    """A family, with its coach and the day that made it count."""
    return Row(str(family), family.get_absolute_url(), str(family.coach or ""), family.since_on)


def _took(step: Step) -> RowsOf:
    return lambda asked: families_of(
        milestones_taken(asked.period, asked.programme).filter(step=step), asked
    )


def _followed(step: Step) -> RowsOf:
    return lambda asked: families_of(
        steps_of_cohort(asked.period, asked.until, asked.programme).filter(step=step), asked
    )


def _single_parents(asked: Asked) -> Rows:
    found = milestones_taken(asked.period, asked.programme).filter(step=Step.FOUND)
    return families_of(found.filter(case__family__kind=Family.Kind.SINGLE_PARENT), asked)


def _still_connected(asked: Asked) -> Rows:
    return families_of(still_connected(asked.period, asked.programme), asked)


def _in_case(asked: Asked) -> Rows:
    cases = Case.objects.filter(runs_in(asked.period))
    if asked.programme:
        cases = cases.filter(programmes=asked.programme)
    return families_of(cases, asked, family="family", day="found_on")


def _half_a_year_on(**came: bool) -> RowsOf:
    return lambda asked: families_of(
        cases_half_a_year_on(asked.period, asked.programme).filter(**came),
        asked,
        family="family",
        day="found_on",
    )


def _anchored(**when: bool) -> RowsOf:
    return lambda asked: families_of(
        cases_with_anchor(asked.period, asked.programme).filter(**when),
        asked,
        family="family",
        day="found_on",
    )


def _closed(asked: Asked) -> Rows:
    mine = visible_families(asked.user, "family")
    cases = closed_within(asked.period, asked.programme).filter(mine)
    return Rows(cases.select_related("family").order_by("closed_on", "pk"), each(_closed_row))


def _closed_row(case: Any) -> Row:
    why = str(case.get_closing_reason_display())
    return Row(str(case.family), case.family.get_absolute_url(), why, case.closed_on)


def _days_to(step: Step) -> RowsOf:
    def rows(asked: Asked) -> Rows:
        taken = milestones_taken(asked.period, asked.programme).filter(
            visible_families(asked.user, "case__family"), step=step
        )
        waited = taken.annotate(took=F("reached_on") - F("case__found_on"))
        return Rows(waited.select_related("case__family").order_by("took", "pk"), each(_days_row))

    return rows


def _days_row(milestone: Milestone) -> Row:
    family, case = milestone.case.family, milestone.case
    words = days_in_words((milestone.reached_on - case.found_on).days)
    return Row(str(family), family.get_absolute_url(), words, milestone.reached_on)


def days_in_words(days: int) -> str:
    """``12 dagen``."""
    return ngettext("%(days)s dag", "%(days)s dagen", days) % {"days": days}


def _obstacles(which: Callable[..., Q], day: str) -> RowsOf:
    def rows(asked: Asked) -> Rows:
        seen = Obstacle.objects.visible_to(asked.user)
        found = seen.filter(which(asked.period, asked.programme))
        shown = found.select_related("family", "kind").order_by(day, "pk")
        return Rows(shown, each(lambda obstacle: _obstacle_row(obstacle, day)))

    return rows


def _obstacle_row(obstacle: Any, day: str) -> Row:
    family = obstacle.family
    url = f"{family.get_absolute_url()}#belemmeringen"
    return Row(str(family), url, str(obstacle.kind), getattr(obstacle, day))


FAMILY_ROWS: dict[str, RowsOf] = {
    "found": _took(Step.FOUND),
    "approached": _took(Step.APPROACHED),
    "reached": _took(Step.REACHED),
    "obstacle_solved": _took(Step.OBSTACLE_SOLVED),
    "connected": _took(Step.CONNECTED),
    "connected_still": _still_connected,
    "families_in_case": _in_case,
    "found_single_parent": _single_parents,
    "cases_closed": _closed,
    "cohort_approached": _followed(Step.APPROACHED),
    "cohort_reached": _followed(Step.REACHED),
    "cohort_obstacle_solved": _followed(Step.OBSTACLE_SOLVED),
    "cohort_connected": _followed(Step.CONNECTED),
    "half_year_reached": _half_a_year_on(is_reached=True),
    "half_year_connected": _half_a_year_on(is_connected=True),
    "days_to_reached": _days_to(Step.REACHED),
    "days_to_connected": _days_to(Step.CONNECTED),
    "anchored_before": _anchored(had=True),
    "anchored_now": _anchored(has=True),
    "obstacles_noted": _obstacles(noted_in, "noted_on"),
    "obstacles_solved": _obstacles(solved_in, "solved_on"),
    "obstacles_open": _obstacles(open_after, "noted_on"),
}
