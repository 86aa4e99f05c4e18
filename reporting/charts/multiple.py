"""Small multiples: twelve bars for each of several groups, all on one scale."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from core.drawing import Colours, Drawing
from reporting.charts.marks import draw_bar, most
from reporting.disclosure import Told

WIDTH, HEIGHT, FOOT, HEAD = 150, 92, 72, 18
PITCH, THICK = 12.5, 9.5


def multiple(
    months: Sequence[tuple[str, Told]],
    *,
    highest: float,
    name: str,
    title: str,
    words: str = "",
    colours: Colours | None = None,
) -> SafeString:
    """A bar per month (name, count); one of ``highest`` is as high as the sheet.

    The first and the last month are named, and the busiest has its number above it.
    """
    drawing = Drawing(name, title, WIDTH, HEIGHT, description=words, colours=colours)
    drawing.add("path", "c-axis", d=f"M0 {FOOT}h{WIDTH}")
    busiest = max(range(len(months)), key=lambda at: most(months[at][1]), default=0)
    for at, (_month, told) in enumerate(months):
        height = max(2.0, (FOOT - HEAD) * most(told) / max(highest, 1))
        x = 1.5 + PITCH * at
        draw_bar(drawing, told, x=x, y=FOOT - height, width=THICK, height=height)
        if at == busiest and most(told):
            anchor = "start" if at < 2 else "end" if at > len(months) - 3 else "middle"
            edge = {"start": x, "end": x + THICK, "middle": x + THICK / 2}[anchor]
            drawing.text(edge, FOOT - height - 5, told, "", anchor)
    if months:
        drawing.text(1, FOOT + 15, months[0][0], "soft")
        drawing.text(WIDTH - 1, FOOT + 15, months[-1][0], "soft", "end")
    return drawing.svg()
