"""How long things took: days, as the database counted them, and what may be said of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, repeat
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Waits:
    """Numbers of days, from few to many."""

    days: tuple[int, ...]

    @classmethod
    def counted(cls, rows: Iterable[tuple[timedelta | None, int]]) -> "Waits":
        """From (how long, how many): one row for each different number of days."""
        known = sorted((took.days, number) for took, number in rows if took is not None)
        return cls(tuple(chain.from_iterable(repeat(days, number) for days, number in known)))

    @property
    def number(self) -> int:
        """On how many it rests."""
        return len(self.days)

    @property
    def quartiles(self) -> tuple[float, float, float]:
        """A quarter, half and three quarters took at most so many days; of at least two.

        Between two days in proportion (R-7, what a spreadsheet calls QUARTILE.INC).
        """
        low, middle, high = quantiles(self.days, n=4, method="inclusive")
        return low, middle, high
