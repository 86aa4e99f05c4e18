"""The course: families with a place to belong, week by week, against what was promised."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.drawing import Colours, Drawing, drawn_once

LEFT, RIGHT, TOP, FOOT = 26.0, 262.0, 26.0, 196.0
LABELLED_MONTHS = (1, 4, 7, 10)
STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Field:
    """Where a day and a number of families lie on the sheet."""

    year: int
    highest: int

    def x(self, day: date) -> float:
        passed = (day - date(self.year, 1, 1)).days
        return (
            LEFT + (RIGHT - LEFT) * passed / (date(self.year, 12, 31) - date(self.year, 1, 1)).days
        )

    def y(self, families: int) -> float:
        return FOOT - (FOOT - TOP) * families / self.highest

    def at(self, day: date, families: int) -> str:
        return f"{self.x(day):.1f} {self.y(families):.1f}"

    @property
    def steps(self) -> range:
        """Round numbers for the axis, three to five of them."""
        size = next(
            step * 10**power
            for power in range(12)
            for step in STEPS
            if step * 10**power * 4 >= self.highest
        )
        return range(0, self.highest + 1, size)


@drawn_once
def course(
    *,
    points: tuple[tuple[date, int], ...],
    target: int | None,
    forecast: int | None,
    name: str = "course",
    words: str = "",
    colours: Colours | None = None,
) -> SafeString:
    """A line through ``points`` (day, families so far); the promise dotted, the forecast dashed."""
    today, now = points[-1]
    field = Field(today.year, max(target or 0, forecast or 0, now, 1))
    title = _title(today, now, target, forecast)
    drawing = Drawing(name, title, 370, 222, description=words, colours=colours)
    _draw_axes(drawing, field)
    if target is not None:
        plan = (
            f"M{field.at(date(today.year, 1, 1), 0)}L{field.at(date(today.year, 12, 31), target)}"
        )
        drawing.add("path", "c-plan", d=plan)
    drawing.add("path", "c-real", d="M" + "L".join(field.at(*point) for point in points))
    if forecast is not None:
        ahead = f"M{field.at(today, now)}L{field.at(date(today.year, 12, 31), forecast)}"
        drawing.add("path", "c-next", d=ahead)
    drawing.add("circle", "c-dot", cx=field.x(today), cy=field.y(now), r=5.5)
    is_near_the_end = field.x(today) > RIGHT - 60
    if not is_near_the_end:
        _label_now(drawing, field, today, now)
    is_over = today == date(today.year, 12, 31)
    ends = {
        _("afgesproken"): target,
        _("op deze koers"): forecast,
        _("bereikt") if is_over else _("nu"): now if is_near_the_end else None,
    }
    _label_ends(drawing, field, ends)
    return drawing.svg()


def _title(today: date, now: int, target: int | None, forecast: int | None) -> str:
    said = [
        _("Lijn van het aantal gezinnen met aansluiting: %(now)d op %(day)s.")
        % {"now": now, "day": date_format(today, "j F")}
    ]
    if forecast is not None:
        said.append(_("Op deze koers %(forecast)d op 31 december.") % {"forecast": forecast})
    if target is not None:
        said.append(_("Afgesproken: %(target)d.") % {"target": target})
    return " ".join(said)


def _draw_axes(drawing: Drawing, field: Field) -> None:
    for families in field.steps:
        height = field.y(families)
        drawing.add("path", "c-axis", d=f"M{LEFT} {height:.1f}H{RIGHT}")
        if families:
            drawing.text(LEFT - 6, height + 4, families, "soft", "end")
    for month in LABELLED_MONTHS:
        day = date(field.year, month, 15)
        short = date_format(day, "b" if get_language() == "nl" else "M")  # no capital in Dutch
        drawing.text(field.x(day), FOOT + 19, short, "soft", "middle")


def _label_now(drawing: Drawing, field: Field, today: date, now: int) -> None:
    """Under the line, where it never runs: it only rises."""
    x, y = field.x(today), field.y(now)
    words = _("%d nu") % now
    if y + 24 > FOOT - 4:
        drawing.text(x + 12, y + 5, words, "big")
    else:
        drawing.text(x + 4, y + 24, words, "big")


def _label_ends(drawing: Drawing, field: Field, ends: Mapping[str, int | None]) -> None:
    """What the lines come to, at the right-hand side and never through each other."""
    told = [(number, wrap(words, 12)) for words, number in ends.items() if number is not None]
    free = TOP
    for families, lines in sorted(told, key=lambda end: -end[0]):
        foot = max(field.y(families) + 4, free)
        number = str(families)
        drawing.text(RIGHT + 8, foot, number, "big")
        for at, line in enumerate(lines):
            drawing.text(RIGHT + 14 + 10 * len(number), foot - 1 + 16 * at, line, "soft")
        free = foot + 16 * len(lines) + 8
