"""The year in visits, month by month and day by day."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.formats import date_format

from activities.facts import meetings_per_day
from participants.facts import visits_per_day
from reporting.disclosure import Told, part, total
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
    def name(self) -> str:
        return date_format(self.first, "F")


def months(scope: Scope) -> list[Month]:
    """The twelve months of the year of ``scope``; what has not happened yet is empty."""
    year = scope.period.first.year
    return [_month(scope, date(year, month, 1)) for month in range(1, 13)]


def _month(scope: Scope, first: date) -> Month:
    meetings = _of_month(scope.ask(meetings_per_day), first)
    named = _of_month(scope.ask(visits_per_day), first)
    unnamed = {day: held.unnamed_visitors for day, held in meetings.items()}
    people_on = {
        day: named.get(day, 0) + unnamed.get(day, 0) for day in sorted(named.keys() | unnamed)
    }
    return Month(
        first=first,
        sessions=total(sum(held.sessions for held in meetings.values())),
        visits=part(sum(named.values())),
        unnamed_visitors=part(sum(unnamed.values())),
        everybody=part(sum(people_on.values())),
        people_on=people_on,
    )


def _of_month(days: dict[date, Answer], first: date) -> dict[int, Answer]:
    return {day.day: answer for day, answer in days.items() if day.month == first.month}
