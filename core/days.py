"""Days as people type them in a form: as in a sheet, and ``gisteren`` or ``28 dec`` as well."""

from calendar import monthrange
from datetime import date, timedelta

from django.utils.translation import gettext as _

from core.sheets.cells import Unreadable
from core.sheets.dates import parse_day

# Dutch and English, whatever the language of the screen.
DAY_WORDS = {
    "vandaag": 0, "today": 0, "gisteren": -1, "yesterday": -1, "eergisteren": -2,
    "morgen": 1, "tomorrow": 1,
}  # fmt: skip


def read_day(text: str, *, today: date) -> date:
    """The day that ``text`` names; a day without a year is the one nearest to ``today``.

    Raises ``Unreadable`` with a sentence for the person who typed it.
    """
    words = text.casefold().strip()
    if words in DAY_WORDS:
        return today + timedelta(days=DAY_WORDS[words])
    if words.isdigit():  # in a sheet that is a day; nobody types one so
        raise Unreadable(_("Dit is geen dag. Schrijf bijvoorbeeld 3-1-2017."))
    this_year = parse_day(words, year=today.year)
    days = [this_year, *_in_year(words, today.year - 1), *_in_year(words, today.year + 1)]
    return min(days, key=lambda day: abs(day - today))


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where the month has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _in_year(words: str, year: int) -> list[date]:
    """The day in ``year``, if that year has it; a year that is written wins."""
    try:
        return [parse_day(words, year=year)]
    except Unreadable:  # 29 februari
        return []
