"""The funnel: how many families took each step from found to connected."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.drawing import Colours, Drawing
from reporting.disclosure import readable

WIDTH, LONGEST, ROW, THICK = 330, 265.0, 50, 20


def funnel(
    steps: Sequence[tuple[str, int]], *, name: str = "funnel", colours: Colours | None = None
) -> SafeString:
    """A bar per step (name, families); the last is lit, for that is where it leads."""
    title = _("Gezinnen per stap: %s.") % funnel_in_words(steps)
    drawing = Drawing(name, title, WIDTH, ROW * len(steps) - 4, colours=colours)
    highest = max([families for _step, families in steps] + [1])
    for at, (step, families) in enumerate(steps):
        top, length = ROW * at, LONGEST * families / highest
        look = "c-bar-lamp" if at == len(steps) - 1 else "c-bar"
        drawing.text(0, top + 15, step)
        if families:
            drawing.add("rect", look, x=1, y=top + 21, width=length, height=THICK)
        drawing.text(length + 9 if families else 1, top + 38, readable(families), "big")
    return drawing.svg()


def funnel_in_words(steps: Sequence[tuple[str, int]]) -> str:
    """``Gevonden 31, benaderd 30``: for those who do not see the bars."""
    said = ", ".join(f"{step} {readable(families)}" for step, families in steps)
    return said[:1] + said[1:].lower()
