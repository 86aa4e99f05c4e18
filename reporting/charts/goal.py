"""A result beside its promise: a bar with a line across it."""

from django.utils.safestring import SafeString

from core.drawing import Colours, Drawing

WIDTH, BED = 210, 208
ROOM = 1.2  # a result may pass the promise and still be seen


def goal(
    value: float,
    target: int,
    *,
    name: str = "goal",
    title: str = "",
    colours: Colours | None = None,
) -> SafeString:
    """A dark bar for ``value``, a line for ``target``. The words beside it carry the meaning."""
    most = max(value, target, 1) * (ROOM if value <= target * ROOM else 1)
    drawing = Drawing(name, title, WIDTH, 22, look="goal", colours=colours)
    drawing.add("rect", "c-rest", x=1, y=5, width=BED, height=12)
    if value:
        drawing.add("rect", "c-bar", x=1, y=5, width=BED * value / most, height=12)
    drawing.add("path", "c-goal", d=f"M{1 + BED * target / most:.1f} 0v22")
    return drawing.svg()
