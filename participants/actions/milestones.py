"""Deriving how far each case has come from what was logged, never from what somebody typed.

``refresh_milestones`` only adds a milestone or finds an earlier day for it; no automatic step takes
back what was reached, also not when the evidence is forgotten after some years. When a *person*
corrects evidence, the action that does so first calls ``withdraw_milestones`` for what rested on
that evidence, and then refreshes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from django.db import transaction
from django.db.models import F, Max, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from participants.models import (
    Attendance,
    Case,
    ContactMoment,
    Milestone,
    Obstacle,
    Person,
    Step,
)
from participants.models.attendances import ungrouped_activity
from participants.models.milestones import CONNECTION, ConnectionRule

BATCH = 2000


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


Known = dict[tuple[int, int], Milestone]
WRITTEN = [field.name for field in fields(Found) if field.name not in {"case_id", "step"}]


@transaction.atomic
def refresh_milestones(cases: QuerySet[Case]) -> None:
    """Write the milestones that ``cases`` have reached by now, and when each was last heard of."""
    case_ids = _held(cases)
    for start in range(0, len(case_ids), BATCH):
        batch = Case.objects.filter(pk__in=case_ids[start : start + BATCH]).order_by()
        known = _known(Milestone.objects.filter(case__in=batch))
        _write(earliest(derived_milestones(batch)), known)
        batch.update(last_heard_on=_last_heard_on())


@transaction.atomic
def refresh_families(families: Iterable[int]) -> None:
    """Refresh every case of the families with these primary keys."""
    refresh_milestones(Case.objects.filter(family__in=list(families)))


def refresh_connections(families: Iterable[int], *, day: date) -> None:
    """Refresh what a visit on ``day`` can change: the connection of these families, and when heard of.

    The same outcome as ``refresh_families`` after a visit was noted or taken back, in a third of the
    queries, and fewer for who was connected by that day already: a tap on a register waits for it.
    """
    case_ids = _held(Case.objects.filter(family__in=list(families)))
    if not case_ids:
        return
    connected = _known(Milestone.objects.filter(case__in=case_ids, step=Step.CONNECTED))
    stands = {row.case_id for row in connected.values() if row.reached_on <= day}
    if waiting := set(case_ids) - stands:
        cases = Case.objects.filter(pk__in=waiting).order_by()
        _write(earliest(chain(_by_visits(cases), _by_volunteering(cases))), connected)
    Case.objects.filter(pk__in=case_ids).update(last_heard_on=_last_heard_on())


def _held(cases: QuerySet[Case]) -> list[int]:
    """The keys of ``cases``, held until the transaction ends: two people may log at the same moment."""
    return list(cases.select_for_update().order_by("pk").values_list("pk", flat=True))


def withdraw_milestones(milestones: QuerySet[Milestone]) -> None:
    """Take back ``milestones`` whose evidence a person is correcting; refresh afterwards.

    A milestone whose evidence was forgotten is left alone: nobody can correct what is gone.
    """
    milestones.exclude(step=Step.FOUND).filter(
        Q(contact__isnull=False)
        | Q(obstacle__isnull=False)
        | Q(session__isnull=False)
        | Q(volunteer__isnull=False)
    ).delete()


def derived_milestones(cases: QuerySet[Case]) -> Iterator[Found]:
    """Every milestone that follows from the facts, possibly several of one step per case."""
    yield from (Found(pk, Step.FOUND, day) for pk, day in cases.values_list("pk", "found_on"))
    yield from _by_contact(cases, Step.APPROACHED, Q())
    yield from _by_contact(cases, Step.REACHED, Q(was_reached=True))
    yield from _by_obstacle(cases)
    yield from _by_visits(cases)
    yield from _by_volunteering(cases)


def earliest(milestones: Iterable[Found]) -> dict[tuple[int, int], Found]:
    """The first of each step of each case."""
    first: dict[tuple[int, int], Found] = {}
    for found in milestones:
        key = (found.case_id, found.step)
        if key not in first or found.reached_on < first[key].reached_on:
            first[key] = found
    return first


def connected_on(
    visits: Iterable[tuple[date, int]], rule: ConnectionRule = CONNECTION
) -> tuple[date, int] | None:
    """The first of ``visits`` (day, session; in order of day) that makes a family connected.

    Source: domain definition *aansluiting*: at least 3 attendances at the same group or activity
    within 8 weeks. On the day itself the family was, by being there, present in the last 4 weeks.
    """
    days = list(visits)
    for at in range(rule.visits - 1, len(days)):
        first_day, (day, session) = days[at - rule.visits + 1][0], days[at]
        if (day - first_day).days <= rule.within_days:
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
    for (case_id, *_), visits in groupby(rows.iterator(), key=itemgetter(0, 1, 2)):
        if reached := connected_on((visit[3], visit[4]) for visit in visits):
            yield Found(case_id, Step.CONNECTED, reached[0], session_id=reached[1])


def _by_volunteering(cases: QuerySet[Case]) -> Iterator[Found]:
    people = (
        Person.objects.filter(
            Q(family__cases__closed_on=None)
            | Q(volunteer__started_on__lte=F("family__cases__closed_on")),
            Q(volunteer__ended_on=None) | Q(volunteer__ended_on__gte=F("family__cases__found_on")),
            volunteer__started_on__lte=timezone.localdate(),
            family__cases__in=cases,
        )
        .annotate(on=Greatest("volunteer__started_on", "family__cases__found_on"))
        .values_list("family__cases", "on", "volunteer")
    )
    for case_id, on, volunteer in people:
        yield Found(case_id, Step.CONNECTED, on, volunteer_id=volunteer)


def _known(milestones: QuerySet[Milestone]) -> Known:
    return {(row.case_id, row.step): row for row in milestones.order_by()}


def _write(reached: dict[tuple[int, int], Found], known: Known) -> None:
    """Store what is not ``known`` or now found to be earlier; *found* always follows its case."""
    Milestone.objects.bulk_create(
        [Milestone(**_columns(found)) for key, found in reached.items() if key not in known]
    )
    moved = []
    for key, row in known.items():
        found = reached.get(key)
        if found and _is_better(found, row):
            for name in WRITTEN:
                setattr(row, name, getattr(found, name))
            moved.append(row)
    Milestone.objects.bulk_update(moved, WRITTEN, batch_size=500)


def _columns(found: Found) -> dict[str, Any]:
    return {field.name: getattr(found, field.name) for field in fields(Found)}


def _is_better(found: Found, row: Milestone) -> bool:
    """Whether ``found`` shows an earlier day than ``row``, or the case says another day of finding."""
    if found.step == Step.FOUND:
        return found.reached_on != row.reached_on
    return found.reached_on < row.reached_on


def _last_heard_on() -> Greatest:
    """The last day a family was seen at an activity or spoke with us, since it was found."""
    talks = ContactMoment.objects.filter(
        was_reached=True, happened_on__gte=OuterRef("found_on"), family=OuterRef("family")
    )
    visits = Attendance.objects.that_count().filter(
        session__held_on__gte=OuterRef("found_on"), person__family=OuterRef("family")
    )
    spoken = _latest(talks, "happened_on", of="family")
    seen = _latest(visits, "session__held_on", of="person__family")
    return Greatest(Coalesce(spoken, seen), Coalesce(seen, spoken))


def _latest(rows: QuerySet[Any], day: str, *, of: str) -> Subquery:
    """The last ``day`` of one family's ``rows``.

    As a maximum: asked for the first row in order of day, PostgreSQL may walk through every session
    there ever was until it meets this family.
    """
    return Subquery(rows.order_by().values(of).annotate(last=Max(day)).values("last"))
