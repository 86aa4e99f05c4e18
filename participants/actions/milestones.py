"""Deriving how far each case has come from what was logged, never from what somebody typed.

``refresh_milestones`` only adds a milestone or finds an earlier day for it; no automatic step takes
back what was reached, also not when the evidence is forgotten after some years. When a *person*
corrects evidence, the action that does so first calls ``withdraw_milestones`` for what rested on
that evidence, and then refreshes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import Any

from django.db import transaction
from django.db.models import BigAutoField, F, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from participants.actions.silence import HEARD, listen
from participants.models import (
    Attendance,
    Case,
    ContactMoment,
    Membership,
    Milestone,
    Obstacle,
    Person,
    Step,
)
from participants.models.attendances import ungrouped_activity
from participants.models.connections import FIRST_RULE, RuleBook, Thresholds

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """A milestone as derived: for which case, which step, when, and on what evidence."""

    case_id: int
    step: int
    reached_on: date
    contact_id: int | None = None
    obstacle_id: int | None = None
    session_id: int | None = None
    volunteer_id: int | None = None
    membership_id: int | None = None


Known = dict[tuple[int, int], Milestone]
WRITTEN = [field.name for field in fields(Found) if field.name not in {"case_id", "step"}]
DERIVED = ["stage", "stage_on", *HEARD]
"""The columns of a case that follow from what was logged."""


@transaction.atomic
def refresh_milestones(cases: QuerySet[Case]) -> None:
    """Write the milestones that ``cases`` have reached by now, and when each was last heard of."""
    held = _held(cases)
    for start in range(0, len(held), BATCH):
        batch = held[start : start + BATCH]
        known = _known(batch)
        _note_course(batch, _write(earliest(derived_milestones(_rows(batch))), known))


@transaction.atomic
def refresh_families(families: Iterable[int]) -> None:
    """Refresh every case of the families with these primary keys."""
    refresh_milestones(Case.objects.filter(family__in=list(families)))


def refresh_connections(families: Iterable[int], *, day: date) -> None:
    """Refresh what a visit on ``day`` can change: the connection of these families, and when heard of.

    The same outcome as ``refresh_families`` after a visit was noted or taken back, in half of the
    queries, and fewer for who was connected by that day already: a tap on a register waits for it.
    """
    held = _held(Case.objects.filter(family__in=list(families)))
    if not held:
        return
    known = _known(held)
    stands = {
        row.case_id
        for row in known.values()
        if row.step == Step.CONNECTED and row.reached_on <= day
    }
    reached: dict[tuple[int, int], Found] = {}
    if waiting := [case for case in held if case.pk not in stands]:
        rows = _rows(waiting)
        reached = earliest(chain(_by_visits(rows), _by_tasks(rows)))
    _note_course(held, _write(reached, known))


def _held(cases: QuerySet[Case]) -> list[Case]:
    """``cases``, held until the transaction ends: two people may log at the same moment."""
    columns = cases.only("family", "found_on", *DERIVED)
    return list(columns.select_for_update().order_by("pk"))


def _rows(cases: Iterable[Case]) -> QuerySet[Case]:
    return Case.objects.filter(pk__in=[case.pk for case in cases]).order_by()


def withdraw_milestones(milestones: QuerySet[Milestone]) -> None:
    """Take back ``milestones`` whose evidence a person is correcting; refresh afterwards.

    A milestone whose evidence was forgotten is left alone: nobody can correct what is gone.
    """
    milestones.exclude(step=Step.FOUND).filter(
        Q(contact__isnull=False)
        | Q(obstacle__isnull=False)
        | Q(session__isnull=False)
        | Q(volunteer__isnull=False)
        | Q(membership__isnull=False)
    ).delete()


def derived_milestones(cases: QuerySet[Case]) -> Iterator[Found]:
    """Every milestone that follows from the facts, possibly several of one step per case."""
    yield from (Found(pk, Step.FOUND, day) for pk, day in cases.values_list("pk", "found_on"))
    yield from _by_contact(cases, Step.APPROACHED, Q())
    yield from _by_contact(cases, Step.REACHED, Q(was_reached=True))
    yield from _by_obstacle(cases)
    yield from _by_visits(cases)
    yield from _by_tasks(cases)


def earliest(milestones: Iterable[Found]) -> dict[tuple[int, int], Found]:
    """The first of each step of each case."""
    first: dict[tuple[int, int], Found] = {}
    for found in milestones:
        key = (found.case_id, found.step)
        if key not in first or found.reached_on < first[key].reached_on:
            first[key] = found
    return first


def connected_on(
    visits: Iterable[tuple[date, int]],
    rule_on: Callable[[date], Thresholds] = lambda _day: FIRST_RULE,
) -> tuple[date, int] | None:
    """The first of ``visits`` (day, session; in order of day) that makes a family connected.

    Each visit is judged by the rule of its own day: a rule of later days takes back nothing, and
    finds nothing in days gone by. Source: domain definition *aansluiting*: at least 3 attendances at
    the same group or activity within 8 weeks. On the day itself the family was present.
    """
    days = list(visits)
    for at, (day, session) in enumerate(days):
        rule = rule_on(day)
        first = at - rule.visits + 1
        if first >= 0 and (day - days[first][0]).days <= rule.within_days:
            return day, session
    return None


def _during(day: str) -> dict[str, Any]:
    """Lookups that keep rows of ``OuterRef`` case's family to the days of that case."""
    return {f"{day}__gte": OuterRef("found_on"), f"{day}__lte": OuterRef("until")}


