"""What a volunteer is expected at, did, may do and has told: for their own page and the hall."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, Sum

from accounts.models import User
from activities.models import Certificate, Duty, TrainingVisit, Volunteer

MOST_DUTIES = 6
ASKED_FOR = timedelta(days=60)
"""After so long nobody remembers how long it took."""


class Followed(NamedTuple):
    """A training, and on which days somebody was there."""

    training: str
    days: list[date]


@dataclass(frozen=True, slots=True)
class Me:
    """What lies ready for a volunteer who signs in."""

    volunteer: Volunteer
    untold: list[Duty]
    coming: list[Duty]


def me_as_volunteer(user: User, today: date) -> Me | None:
    """The duties of whoever signs in as ``user``; None for who is no volunteer. Three queries."""
    volunteer = Volunteer.objects.filter(account=user).first()
    if volunteer is None:
        return None
    untold, coming = untold_duties(volunteer, today), coming_duties(volunteer, today)
    return Me(volunteer, list(untold), list(coming))


def coming_duties(volunteer: Volunteer, today: date) -> QuerySet[Duty]:
    """Where ``volunteer`` is expected next, at most a few."""
    rows = volunteer.duties.coming(today)
    return rows.select_related("session__activity__place", "session__place")[:MOST_DUTIES]


def untold_duties(volunteer: Volunteer, today: date) -> QuerySet[Duty]:
    """What ``volunteer`` did, or does today, without having told the hours, at most a few."""
    rows = volunteer.duties.untold(today).filter(session__held_on__gte=today - ASKED_FOR)
    return rows.select_related("session__activity__place", "session__place")[:MOST_DUTIES]


def about_volunteer(volunteer: Volunteer, user: User, today: date) -> dict[str, Any]:
    """What the page of ``volunteer`` says besides who they are and their hours."""
    shown: dict[str, Any] = {
        "today": today,
        "year": today.year,
        "coming": coming_duties(volunteer, today),
        "untold": untold_duties(volunteer, today),
        "trainings": trainings_of(volunteer),
        "certificates": papers_of(volunteer) if user.is_coordinator else None,
    }
    return shown | minutes_of(volunteer, today.year)


def minutes_of(volunteer: Volunteer, year: int) -> dict[str, int]:
    """The minutes of this year that count, and those of any year that still wait."""
    counts = Q(approved_on__isnull=False, worked_on__year=year)
    return volunteer.shifts.aggregate(
        counted=Sum("minutes", filter=counts, default=0),
        waiting=Sum("minutes", filter=Q(approved_on=None), default=0),
    )


def trainings_of(volunteer: Volunteer) -> list[Followed]:
    """What ``volunteer`` followed, by training; one query."""
    visits = TrainingVisit.objects.filter(volunteer=volunteer)
    rows = visits.order_by("session__activity__name", "session__held_on")
    pairs = rows.values_list("session__activity__name", "session__held_on")
    return [
        Followed(name, [day for _name, day in days])
        for name, days in groupby(pairs, key=lambda pair: pair[0])
    ]


def papers_of(volunteer: Volunteer) -> list[Certificate]:
    """The newest paper of each kind that was seen of ``volunteer``."""
    return list(_newest(volunteer.certificates.select_related("kind", "seen_by")))


def _newest(certificates: Iterable[Certificate]) -> Iterator[Certificate]:
    """The first of each kind: they stand in the order of how long they hold."""
    for _kind, papers in groupby(certificates, key=attrgetter("kind_id")):
        yield next(papers)
