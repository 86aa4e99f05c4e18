"""The public side in numbers: meetings, hours and groups, counted in the database.

``programme`` narrows meetings and hours to the activities that count for it, groups to its own
groups. Without it everything counts once.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from activities.models import NeighbourhoodGroup, Programme, Session, Shift
from core.periods import Period


@dataclass(frozen=True, slots=True)
class Meetings:
    """What took place on one day: meetings, and visitors that were counted without a name."""

    sessions: int
    unnamed_visitors: int


@dataclass(frozen=True, slots=True)
class Volunteering:
    """How many different volunteers gave hours, and all their minutes together."""

    volunteers: int
    minutes: int


@dataclass(frozen=True, slots=True)
class BegunFor:
    """A group that was begun for what families missed: what that was, and for how many."""

    group: str
    gap: str
    families: int


@dataclass(frozen=True, slots=True)
class GroupLife:
    """A group in a period: the days it existed, on how many of them it met, and when last."""

    existed: Period
    days_met: int
    last_met_on: date | None


def meetings_per_day(period: Period, programme: Programme | None) -> dict[date, Meetings]:
    """What took place on each day of ``period`` that had a meeting; called off is not held."""
    sessions = Session.objects.within(period).took_place()
    if programme:
        sessions = sessions.filter(activity__programmes=programme)
    rows = (
        sessions.values_list("held_on")
        .annotate(sessions=Count("pk"), unnamed=Sum("unnamed_visitors"))
        .order_by("held_on")
    )
    return {day: Meetings(count, unnamed) for day, count, unnamed in rows}


def volunteering(period: Period, programme: Programme | None) -> Volunteering:
    """Who gave hours in ``period``, and how many minutes; only hours that were approved."""
    shifts = Shift.objects.approved().filter(worked_on__range=(period.first, period.last))
    if programme:
        shifts = shifts.filter(activity__programmes=programme)
    return Volunteering(
        **shifts.aggregate(
            volunteers=Count("volunteer", distinct=True), minutes=Sum("minutes", default=0)
        )
    )


def group_lives(period: Period, programme: Programme | None) -> list[GroupLife]:
    """Every group that existed on at least one day of ``period``."""
    held = Q(
        activities__sessions__held_on__range=(period.first, period.last),
        activities__sessions__cancelled_because="",
    )
    rows = (
        _groups(period, programme)
        .annotate(
            days_met=Count("activities__sessions__held_on", filter=held, distinct=True),
            last_met_on=Max("activities__sessions__held_on", filter=held),
        )
        .order_by("pk")
        .values_list("started_on", "ended_on", "days_met", "last_met_on")
    )
    return [
        GroupLife(_overlap(period, started_on, ended_on), days_met, last_met_on)
        for started_on, ended_on, days_met, last_met_on in rows
    ]


def groups_begun_for_gaps(period: Period, programme: Programme | None) -> list[BegunFor]:
    """The groups that began on a day of ``period`` because families missed something, in order.

    Of health and safety at home nothing is said outside the files of families.
    """
    begun = _groups(period, programme).filter(
        started_on__gte=period.first, gap__is_sensitive=False, gap_families__isnull=False
    )
    rows = begun.order_by("started_on", "name").values_list("name", "gap__name", "gap_families")
    return [BegunFor(name, gap or "", families or 0) for name, gap, families in rows]


def first_meeting_on() -> date | None:
    """The day of the first meeting on the agenda; None when there is none yet."""
    return Session.objects.aggregate(day=Min("held_on"))["day"]


def _groups(period: Period, programme: Programme | None) -> QuerySet[NeighbourhoodGroup]:
    groups = NeighbourhoodGroup.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=period.first), started_on__lte=period.last
    )
    return groups.filter(programmes=programme) if programme else groups


def _overlap(period: Period, started_on: date, ended_on: date | None) -> Period:
    return Period(max(period.first, started_on), min(period.last, ended_on or period.last))
