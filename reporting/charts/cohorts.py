"""Cohorts: of the families found in a year, how far they have come since."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.safestring import SafeString

from core.drawing import Colours, Drawing
from reporting.charts.marks import draw_bar, highest, most
from reporting.disclosure import Told

WIDTH, LONGEST = 340, 336.0
ROW, THICK = 62, 20
LETTER, SWATCH, GAP = 6.9, 11, 4
YEAR, LINE = 40.0, 18


class Cohort(NamedTuple):
    """The families found in one year, and how many of them came at least so far."""

    year: str
    steps: Sequence[tuple[str, Told]]
    """The last one is where it leads."""


LOOKS = ("c-rest", "c-half", "c-bar-lamp")
"""Found, reached, connected: empty, half and lit, as the windows of the flat."""


def cohorts(
    rows: Sequence[Cohort],
    *,
    name: str = "cohorts",
    title: str,
    words: str = "",
    colours: Colours | None = None,
) -> SafeString:
    """A bar per year as long as the families found; what came further lies on it, from the left."""
    lines = 1 if all(_width(row) <= WIDTH for row in rows) else len(LOOKS)
    pitch = ROW + LINE * (lines - 1)
    drawing = Drawing(name, title, WIDTH, pitch * len(rows) - 8, description=words, colours=colours)
    scale = LONGEST / highest(told for row in rows for _step, told in row.steps)
    for at, row in enumerate(rows):
        _draw_words(drawing, row, pitch * at + 14, lines)
        for (_step, told), look in zip(row.steps, LOOKS, strict=True):
            y, length = pitch * at + 24 + LINE * (lines - 1), max(3.0, most(told) * scale)
            draw_bar(drawing, told, x=1, y=y, width=length, height=THICK, look=look)
    return drawing.svg()


def _said(step: str, told: Told) -> str:
    return f"{told} {step}"


def _width(row: Cohort) -> float:
    """How far the words above a bar reach on one line."""
    return YEAR - 6 + sum(SWATCH + GAP + LETTER * len(_said(*step)) + 6 for step in row.steps)


def _draw_words(drawing: Drawing, row: Cohort, foot: float, lines: int) -> None:
    """``2017  □ 31 gevonden  ▪ 27 bereikt``: each number beside what it looks like."""
    drawing.text(0, foot, row.year, "strong")
    x = YEAR
    for at, ((step, told), look) in enumerate(zip(row.steps, LOOKS, strict=True)):
        line = foot + (LINE * at if lines > 1 else 0)
        shown = "c-range" if told.number is None else look
        drawing.add("rect", shown, x=x, y=line - 10, width=SWATCH, height=SWATCH)
        drawing.text(x + SWATCH + GAP, line, _said(step, told), "small")
        if lines == 1:
            x += SWATCH + GAP + LETTER * len(_said(step, told)) + 6
