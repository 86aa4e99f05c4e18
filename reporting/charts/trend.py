"""Twelve months in a row: a bar for each."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from core.drawing import Drawing

WIDTH, HEIGHT, FOOT = 330, 92, 72
PITCH, THICK, LOWEST = 27, 19, 3


def trend(months: Sequence[tuple[str, str, int]], *, name: str, title: str) -> SafeString:
    """(month, number as it may be told, height) per bar; what may not be told exactly stays low.

    The number stands above the last bar; the table beside it has them all.
    """
    drawing = Drawing(name, title, WIDTH, HEIGHT)
    highest = max([height for _month, _told, height in months] + [1])
    drawing.add("path", "c-axis", d=f"M0 {FOOT}h{WIDTH}")
    for at, (month, told, height) in enumerate(months):
        x, length = 3 + PITCH * at, (FOOT - 18) * height / highest
        is_last = at == len(months) - 1
        if told != "0":
            bar = max(length, LOWEST)
            look = "c-bar-lamp" if is_last else "c-bar"
            drawing.add("rect", look, x=x, y=FOOT - bar, width=THICK, height=bar)
        drawing.text(x + THICK / 2, FOOT + 15, month[:1], "soft", "middle")
        if is_last:
            drawing.text(x + THICK / 2, FOOT - max(length, LOWEST) - 5, told, "", "middle")
    return drawing.svg()
