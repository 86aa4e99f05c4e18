"""How our work is spread: over neighbourhoods, groups and months, and the years in which families were found.

Counts only, in the database.

A piece of the hatch for reporting, like ``facts``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Case as OneOf
from django.db.models import Count, IntegerField, Q, Value, When

from activities.models import Programme
from core.periods import Period
from participants.models import Attendance, Case, Milestone
from participants.models.milestones import Step

YEARS = 5


class Held(NamedTuple):
    """An activity, the group it belongs to, and the month (1 to 12) it was held in."""

    activity: int
    group: int | None
    month: int


def families_per_area(period: Period, programme: Programme | None) -> dict[int | None, int]:
    """Families with a case that ran in ``period``, by the key of their neighbourhood.

    None is a family whose neighbourhood is not known.
    """
    cases = Case.objects.filter(
        Q(closed_on=None) | Q(closed_on__gte=period.first), found_on__lte=period.last
    )
    if programme:
        cases = cases.filter(programmes=programme)
    rows = (
        cases.values_list("family__area")
        .annotate(families=Count("family", distinct=True))
        .order_by("family__area")
    )
    return dict(rows)


def visits_per_month(period: Period, programme: Programme | None) -> Counter[Held]:
    """Visits by name in each month of ``period``, a year, for every activity.

    The database counts per day: taking the month out of a million days is slow in SQLite.
    """
    visits = Attendance.objects.within(period).that_count()
    if programme:
        visits = visits.filter(session__activity__programmes=programme)
    rows = (
        visits.values_list("session__activity", "session__activity__group", "session__held_on")
        .annotate(visits=Count("pk"))
        .order_by()
    )
    found: Counter[Held] = Counter()
    for activity, group, day, number in rows:
        found[Held(activity, group, day.month)] += number
    return found


def families_of_years(
    period: Period, until: date, programme: Programme | None
) -> dict[int, dict[Step, int]]:
    """How many families of each year had taken each step by the day ``until``.

    The year is the one in which they were found: that of ``period``, or one of the four before it.
    """
    years = range(period.first.year - YEARS + 1, period.first.year + 1)
    taken = Milestone.objects.filter(
        case__found_on__range=(date(years[0], 1, 1), period.last), reached_on__lte=until
    )
    if programme:
        taken = taken.filter(case__programmes=programme)
    rows = (
        taken.annotate(year=_year_found(years))
        .values_list("year", "step")
        .annotate(families=Count("case__family", distinct=True))
        .order_by("year", "step")
    )
    found: dict[int, dict[Step, int]] = defaultdict(lambda: dict.fromkeys(Step, 0))
    for year, step, families in rows:
        found[year][Step(step)] = families
    return dict(found)


def _year_found(years: Iterable[int]) -> OneOf:
    """By its first and last day: taking the year out of every day is slow in SQLite."""
    return OneOf(
        *(
            When(case__found_on__range=(date(year, 1, 1), date(year, 12, 31)), then=Value(year))
            for year in years
        ),
        output_field=IntegerField(),
    )
