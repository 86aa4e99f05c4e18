"""Numbers, hours and times as people write them in a sheet."""

import re
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from core.sheets.cells import Cell, Unreadable, text_of

THOUSANDS = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.uh](?P<minute>\d{2})?)?(?:\s*(?:uur|u))?")
DURATION = re.compile(r"(?P<hours>\d{1,2})\s*(?::|u|uur)\s*(?P<minutes>\d{1,2})\s*(?:m|min)?\.?")
MINUTES_ONLY = re.compile(r"(?P<minutes>\d+)\s*(?:m|min|minuten)\.?")
UNIT_OF_HOURS = re.compile(r"\s*(?:uren|uur|u|hours?|h)\.?$")
MINUTES_A_DAY = 24 * 60
MIDNIGHT = datetime(2000, 1, 1)  # noqa: DTZ001  (only its hours are used)


def parse_decimal(cell: Cell) -> Decimal:
    """The number in ``cell``, with a comma or a point. Raises ``Unreadable``."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(str(cell))
    text = text_of(cell).replace(" ", "")
    if "," in text or THOUSANDS.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise Unreadable(_("Dit is geen getal.")) from error
    if not number.is_finite():
        raise Unreadable(_("Dit is geen getal."))
    return number


def parse_count(cell: Cell) -> int:
    """How many, zero when nothing is written. Raises ``Unreadable``."""
    if text_of(cell) in {"", "-"}:
        return 0
    number = parse_decimal(cell)
    if number != int(number) or not 0 <= number <= 9999:
        raise Unreadable(_("Vul een heel getal in, zonder komma of min."))
    return int(number)


def parse_minutes(cell: Cell) -> int:
    """A duration in whole minutes: ``2,5``, ``2:30``, ``2 uur``, ``90 min``. Raises ``Unreadable``."""
    match cell:
        case timedelta():
            return within_a_day(round(cell.total_seconds() / 60))
        case datetime() | time():
            return within_a_day(cell.hour * 60 + cell.minute)
    text = text_of(cell).lower()
    if found := DURATION.fullmatch(text):
        return within_a_day(int(found["hours"]) * 60 + int(found["minutes"]))
    if found := MINUTES_ONLY.fullmatch(text):
        return within_a_day(int(found["minutes"]))
    return within_a_day(round(parse_decimal(UNIT_OF_HOURS.sub("", text)) * 60))


def within_a_day(minutes: int) -> int:
    """``minutes`` themselves, when they fit in a day. Raises ``Unreadable``."""
    if not 0 < minutes <= MINUTES_A_DAY:
        raise Unreadable(_("Een dag heeft 24 uur. Vul meer dan 0 en hooguit 24 uur in."))
    return minutes


def parse_time(cell: Cell) -> time:
    """A time of the day: ``10:00``, ``10.30``, ``10u``, ``9 uur``. Raises ``Unreadable``."""
    match cell:
        case datetime():
            return cell.time()
        case time():
            return cell
        case timedelta() if cell < timedelta(days=1):
            return (MIDNIGHT + cell).time()
        case float() if 0 <= cell < 1:  # Excel keeps a time as a part of the day
            return (MIDNIGHT + timedelta(minutes=round(cell * MINUTES_A_DAY))).time()
    if found := CLOCK.fullmatch(text_of(cell).lower()):
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise Unreadable(_("Dit is geen tijd. Schrijf bijvoorbeeld 10:30."))


def minutes_between(start: time, end: time) -> int:
    """Whole minutes from ``start`` to ``end`` on one day. Raises ``Unreadable``."""
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    if minutes <= 0:
        raise Unreadable(_("De eindtijd ligt niet na de begintijd."))
    return minutes
