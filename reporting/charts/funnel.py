"""The funnel: how many families took each step from found to connected."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.drawing import Colours, Drawing
from reporting.disclosure import readable

WIDTH, LONGEST, ROW, THICK, HEAD = 340, 280.0, 50, 20, 22
STEPS = Sequence[tuple[str, int]]


def funnel(
    steps: STEPS,
    *,
    target: int | None = None,
    name: str = "funnel",
    colours: Colours | None = None,
) -> SafeString:
    """A bar per step (name, families); the last is lit, for that is where it leads.

    What was promised for every step is a line through all of them.
    """
    title = _("Gezinnen per stap: %s.") % funnel_in_words(steps, target)
    head = HEAD if target else 0
    drawing = Drawing(name, title, WIDTH, ROW * len(steps) - 4 + head, colours=colours)
    scale = LONGEST / max([families for _step, families in steps] + [target or 0, 1])
    for at, (step, families) in enumerate(steps):
        top, length = head + ROW * at, scale * families
        look = "c-bar-lamp" if at == len(steps) - 1 else "c-bar"
        drawing.text(0, top + 15, step)
        if families:
            drawing.add("rect", look, x=1, y=top + 21, width=length, height=THICK)
    if target:
        x = 1 + scale * target
        drawing.add("path", "c-goal", d=f"M{x:.1f} {HEAD - 4}V{drawing.height}")
        words = _("%s afgesproken") % readable(target)
        drawing.text(min(x + 4, WIDTH), 13, words, "soft", "end" if x > WIDTH / 2 else "start")
    for at, (_step, families) in enumerate(steps):
        _draw_number(drawing, families, scale, target, foot=head + ROW * at + 38)
    return drawing.svg()


def _draw_number(
    drawing: Drawing, families: int, scale: float, target: int | None, *, foot: float
) -> None:
    """Behind its bar, and behind the line of the promise where that would run through it."""
    number, behind = readable(families), (1 + scale * families if families else -6) + 8
    line = 1 + scale * (target or 0)
    if target and behind - 2 <= line <= behind + 13 * len(number):
        behind = line + 7
    drawing.text(behind, foot, number, "big")


def funnel_in_words(steps: STEPS, target: int | None = None) -> str:
    """``Gevonden 31, benaderd 30``: for those who do not see the bars."""
    said = ", ".join(f"{step} {readable(families)}" for step, families in steps)
    said = said[:1] + said[1:].lower()
    return f"{said}. {_('%s afgesproken') % readable(target)}" if target else said
