"""The year in visits: a square per day, larger and darker when more people came."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.safestring import SafeString

from core.drawing import Colours, Drawing

PITCH, SIZES = 20, (3.0, 8.0, 11.0, 14.0, 16.4, 18.0)
MONTH_WIDTH, MONTH_HEIGHT = 140, 138
MONDAY = date(2018, 1, 1)


def month(
    first: date,
    levels: Mapping[int, int],
    *,
    title: str,
    colours: Colours | None = None,
) -> SafeString:
    """One month as a sheet of days; ``levels`` says how busy each day was, from 0 to 5."""
    name = f"month-{first:%m}"
    drawing = Drawing(name, title, MONTH_WIDTH, MONTH_HEIGHT, colours=colours)
    for weekday in range(7):
        letter = date_format(MONDAY + timedelta(days=weekday), "D")[:1].lower()
        drawing.text(10 + PITCH * weekday, 13, letter, "soft", "middle")
    squares: dict[int, list[str]] = defaultdict(list)
    for week, days in enumerate(Calendar().monthdayscalendar(first.year, first.month)):
        for weekday, day in enumerate(days):
            if day:
                level = levels.get(day, 0)
                squares[level].append(_square(level, 10 + PITCH * weekday, 28 + PITCH * week))
    for level, drawn in sorted(squares.items()):
        drawing.add("path", f"heat-{level}", d="".join(drawn))  # one shape a shade: a year is light
    return drawing.svg()


def shade(level: int, *, colours: Colours | None = None) -> SafeString:
    """One square of the key, drawn without words: the words stand beside it."""
    drawing = Drawing(f"shade-{level}", "", PITCH, PITCH, look="shade", colours=colours)
    drawing.add("path", f"heat-{level}", d=_square(level, 10, 10))
    return drawing.svg()


def _square(level: int, x: float, y: float) -> str:
    """The way around a square in the middle of its day, as large as its shade is dark."""
    size = SIZES[level]
    return f"M{x - size / 2:.1f} {y - size / 2:.1f}h{size}v{size}h-{size}z"
