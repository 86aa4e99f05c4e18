"""School holidays and public holidays: when much does not go on.

``day_off`` says what a day is called. For counting, days without the school holidays get a number:
while neighbourhoods are away, silence says nothing. The number of a day in a holiday is that of the last day before it, so the
difference of two numbers is how many days that count lie between them.
"""

from bisect import bisect_right
from datetime import date
from functools import cache

from django.utils.translation import get_language
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


def day_off(day: date) -> str:
    """``Herfstvakantie``, ``Tweede Paasdag``: what makes ``day`` a day off; empty for any other."""
    return _days_off(day.year, get_language() or "nl").get(day, "")


@cache
def _days_off(year: int, language: str) -> dict[date, str]:
    days = country_holidays(
        "NL",
        subdiv=REGION,
        categories=("public", "school"),
        years=year,
        language="nl" if language == "nl" else "en_US",
    )
    return {day: name.replace("; ", ", ") for day, name in days.items()}


def day_number(day: date) -> int:
    """The number of ``day`` among the days that count."""
    ordinal = day.toordinal()
    return ordinal - bisect_right(school_holidays(), ordinal)
