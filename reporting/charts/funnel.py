"""The funnel: how many families took each step from found to connected."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.drawing import Colours, Drawing
from reporting.disclosure import readable

WIDTH, LONGEST, ROW, THICK = 340, 215.0, 50, 20
DIGIT = 11.5  # the room of a digit of 19 px


class Stage(NamedTuple):
    """A step, the families that took it, and how many were promised for it."""

    name: str
    families: int
    target: int | None = None


def funnel(
    stages: Sequence[Stage], *, name: str = "funnel", colours: Colours | None = None
) -> SafeString:
    """A bar per step, a stroke across it for what was promised; the last is lit: there it leads."""
    title = _("Gezinnen per stap: %s.") % funnel_in_words(stages)
    drawing = Drawing(name, title, WIDTH, ROW * len(stages) - 4, colours=colours)
    most = max([max(stage.families, stage.target or 0) for stage in stages] + [1])
    for at, stage in enumerate(stages):
        look = "c-bar-lamp" if at == len(stages) - 1 else "c-bar"
        _draw_stage(drawing, stage, ROW * at, LONGEST / most, look)
    return drawing.svg()


def _draw_stage(drawing: Drawing, stage: Stage, top: int, scale: float, look: str) -> None:
    length = scale * stage.families
    drawing.text(0, top + 15, stage.name)
    if stage.families:
        drawing.add("rect", look, x=1, y=top + 21, width=length, height=THICK)
    if stage.target:
        drawing.add("path", "c-goal", d=f"M{1 + scale * stage.target:.1f} {top + 18}v{THICK + 6}")
    end = max(length, scale * (stage.target or 0))
    number, x = readable(stage.families), end + 9 if end else 1
    drawing.text(x, top + 38, number, "big")
    if stage.target:
        words = _("van %s") % readable(stage.target)
        drawing.text(x + DIGIT * len(number) + 5, top + 38, words, "soft")


def funnel_in_words(stages: Sequence[Stage]) -> str:
    """``Gevonden 31, benaderd 30 van 30 afgesproken``: for those who do not see the bars."""
    said = ", ".join(_stage_in_words(stage) for stage in stages)
    return said[:1] + said[1:].lower()


def _stage_in_words(stage: Stage) -> str:
    said = f"{stage.name} {readable(stage.families)}"
    if not stage.target:
        return said
    return _("%(said)s van %(target)s afgesproken") % {
        "said": said,
        "target": readable(stage.target),
    }
