"""The four steps of connection, found in the database: who took which, on which day, and where.

One statement (``connections.sql``) looks at every visit of the cases in question and finds the first
day of each step; what is asked comes behind it. Nothing is kept: a figure is as true as what was
written down. Decision 0015 tells why this is SQL by hand.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from activities.models import Programme
from core.periods import Period
from participants.models import Case, Family, Membership, Tie
from participants.models.connections import ConnectionStep, RuleBook, Thresholds

HERE = Path(__file__).parent
EVERYTHING = 0
"""The scope of all cases; the scope of a programme is its key."""
FAMILIES, PEOPLE = 0, 1
MONTHS = (3, 6)
"""After how many months we look whether who returned still comes (``connections_outcome.sql``)."""
KNOWN, STILL = 100, 200

OUTCOME_OF = dict.fromkeys(
    ("connections_counted.sql", "connections_kept.sql"), ("connections_outcome.sql",)
)
IN_THE_WORDS_OF = {
    "sqlite": {
        "days_before": r"date(\1, '-' || \2 || ' days')",
        "days_after": r"date(\1, '+' || \2 || ' days')",
        # The same day of a later month, or its last day: 30 November is three months after 31 August.
        "day_of": r"date(\1)",
        "months_after": (
            r"min(date(\1, '+' || \2 || ' months'), "
            r"date(\1, 'start of month', '+' || (\2 + 1) || ' months', '-1 day'))"
        ),
    },
    "postgresql": {
        "days_before": r"(\1 - \2)",
        "days_after": r"(\1 + \2)",
        "day_of": r"(\1)::date",
        "months_after": r"(\1 + make_interval(months => \2))::date",
    },
}
CAME_BY = """family_id IN (
        SELECT person.family_id
        FROM activities_session session
        JOIN participants_attendance attendance ON attendance.session_id = session.id
        JOIN participants_person person ON person.id = attendance.person_id
        WHERE session.held_on BETWEEN %(first)s AND %(last)s
        UNION
        SELECT family_id FROM participants_person WHERE volunteer_id IS NOT NULL
        UNION
        SELECT person.family_id
        FROM participants_membership membership
        JOIN participants_person person ON person.id = membership.person_id
        UNION
        SELECT family_id FROM participants_tie WHERE met_at_id IS NOT NULL
    )"""
"""A step is taken on a day of a visit, or through a task or an anchor: nobody else needs a look."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many families, and how many people by themselves."""

    families: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """Of who returned: of how many we know whether they still come, and how many do."""

    known: Count
    still: Count
    too_recent: Count


@dataclass(frozen=True)
class Steps:
    """How many took each step on a day of a period, by which rule, and how many of them stayed."""

    rule: Thresholds
    our_rule: Thresholds
    """That of the foundation, which the milestone follows (decision 0004)."""
    counts: Mapping[int, Count] = field(default_factory=dict)

    def took(self, step: ConnectionStep) -> Count:
        return self.counts.get(step, Count())

    def kept(self, months: int) -> Kept:
        """Of who returned in the period: who still comes so many (``MONTHS``) months later."""
        returned = self.took(ConnectionStep.RETURNS)
        known = self.counts.get(KNOWN + months, Count())
        return Kept(
            known=known,
            still=self.counts.get(STILL + months, Count()),
            too_recent=Count(returned.families - known.families, returned.people - known.people),
        )


def steps_taken(
    period: Period, programmes: Iterable[int] = (EVERYTHING,), *, grains: Sequence[int] = (0, 1)
) -> dict[int, Steps]:
    """For every one of ``programmes`` (keys; ``EVERYTHING``) who took which step in ``period``.

    Two queries, however many programmes. Without people (1) among the ``grains`` it is half the work.
    """
    book = RuleBook.opened()
    rules = {key: book.on(period.last, key or None) for key in programmes}
    counts: dict[int, dict[int, Count]] = {key: {} for key in rules}
    sql = _sql("connections_counted.sql", rules, grains, CAME_BY)
    for scope, code, families, people in _rows(sql, _days(period)):
        counts[scope][code] = Count(families, people)
    ours = book.on(period.last)
    return {key: Steps(rules[key], ours, counts[key]) for key in rules}


def our_rule(period: Period, _programme: Programme | None = None) -> Thresholds:
    """By which rule of the foundation the milestone is counted on the last day; one small query."""
    return RuleBook.opened().on(period.last)


def steps_of(period: Period, programme: Programme | None) -> Steps:
    """Which families took which step in ``period``, by the rule of ``programme`` or by ours."""
    key = programme.pk if programme else EVERYTHING
    return steps_taken(period, [key], grains=[FAMILIES])[key]


