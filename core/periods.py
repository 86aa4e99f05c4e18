"""Stretches of days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included."""

    first: date
    last: date

    @classmethod
    def year(cls, year: int) -> Self:
        """The whole calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def week_of(cls, day: date) -> Self:
        """Monday to Sunday around ``day``."""
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=6))

    @classmethod
    def month_of(cls, day: date) -> Self:
        """The calendar month of ``day``."""
        return cls(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))

    @property
    def whole_weeks(self) -> Self:
        """The stretch, and the rest of its first and its last week."""
        return type(self)(self.week_of(self.first).first, self.week_of(self.last).last)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def before(self) -> date:
        """The first day of the stretch as long as this one that ends where this begins."""
        return self.first - timedelta(days=self.days)

    @property
    def after(self) -> date:
        """The day after the last."""
        return self.last + timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days, both ends included."""
        return (self.last - self.first).days + 1
