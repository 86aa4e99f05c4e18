"""Days as people write them in a sheet."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from math import isfinite

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from core.sheets.cells import Cell, Unreadable, text_of

MONTH_NUMBERS = {
    **dict.fromkeys(("jan", "januari", "january"), 1),
    **dict.fromkeys(("feb", "febr", "februari", "february"), 2),
    **dict.fromkeys(("mrt", "maart", "mar", "march"), 3),
    **dict.fromkeys(("apr", "april"), 4),
    **dict.fromkeys(("mei", "may"), 5),
    **dict.fromkeys(("jun", "juni", "june"), 6),
    **dict.fromkeys(("jul", "juli", "july"), 7),
    **dict.fromkeys(("aug", "augustus", "august"), 8),
    **dict.fromkeys(("sep", "sept", "september"), 9),
    **dict.fromkeys(("okt", "oct", "oktober", "october"), 10),
    **dict.fromkeys(("nov", "november"), 11),
    **dict.fromkeys(("dec", "december"), 12),
}
WEEKDAYS = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo"
WEEKDAY_BEFORE = re.compile(rf"^(?:{WEEKDAYS})\b[.,]?\s*", re.IGNORECASE)
HOUR_AFTER = re.compile(r"(?:\s+|(?<=\d)t)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*uur|z)?$")
YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})\s?[-/. ]\s?(?P<month>\d{1,2})(?:\s?[-/. ]\s?'?(?P<year>\d{4}|\d{2}))?[-/.]?"
)
MONTH_BY_NAME = re.compile(
    r"(?P<day>\d{1,2})(?:e|ste|de)?[-/. ]*(?P<month>[a-z]+)\.?(?:[-/. ]*'?(?P<year>\d{4}|\d{2}))?"
)
SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
YEAR_IN_TEXT = re.compile(r"(?<!\d)(19\d\d|20\d\d)(?!\d)")

# Excel counts days from here (it thinks 1900 was a leap year); below: 1925 to 2100.
SERIAL_ZERO = date(1899, 12, 30)
SERIALS = range(9133, 73416)
FEBRUARY = 2
LEAP_YEAR = 2000  # has every day there can be


class NoSuchDay(Unreadable):
    """Something written as a day, on a day that the calendar does not have."""


class YearMissing(Unreadable):
    """A day and a month, and no way to know the year."""


def parse_day(cell: Cell, *, year: int | None = None, latest: int = 2068) -> date:
    """The day in ``cell``.

    Day before month, as the Dutch write it. ``year`` fills in a year that is not written; a year of
    two digits is the last one that is not after ``latest``. Raises ``Unreadable``.
    """
    match cell:
        case datetime():
            return cell.date()
        case date():
            return cell
        case int() | float() if not isinstance(cell, bool):
            return day_of_serial(cell)
    return day_of_text(text_of(cell), year, latest)


def is_day_heading(cell: Cell) -> bool:
    """Whether a heading is written as a day, with or without a year, existing or not."""
    try:
        parse_day(cell, year=LEAP_YEAR)
    except NoSuchDay:
        return True
    except Unreadable:
        return False
    return True


def day_of_serial(number: float) -> date:
    """The day that Excel keeps as ``number``. Raises ``Unreadable`` outside 1925–2100."""
    if not isfinite(number) or int(number) not in SERIALS:
        raise Unreadable(_("Dit getal is geen dag. Schrijf bijvoorbeeld 3-1-2017."))
    return SERIAL_ZERO + timedelta(days=int(number))


def day_of_text(text: str, year: int | None, latest: int) -> date:
    """The day written in ``text``; see ``parse_day``."""
    plain = HOUR_AFTER.sub("", WEEKDAY_BEFORE.sub("", text.lower().strip(" .,")))
    if SERIAL.fullmatch(plain):
        return day_of_serial(float(plain.replace(",", ".")))
    for form in (YEAR_FIRST, DAY_FIRST, MONTH_BY_NAME):
        if found := form.fullmatch(plain):
            month = number_of_month(found["month"])
            return existing_day(full_year(found["year"], year, latest), month, int(found["day"]))
    raise Unreadable(_("Dit is geen dag. Schrijf bijvoorbeeld 3-1-2017."))


def number_of_month(text: str) -> int:
    """1 to 12 for a number or a Dutch or English name, long or short. Raises ``Unreadable``."""
    number = int(text) if text.isdigit() else MONTH_NUMBERS.get(text)
    if number is None:
        raise Unreadable(_("Dit is geen dag. Schrijf bijvoorbeeld 3-1-2017."))
    if not 1 <= number <= 12:
        raise NoSuchDay(
            _("Maand %(month)s bestaat niet. Schrijf eerst de dag en dan de maand.")
            % {"month": number}
        )
    return number


def full_year(written: str | None, default: int | None, latest: int) -> int:
    """The year of four digits. Raises ``Unreadable`` when there is none to be known."""
    if written is None:
        if default is None:
            raise YearMissing(_("Het jaar ontbreekt. Schrijf het erbij, of geef het jaar op."))
        return default
    year = int(written)
    if len(written) == 4:
        return year
    return year + (2000 if year + 2000 <= latest else 1900)


def existing_day(year: int, month: int, day: int) -> date:
    """The day, when the calendar has it.

    Raises ``Unreadable``: 31 februari bestaat niet. Bedoel je 28 februari?
    """
    if not 1900 <= year <= 2100:
        raise NoSuchDay(_("Het jaar %(year)s klopt niet.") % {"year": year})
    last = monthrange(year, month)[1]
    names = {"day": day, "month": MONTHS[month], "year": year, "last": last if day else 1}
    if month == FEBRUARY and day == 29 and last == 28:
        raise NoSuchDay(_("29 februari %(year)s bestaat niet. Bedoel je 28 februari?") % names)
    if not 1 <= day <= last:
        raise NoSuchDay(_("%(day)s %(month)s bestaat niet. Bedoel je %(last)s %(month)s?") % names)
    return date(year, month, day)


def year_in(*texts: str) -> int | None:
    """The first year written in one of ``texts``, such as a title or the name of a tab."""
    for text in texts:
        if found := YEAR_IN_TEXT.search(text):
            return int(found[1])
    return None
