"""Where a year ends if it goes on as it went: a range, and how sure it is.

Families find a place one by one and not on fixed days, so what is still to come is a matter of chance.
If they come independently of each other, at a pace we only know from the days so far, then what the
rest of the year brings has the negative binomial distribution (Poisson, its rate with Jeffreys' prior).
The range leaves out the lowest and the highest tenth. Holidays and seasons are not in it.
"""

from dataclasses import dataclass
from math import exp, lgamma, log
from typing import Self

from django.utils.translation import gettext as _

from core.periods import Period
from reporting.disclosure import readable

TOO_EARLY_DAYS = 31
"""In January one family more or less would change the forecast by a dozen."""
LEFT_OUT = 0.1  # on either side: eight years of ten end within the range


@dataclass(frozen=True, slots=True)
class Outlook:
    """How many there will be on the last day, from ``low`` to ``high`` in eight years of ten."""

    low: int
    high: int

    @classmethod
    def of(cls, so_far: int, counted: Period, whole: Period) -> Self | None:
        """After ``so_far`` in the days ``counted`` of ``whole``; None in January, and when it is over."""
        left = whole.days - counted.days
        if counted.days <= TOO_EARLY_DAYS or left <= 0:
            return None
        low, high = still_to_come(so_far, counted.days, left)
        return cls(so_far + low, so_far + high)

    def __str__(self) -> str:
        if self.low == self.high:
            return readable(self.low)
        return _("%(low)s tot %(high)s") % {
            "low": readable(self.low),
            "high": readable(self.high),
        }


def still_to_come(so_far: int, gone: int, left: int) -> tuple[int, int]:
    """How many more in ``left`` days, after ``so_far`` in ``gone`` days: lowest and highest tenth out."""
    shape, share = so_far + 0.5, gone / (gone + left)
    chance = shape * log(share) - lgamma(shape)  # of none, in logarithms: thousands are no problem
    together, number, low = exp(chance + lgamma(shape)), 0, None
    while together < 1 - LEFT_OUT:
        if low is None and together >= LEFT_OUT:
            low = number
        number += 1
        ways = lgamma(shape + number) - lgamma(number + 1)
        together += exp(chance + ways + number * log(1 - share))
    return number if low is None else low, number


def method() -> str:
    """How the range is made, to print near it."""
    return _(
        "Het bereik: als gezinnen los van elkaar aansluiting vinden en het tempo zo blijft, eindigen "
        "acht van de tien jaren hierbinnen (Poisson). Vakanties en seizoenen zitten er niet in."
    )