def _until(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Adds ``until``: the last day that counts for the case (today while it is open)."""
    return cases.annotate(until=Coalesce("closed_on", Value(timezone.localdate())))


def _by_contact(cases: QuerySet[Case], step: int, which: Q) -> Iterator[Found]:
    contacts = ContactMoment.objects.filter(
        which, family=OuterRef("family"), **_during("happened_on")
    ).order_by("happened_on", "pk")
    rows = _until(cases).annotate(
        evidence=Subquery(contacts.values("pk")[:1]),
        on=Subquery(contacts.values("happened_on")[:1]),
    )
    for pk, evidence, on in rows.exclude(on=None).values_list("pk", "evidence", "on"):
        yield Found(pk, step, on, contact_id=evidence)


def _by_obstacle(cases: QuerySet[Case]) -> Iterator[Found]:
    obstacles = Obstacle.objects.filter(
        state=Obstacle.State.SOLVED, family=OuterRef("family"), **_during("solved_on")
    ).order_by("solved_on", "pk")
    rows = _until(cases).annotate(
        evidence=Subquery(obstacles.values("pk")[:1]),
        on=Subquery(obstacles.values("solved_on")[:1]),
    )
    for pk, evidence, on in rows.exclude(on=None).values_list("pk", "evidence", "on"):
        yield Found(pk, Step.OBSTACLE_SOLVED, on, obstacle_id=evidence)


def _by_visits(cases: QuerySet[Case]) -> Iterator[Found]:
    """Visits of any member on different days, per group; an activity without group is its own."""
    case, activity = "person__family__cases", "session__activity"
    rows = (
        Attendance.objects.that_count()
        .filter(
            Q(**{f"{case}__closed_on": None}) | Q(session__held_on__lte=F(f"{case}__closed_on")),
            session__held_on__gte=F(f"{case}__found_on"),
            session__held_on__lte=timezone.localdate(),
            **{f"{case}__in": cases},
        )
        .values(case, f"{activity}__group", "session__held_on", joined=ungrouped_activity())
        .annotate(session_id=Min("session"))
        .order_by(case, f"{activity}__group", "joined", "session__held_on")
        .values_list(case, f"{activity}__group", "joined", "session__held_on", "session_id")
    )
    book = None
    for (case_id, *_), visits in groupby(rows.iterator(), key=itemgetter(0, 1, 2)):
        book = book or RuleBook.opened()
        if reached := connected_on(((visit[3], visit[4]) for visit in visits), book.on):
            yield Found(case_id, Step.CONNECTED, reached[0], session_id=reached[1])


def _by_tasks(cases: QuerySet[Case]) -> Iterator[Found]:
    """A standing task, as a volunteer or in a group of neighbours; to be on its list is none."""
    none = Value(None, output_field=BigAutoField())
    volunteering = (
        Person.objects.filter(
            Q(family__cases__closed_on=None)
            | Q(volunteer__started_on__lte=F("family__cases__closed_on")),
            Q(volunteer__ended_on=None) | Q(volunteer__ended_on__gte=F("family__cases__found_on")),
            volunteer__started_on__lte=timezone.localdate(),
            family__cases__in=cases,
        )
        .annotate(on=Greatest("volunteer__started_on", "family__cases__found_on"))
        .values_list("family__cases", "on", "volunteer", none)
    )
    case = "person__family__cases"
    in_groups = (
        Membership.objects.with_a_task()
        .filter(
            Q(**{f"{case}__closed_on": None}) | Q(started_on__lte=F(f"{case}__closed_on")),
            Q(ended_on=None) | Q(ended_on__gt=Greatest("started_on", f"{case}__found_on")),
            started_on__lte=timezone.localdate(),
            **{f"{case}__in": cases},
        )
        .annotate(on=Greatest("started_on", f"{case}__found_on"))
        .values_list(case, "on", none, "pk")
    )
    tasks = volunteering.order_by().union(in_groups.order_by(), all=True)
    for pk, on, volunteer, membership in tasks:
        yield Found(pk, Step.CONNECTED, on, volunteer_id=volunteer, membership_id=membership)


def _known(cases: Iterable[Case]) -> Known:
    rows = Milestone.objects.filter(case__in=[case.pk for case in cases]).order_by()
    return {(row.case_id, row.step): row for row in rows}


def _write(reached: dict[tuple[int, int], Found], known: Known) -> list[Milestone]:
    """Store what is not ``known`` or now found to be earlier; *found* always follows its case.

    Returns every milestone there is now.
    """
    new = [Milestone(**_columns(found)) for key, found in reached.items() if key not in known]
    Milestone.objects.bulk_create(new)
    moved = []
    for key, row in known.items():
        found = reached.get(key)
        if found and _is_better(found, row):
            for name in WRITTEN:
                setattr(row, name, getattr(found, name))
            moved.append(row)
    Milestone.objects.bulk_update(moved, WRITTEN, batch_size=500)
    return [*known.values(), *new]


def _note_course(cases: list[Case], milestones: Iterable[Milestone]) -> None:
    """Write beside ``cases`` how far each has come, and when it was last heard of."""
    before = {case.pk: _derived(case) for case in cases}
    furthest = {row.case_id: row for row in sorted(milestones, key=attrgetter("step"))}
    for case in cases:
        if case.pk in furthest:
            case.stage, case.stage_on = furthest[case.pk].step, furthest[case.pk].reached_on
    listen(cases)
    changed = [case for case in cases if _derived(case) != before[case.pk]]
    Case.objects.bulk_update(changed, DERIVED, batch_size=500)


def _derived(case: Case) -> list[Any]:
    return [getattr(case, name) for name in DERIVED]


def _columns(found: Found) -> dict[str, Any]:
    return {field.name: getattr(found, field.name) for field in fields(Found)}


def _is_better(found: Found, row: Milestone) -> bool:
    """Whether ``found`` shows an earlier day than ``row``, or the case says another day of finding."""
    if found.step == Step.FOUND:
        return found.reached_on != row.reached_on
    return found.reached_on < row.reached_on
