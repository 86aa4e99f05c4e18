"""Which years the demo tells of, and on which days people meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

DAYS_AHEAD = 14  # how far the agenda is filled


@dataclass(frozen=True, slots=True)
class Story:
    """The years that are told: some in a row from 2017, and this one until today."""

    years: tuple[int, ...]
    today: date

    @classmethod
    def of(cls, years: int, today: date) -> "Story":
        """``years`` from 2017 on, none in the future, and the year of ``today``."""
        told = {year for year in range(2017, 2017 + years) if year < today.year}
        return cls((*sorted(told), today.year), today)

    @property
    def past(self) -> tuple[int, ...]:
        return self.years[:-1]

    @property
    def stretches(self) -> list[tuple[date, date]]:
        """First and last day of every run of years without a gap."""
        first = [year for year in self.years if year - 1 not in self.years]
        return [(date(year, 1, 1), self.last_day(year)) for year in first]

    def last_day(self, year: int) -> date:
        """Until when a family of ``year`` can be followed: the story may stop for some years."""
        while year + 1 in self.years:
            year += 1
        return min(date(year, 12, 31), self.today)

    def agenda(self, weekday: int, months: range) -> Iterator[date]:
        """Every such ``weekday`` (Monday is 0) in ``months`` that people meet, two weeks ahead."""
        for year in self.years:
            day = date(year, 1, 1)
            day += timedelta(days=(weekday - day.weekday()) % 7)
            while day.year == year and day <= self.today + timedelta(days=DAYS_AHEAD):
                if day.month in months and day not in days_off(year):
                    yield day
                day += timedelta(days=7)


@cache
def days_off(year: int) -> frozenset[date]:
    """School holidays of the region Midden, where Rotterdam lies, and public holidays."""
    return frozenset(
        country_holidays("NL", subdiv="Midden", categories=("public", "school"), years=year)
    )


def workday(day: date) -> date:
    """``day``, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def later(day: date, days: int) -> date:
    """The workday about ``days`` after ``day``, never before it."""
    return max(day, workday(day + timedelta(days=days)))
