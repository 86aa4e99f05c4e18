"""Days as people write and say them: ``3-1-2017``, ``3 jan``, ``gisteren``."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

# Dutch and English, whatever the language of the screen: a sheet may hold both.
MONTH_NAMES = {
    "jan": 1, "feb": 2, "maa": 3, "mrt": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
DAY_WORDS = {
    "vandaag": 0, "today": 0, "gisteren": -1, "yesterday": -1, "eergisteren": -2,
    "morgen": 1, "tomorrow": 1,
}  # fmt: skip
YEARS = range(1900, 2101)


class DayError(ValueError):
    """The text is no day; the message says in plain words what is wrong and what might be meant."""


def read_day(text: str, *, today: date) -> date:
    """The day that ``text`` names; a day without a year is the one nearest to ``today``.

    Day comes before month, as people write it here; ``2017-01-03`` is read as well. Raises
    ``DayError`` with a sentence for the person who typed it.
    """
    words = " ".join(text.casefold().split())
    if words in DAY_WORDS:
        return today + timedelta(days=DAY_WORDS[words])
    day, month, year = _parts(words)
    if year is None:
        return min(_in_years_around(day, month, today), key=lambda d: abs(d - today))
    return _checked(day, month, year + 2000 if year < 100 else year)


def _parts(words: str) -> tuple[int, int, int | None]:
    """Day, month and perhaps year as written, not yet checked."""
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
        year, month, day = map(int, iso.groups())
        return day, month, year
    match = re.fullmatch(
        r"(?:[a-z]{2,9}\.? )?(\d{1,2})[ ./-]+(\d{1,2}|[a-z]{3,9})\.?(?:[ ./-]+(\d{4}|\d{2}))?",
        words,
    )
    number = _month_number(match[2]) if match else None
    if match is None or number is None:
        raise DayError(_("Dit is geen datum. Schrijf dag, maand, jaar: 3-1-2017."))
    return int(match[1]), number, int(match[3]) if match[3] else None


def _month_number(written: str) -> int | None:
    return int(written) if written.isdigit() else MONTH_NAMES.get(written[:3])


def _in_years_around(day: int, month: int, today: date) -> Iterator[date]:
    yield _checked(day, month, today.year)
    for year in (today.year - 1, today.year + 1):
        if day <= monthrange(year, month)[1]:
            yield date(year, month, day)


def _checked(day: int, month: int, year: int) -> date:
    if year not in YEARS:
        raise DayError(_("Het jaar %(year)s kan niet kloppen.") % {"year": year})
    if not 1 <= month <= 12:
        raise DayError(
            _("Maand %(month)s bestaat niet. Schrijf eerst de dag, dan de maand.")
            % {"month": month}
        )
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise DayError(
            _("%(day)s %(month)s bestaat niet. Bedoel je %(last)s %(month)s?")
            % {"day": day, "month": MONTHS[month], "last": last if day else 1}
        )
    return date(year, month, day)
