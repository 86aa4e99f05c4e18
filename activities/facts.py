"""The public side in numbers: meetings, hours and groups, counted in the database.

``programme`` narrows meetings and hours to the activities that count for it, groups to its own
groups. Without it everything counts once.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from activities.models import (
    NeighbourhoodGroup,
    Programme,
    Session,
    Shift,
    TrainingVisit,
    Volunteer,
)
from core.periods import Period

MEETS_EVERY_DAYS = 42
"""Source: domain definition *buurtgroepen*: active is at least one meeting per 6 weeks."""


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
class ComingAndGoing:
    """How many volunteers began and stopped in a period, and how many are there on its last day."""

    began: int
    stopped: int
    there: int


@dataclass(frozen=True, slots=True)
class Training:
    """How many meetings trainings had, and how many different volunteers were at one."""

    sessions: int
    volunteers: int


@dataclass(frozen=True, slots=True)
class BegunFor:
    """A group that was begun for what families missed: what that was, and for how many."""

    group: str
    gap: str
    families: int


@dataclass(frozen=True, slots=True)
class GroupLife:
    """A group in a period: the days it existed, on how many of them it met, and when last."""

    group: int
    existed: Period
    days_met: int
    last_met_on: date | None

    @property
    def is_active(self) -> bool:
        """Whether it met often enough on average, and did not fall silent at the end."""
        if self.last_met_on is None:
            return False
        silent_since = self.existed.last - timedelta(days=MEETS_EVERY_DAYS)
        met_enough = self.days_met * MEETS_EVERY_DAYS >= self.existed.days
        return met_enough and self.last_met_on > silent_since


def meetings_per_day(period: Period, programme: Programme | None) -> dict[date, Meetings]:
    """What took place on each day of ``period`` that had a meeting; called off is not held."""
    rows = (
        sessions_held(period, programme)
        .values_list("held_on")
        .annotate(sessions=Count("pk"), unnamed=Sum("unnamed_visitors"))
        .order_by("held_on")
    )
    return {day: Meetings(count, unnamed) for day, count, unnamed in rows}


def sessions_held(period: Period, programme: Programme | None) -> QuerySet[Session]:
    """What took place in ``period``."""
    sessions = Session.objects.within(period).took_place()
    return sessions.filter(activity__programmes=programme) if programme else sessions


def volunteering(period: Period, programme: Programme | None) -> Volunteering:
    """Who gave hours in ``period``, and how many minutes; only hours that were approved."""
    return Volunteering(
        **hours_given(period, programme).aggregate(
            volunteers=Count("volunteer", distinct=True), minutes=Sum("minutes", default=0)
        )
    )


def hours_given(period: Period, programme: Programme | None) -> QuerySet[Shift]:
    """The hours of ``period`` that were approved."""
    shifts = Shift.objects.approved().filter(worked_on__range=(period.first, period.last))
    return shifts.filter(activity__programmes=programme) if programme else shifts


def coming_and_going(period: Period, _programme: Programme | None) -> ComingAndGoing:
    """The volunteers who began in ``period``, who stopped in it, and who are there on its last day.

    A volunteer is of no programme, so for each of them it is the same.
    """
    return ComingAndGoing(
        **Volunteer.objects.aggregate(
            began=Count("pk", filter=has_begun(period)),
            stopped=Count("pk", filter=has_stopped(period)),
            there=Count("pk", filter=is_there(period)),
        )
    )


def has_begun(period: Period) -> Q:
    """The volunteer became active on a day of ``period``."""
    return Q(started_on__range=(period.first, period.last))


def has_stopped(period: Period) -> Q:
    """The last day of the volunteer was in ``period``."""
    return Q(ended_on__range=(period.first, period.last))


def is_there(period: Period) -> Q:
    """The volunteer is active on the last day of ``period``."""
    stays = Q(ended_on=None) | Q(ended_on__gte=period.last)
    return stays & Q(started_on__lte=period.last)


def training(period: Period, programme: Programme | None) -> Training:
    """The meetings of trainings in ``period``, and who was there."""
    held = trainings_held(period, programme)
    followed = trainings_followed(period, programme)
    return Training(
        **held.aggregate(sessions=Count("pk")),
        **followed.aggregate(volunteers=Count("volunteer", distinct=True)),
    )


def trainings_held(period: Period, programme: Programme | None) -> QuerySet[Session]:
    """The meetings of trainings for volunteers in ``period``."""
    return sessions_held(period, programme).filter(activity__is_training=True)


def trainings_followed(period: Period, programme: Programme | None) -> QuerySet[TrainingVisit]:
    """Who was at a training in ``period``, a row for each time."""
    held = trainings_held(period, programme).order_by().values("pk")
    return TrainingVisit.objects.filter(session__in=held)


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
        .values_list("pk", "started_on", "ended_on", "days_met", "last_met_on")
    )
    return [
        GroupLife(pk, _overlap(period, started_on, ended_on), days_met, last_met_on)
        for pk, started_on, ended_on, days_met, last_met_on in rows
    ]


def groups_begun(period: Period, programme: Programme | None) -> int:
    """How many groups began on a day of ``period``."""
    return groups_that_began(period, programme).count()


def groups_that_began(period: Period, programme: Programme | None) -> QuerySet[NeighbourhoodGroup]:
    """The groups that began on a day of ``period``."""
    return _groups(period, programme).filter(started_on__gte=period.first)


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
