"""The year in visits, month by month and day by day."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.formats import date_format

from activities.facts import meetings_per_day
from core.periods import Period
from participants.facts import visits_per_day
from reporting.disclosure import Told, parts, total
from reporting.indicators import Scope

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Month:
    """One month: what took place, who came, and how many people on each day."""

    first: date
    sessions: Told
    visits: Told
    unnamed_visitors: Told
    everybody: Told
    people_on: dict[int, int]

    @property
    def last(self) -> date:
        return Period.month_of(self.first).last

    @property
    def name(self) -> str:
        return date_format(self.first, "F")


def months(scope: Scope) -> list[Month]:
    """The twelve months of the year of ``scope``; what has not happened yet is empty.

    The year's visits with and without a name are told exactly elsewhere in the report.
    """
    year = scope.period.first.year
    days = [_Days.of(scope, date(year, month, 1)) for month in range(1, 13)]
    visits = parts([sum(month.named.values()) for month in days])
    unnamed = parts([sum(month.unnamed.values()) for month in days])
    return [
        Month(
            first=month.first,
            sessions=total(month.sessions),
            visits=with_name.told(),
            unnamed_visitors=without.told(),
            everybody=(with_name + without).told(),
            people_on=month.people_on,
        )
        for month, with_name, without in zip(days, visits, unnamed, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of one month, as they were."""

    first: date
    sessions: int
    named: dict[int, int]
    unnamed: dict[int, int]

    @classmethod
    def of(cls, scope: Scope, first: date) -> "_Days":
        meetings = _of_month(scope.ask(meetings_per_day), first)
        return cls(
            first,
            sum(held.sessions for held in meetings.values()),
            _of_month(scope.ask(visits_per_day), first),
            {day: held.unnamed_visitors for day, held in meetings.items()},
        )

    @property
    def people_on(self) -> dict[int, int]:
        days = sorted(self.named.keys() | self.unnamed)
        return {day: self.named.get(day, 0) + self.unnamed.get(day, 0) for day in days}


def _of_month(days: dict[date, Answer], first: date) -> dict[int, Answer]:
    return {day.day: answer for day, answer in days.items() if day.month == first.month}