class Taken(NamedTuple):
    """A step that a family (``person`` 0) or somebody in it took, when, where and through what."""

    family: int
    person: int
    step: ConnectionStep
    day: date
    through: str
    """``visits``, ``tie`` or ``task``; the task of a volunteer is at no place."""
    place: str


def days_of_steps(case: Case, rule: Thresholds, until: date) -> list[Taken]:
    """Every step that the family of ``case`` and the people in it took up to ``until``; one query."""
    sql = _sql("connections_days.sql", {EVERYTHING: rule}, (FAMILIES, PEOPLE), "id = %(case)s")
    steps = {"case": case.pk, "from_step": min(ConnectionStep), "to_step": max(ConnectionStep)}
    return _taken(sql, _days(Period(case.found_on, until)) | steps)


def families_that_took(
    step: ConnectionStep,
    period: Period,
    programme: Programme | None,
    *,
    rule: Thresholds,
    families: QuerySet[Family],
) -> list[Taken]:
    """Which of ``families`` took ``step`` on a day of ``period``, the last one first; one query.

    By the ``rule`` of the last day: the same families as ``steps_taken`` counts, each once.
    """
    key = programme.pk if programme else EVERYTHING
    within_reach, parameters = _inside(families)
    sql = _sql(
        "connections_days.sql", {key: rule}, [FAMILIES], f"{CAME_BY} AND family_id {within_reach}"
    )
    found = _taken(sql, _days(period) | parameters | {"from_step": step, "to_step": step})
    return list({taken.family: taken for taken in reversed(found)}.values())[::-1]


def families_that_stayed(
    months: int, period: Period, programme: Programme | None, *, rule: Thresholds
) -> list[int]:
    """The keys of the families that returned in ``period`` and still came so many months later.

    The same families as ``Steps.kept(months).still`` counts; one query.
    """
    key = programme.pk if programme else EVERYTHING
    sql = _sql("connections_kept.sql", {key: rule}, [FAMILIES], CAME_BY)
    return [family for (family,) in _rows(sql, _days(period) | {"code": STILL + months})]


def _inside(families: QuerySet[Family]) -> tuple[str, dict[str, Any]]:
    """``families`` as the rows of a statement with named parameters."""
    rows, parameters = families.order_by().values("pk").query.sql_with_params()
    named = {f"reach_{at}": value for at, value in enumerate(parameters)}
    return f"IN ({rows % tuple(f'%({name})s' for name in named)})", named


def _taken(sql: str, parameters: dict[str, Any]) -> list[Taken]:
    return [
        Taken(family, person, ConnectionStep(step), _day(day), through, place)
        for family, person, step, day, through, place in _rows(sql, parameters)
    ]


def _day(stored: date | str) -> date:
    """SQLite tells a day in letters."""
    return date.fromisoformat(stored) if isinstance(stored, str) else stored


def _sql(asked: str, rules: Mapping[int, Thresholds], grains: Iterable[int], cases: str) -> str:
    """The statement that answers what is ``asked`` about ``cases``, by the rule of each scope."""
    numbers = list(dict.fromkeys(rules.values()))
    return _written(asked, connection.vendor).format(
        rules=_values(
            (at, r.visits, r.within_days, r.stays_months, r.own_visits, r.invited_days)
            for at, r in enumerate(numbers)
        ),
        scopes=_values((key, numbers.index(rule)) for key, rule in rules.items()),
        grains=_values((grain,) for grain in grains),
        cases=cases,
        member=Membership.Role.MEMBER,
        anchors=", ".join(f"'{kind}'" for kind in sorted(Tie.ANCHORS)),
    )


@cache
def _written(asked: str, vendor: str) -> str:
    """All pieces of a statement, in the words of this database."""
    pieces = ("connections.sql", *OUTCOME_OF.get(asked, ()), asked)
    sql = "".join((HERE / name).read_text(encoding="utf-8") for name in pieces)
    sql = re.sub(r"^ *--.*\n", "", sql, flags=re.MULTILINE)
    for word, meaning in IN_THE_WORDS_OF[vendor].items():
        sql = re.sub(rf"\b{word}\(([^(),]+)(?:, ([^(),]+))?\)", meaning, sql)
    return sql


def _values(rows: Iterable[tuple[int, ...]]) -> str:
    """Whole numbers of our own as the rows of a table."""
    return ", ".join(f"({', '.join(str(int(number)) for number in row)})" for row in rows)


def _days(period: Period) -> dict[str, Any]:
    adapt = connection.ops.adapt_datefield_value
    return {"first": adapt(period.first), "last": adapt(period.last)}


def _rows(sql: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
