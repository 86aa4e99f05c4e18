"""Counting days without the school holidays: while neighbourhoods are away, silence says nothing.

Days get a number. The number of a day in a holiday is that of the last day before it, so the
difference of two numbers is how many days that count lie between them.
"""

from bisect import bisect_right
from datetime import date
from functools import cache

from holidays import country_holidays

REGION = "Midden"
"""Rotterdam lies in region Midden (Rijksoverheid, *Overzicht schoolvakanties*)."""
KNOWN_YEARS = range(2014, 2031)
"""The library ``holidays`` knows these years; in others no day is left out."""


@cache
def school_holidays() -> tuple[int, ...]:
    """The ordinals (``date.toordinal``) of every day of school holiday we know of, in order."""
    days = country_holidays("NL", subdiv=REGION, categories=("school",), years=KNOWN_YEARS)
    return tuple(sorted(day.toordinal() for day in days))


def day_number(day: date) -> int:
    """The number of ``day`` among the days that count."""
    ordinal = day.toordinal()
    return ordinal - bisect_right(school_holidays(), ordinal)
