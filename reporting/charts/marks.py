"""How a count that may not be told exactly is drawn: dashed, up to the end of its range."""

from collections.abc import Iterable

from core.drawing import Drawing, Number
from reporting.disclosure import Told


def most(told: Told) -> float:
    """The number, or the end of the range that is told instead: ``4`` for ``1–4``."""
    if told.number is not None:
        return float(told.number)
    digits = "".join(letter for letter in told.text.rpartition("–")[2] if letter.isdecimal())
    return float(digits or 0)


def highest(counts: Iterable[Told]) -> float:
    """The most of any of ``counts``, and 1 when there is nothing: what fills the whole scale."""
    return max([most(told) for told in counts] + [1.0])


def draw_bar(
    drawing: Drawing,
    told: Told,
    *,
    x: Number,
    y: Number,
    width: Number,
    height: Number,
    look: str = "c-bar",
) -> None:
    """A bar of this size when there is something to tell; dashed and open when it is a range."""
    if most(told):
        shown = "c-range" if told.number is None else look
        drawing.add("rect", shown, x=x, y=y, width=width, height=height)
