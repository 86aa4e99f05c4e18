"""Who came back after a first time that was suggested, with somebody who went along and without."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db.models import Avg, Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from activities.models import Programme
from core.periods import Period
from participants.models import Attendance, Suggestion
from participants.models.suggestions import COMPANIONS

BACK_WITHIN = timedelta(weeks=8)
"""Counted from the first time, that day included: as long as for being connected."""
WEEKS_AFTER = BACK_WITHIN - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FirstTimes:
    """First times of families at an activity, and after how many a second and a third time came."""

    number: int
    second: int
    third: int


@dataclass(frozen=True, slots=True)
class Returns:
    """First times with a companion and without; ``too_recent`` are not in either yet."""

    along: FirstTimes
    alone: FirstTimes
    too_recent: int
    took: timedelta | None = field(default=None, compare=False)
    """How long it was from the suggestion to the first time, on average; None without any."""


def returns(period: Period, programme: Programme | None) -> Returns:
    """Of the first times whose eight weeks were over on a day of ``period``: who came back.

    So each counts once, in the period in which one could know. Too recent are those of the last
    weeks of it. Days are counted, not people: a family that came twice has two. For a programme the
    activities that count for it. One query.
    """
    known = _known(period)
    came = _came(Period(period.first - WEEKS_AFTER, period.last), programme)
    along = with_somebody()
    counts = {
        f"{how}_{name}": Count("pk", filter=known & was & Q(days__gte=days))
        for how, was in (("along", along), ("alone", ~along))
        for name, days in (("number", 0), ("second", 2), ("third", 3))
    }
    found = came.annotate(days=days_there()).aggregate(
        too_recent=Count("pk", filter=~known),
        took=Avg(F("came_to__held_on") - F("offered_on"), filter=known),
        **counts,
    )
    return Returns(
        along=_first_times(found, "along"),
        alone=_first_times(found, "alone"),
        too_recent=found["too_recent"],
        took=found["took"],
    )


def first_times_known(period: Period, programme: Programme | None) -> QuerySet[Suggestion]:
    """The first times of which one could know on a day of ``period`` who came back."""
    return _came(Period(period.first - WEEKS_AFTER, period.last - WEEKS_AFTER), programme)


def with_somebody() -> Q:
    """Somebody was to go along."""
    return reduce(or_, (~Q(**{place: empty}) for place, empty in COMPANIONS.items()))


def days_there() -> Coalesce:
    """On how many days somebody of the family was there in the weeks from the first time on."""
    return Coalesce(Subquery(_days_there()), 0)


def _known(period: Period) -> Q:
    return Q(came_to__held_on__range=(period.first - WEEKS_AFTER, period.last - WEEKS_AFTER))


def _came(period: Period, programme: Programme | None) -> QuerySet[Suggestion]:
    came = Suggestion.objects.filter(
        outcome=Suggestion.Outcome.CAME, came_to__held_on__range=(period.first, period.last)
    )
    return came.filter(activity__programmes=programme) if programme else came


def _first_times(found: dict[str, int], how: str) -> FirstTimes:
    return FirstTimes(*(found[f"{how}_{name}"] for name in ("number", "second", "third")))


def _days_there():  # type: ignore[no-untyped-def]  # a subquery of one number
    visits = Attendance.objects.that_count().filter(
        person__family=OuterRef("family"),
        session__activity=OuterRef("activity"),
        session__held_on__gte=OuterRef("came_to__held_on"),
        session__held_on__lt=OuterRef("came_to__held_on") + BACK_WITHIN,
    )
    per_family = visits.order_by().values("person__family")
    return per_family.annotate(days=Count("session__held_on", distinct=True)).values("days")
