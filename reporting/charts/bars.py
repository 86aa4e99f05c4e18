"""Bars under each other: a name, a bar, a number; drawn on a sheet of another chart or on its own."""

from collections.abc import Sequence
from textwrap import wrap

from django.utils.safestring import SafeString

from core.drawing import Colours, Drawing
from reporting.charts.marks import draw_bar, highest, most
from reporting.disclosure import Told

WIDTH, LABELS, NUMBERS = 340, 150, 52
ROW, THICK = 24, 12
LETTER = 7.0  # the widest an average letter of 13 px gets
PAIR = 42
PAIR_LOOKS = ("c-rest", "c-bar-lamp")


def draw_bars(
    drawing: Drawing, rows: Sequence[tuple[str, Told]], *, top: float, look: str = "c-bar"
) -> None:
    """A row for each name and its count, all on one scale, the first at ``top``."""
    scale = (WIDTH - LABELS - NUMBERS) / highest(told for _name, told in rows)
    for at, (name, told) in enumerate(rows):
        y, length = top + ROW * at, max(2.0, most(told) * scale)
        drawing.text(0, y + 15, shortened(name, LABELS), "")
        draw_bar(drawing, told, x=LABELS, y=y + 5, width=length, height=THICK, look=look)
        drawing.text(LABELS + (length + 7 if most(told) else 0), y + 15, told, "")


def shortened(name: str, width: float) -> str:
    """``name`` as far as it fits in ``width``; the table has the whole of it."""
    letters = int(width / LETTER)
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…"


def pairs(
    rows: Sequence[tuple[str, Told, Told]],
    *,
    name: str,
    title: str,
    words: str = "",
    heads: tuple[str, str],
    colours: Colours | None = None,
) -> SafeString:
    """Two bars for each name, the second lit; ``heads`` say behind the first two what they are."""
    drawing = Drawing(name, title, WIDTH, PAIR * len(rows) + 2, description=words, colours=colours)
    room = WIDTH - LABELS - NUMBERS - LETTER * max(map(len, heads))
    scale = room / highest(told for _name, *both in rows for told in both)
    for at, (label, *both) in enumerate(rows):
        lines = wrap(label, int(LABELS / LETTER), max_lines=2, placeholder="…") or [""]
        for line, part in enumerate(lines):
            drawing.text(0, PAIR * at + (20 if len(lines) == 1 else 13 + 15 * line), part)
        for line, (told, look, head) in enumerate(zip(both, PAIR_LOOKS, heads, strict=True)):
            y, length = PAIR * at + 2 + 15 * line, max(2.0, most(told) * scale)
            draw_bar(drawing, told, x=LABELS, y=y, width=length, height=10, look=look)
            number = f"{told} {head}" if at == 0 else str(told)
            drawing.text(LABELS + (length + 6 if most(told) else 0), y + 10, number, "small")
    return drawing.svg()
