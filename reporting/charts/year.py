"""The year in visits: a square per day, larger and darker when more people came."""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.drawing import Colours, Drawing, Number
from reporting.disclosure import readable

PITCH, SIZES = 20, (3.0, 8.0, 11.0, 14.0, 16.4, 18.0)
MONTH_WIDTH, MONTH_HEIGHT = 140, 138
SMALLEST_CLASS = 10  # the lightest square stands for 1 to 9 people: it points at nobody
MONDAY = date(2018, 1, 1)


@dataclass(frozen=True, slots=True)
class Heat:
    """How many people one shade stands for, the same on every day of the year."""

    step: int = SMALLEST_CLASS

    @classmethod
    def for_days(cls, busiest: int) -> "Heat":
        """Shades so that the ``busiest`` day is the darkest, in round numbers."""
        steps = (base * 10**power for power in range(1, 9) for base in (1, 2, 5))
        return cls(next(step for step in steps if step * 5 >= busiest))

    def level(self, people: int) -> int:
        """0 for nobody, 1 to 5 for more and more."""
        return min(5, 1 + people // self.step) if people else 0

    @property
    def key(self) -> list[tuple[int, str]]:
        """Every level with what it stands for, in words."""
        between = [
            (
                level,
                _("%(from)s tot %(to)s")
                % {
                    "from": readable(max(1, (level - 1) * self.step)),
                    "to": readable(level * self.step - 1),
                },
            )
            for level in range(1, 5)
        ]
        return [(0, _("geen")), *between, (5, _("%s of meer") % readable(4 * self.step))]


def month(
    first: date,
    people_on: Mapping[int, int],
    heat: Heat,
    *,
    title: str,
    colours: Colours | None = None,
) -> SafeString:
    """One month as a sheet of days; ``people_on`` says how many came on which day."""
    name = f"month-{first:%m}"
    drawing = Drawing(name, title, MONTH_WIDTH, MONTH_HEIGHT, colours=colours)
    _draw_month(drawing, first, people_on, heat)
    return drawing.svg()


def year(
    months: Sequence[tuple[date, str, Mapping[int, int]]], heat: Heat, *, colours: Colours
) -> SafeString:
    """Twelve months on one sheet, four by three, for paper: (first day, total, people per day)."""
    drawing = Drawing("year", "", 4 * 160 - 20, 3 * 172 - 12, colours=colours)
    for at, (first, total, people_on) in enumerate(months):
        left, top = at % 4 * 160, at // 4 * 172
        drawing.text(left, top + 12, date_format(first, "F"))
        drawing.text(left + MONTH_WIDTH, top + 12, total, "", "end")
        drawing.add("path", "c-axis", d=f"M{left} {top + 18}h{MONTH_WIDTH}")
        _draw_month(drawing, first, people_on, heat, left=left, top=top + 20)
    return drawing.svg()


def shade(level: int, *, colours: Colours | None = None) -> SafeString:
    """One square of the key, drawn without words: the words stand beside it."""
    drawing = Drawing(f"shade-{level}", "", PITCH, PITCH, look="shade", colours=colours)
    _draw_day(drawing, level, 10, 10)
    return drawing.svg()


def _draw_month(
    drawing: Drawing,
    first: date,
    people_on: Mapping[int, int],
    heat: Heat,
    *,
    left: int = 0,
    top: int = 0,
) -> None:
    for weekday in range(7):
        letter = date_format(MONDAY + timedelta(days=weekday), "D")[:1].lower()
        drawing.text(left + 10 + PITCH * weekday, top + 13, letter, "soft", "middle")
    for week, days in enumerate(Calendar().monthdayscalendar(first.year, first.month)):
        for weekday, day in enumerate(days):
            if day:
                x, y = left + 10 + PITCH * weekday, top + 28 + PITCH * week
                _draw_day(drawing, heat.level(people_on.get(day, 0)), x, y)


def _draw_day(drawing: Drawing, level: int, x: Number, y: Number) -> None:
    size = SIZES[level]
    drawing.add("rect", f"heat-{level}", x=x - size / 2, y=y - size / 2, width=size, height=size)
