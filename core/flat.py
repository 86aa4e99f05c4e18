"""The flat: one window is one family, and light in it means it belongs somewhere."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.drawing import Colours, Drawing, drawn_once

WIDTH, LEFT, WALL = 420, 38.0, 344.0
FLOOR, GROUND = 49, 94
MOST_WINDOWS, A_ROW = 60, 10
SCALE = 1.45
STREET = "Pascalweg"


@drawn_once
def flat(
    *,
    target: int,
    connected: int,
    reached: int,
    found: int,
    title: str = "",
    colours: Colours | None = None,
) -> SafeString:
    """A gallery flat with ``target`` windows, each in one state.

    ``connected`` windows are lit, ``reached`` half lit (reached but not connected), ``found`` have a
    frame (found but not reached), the others are still dashed. A very large promise is drawn to scale:
    then the title says how many families one window stands for. It says the counts in words, unless
    ``title`` says something else.
    """
    per_window = _families_per_window(target)
    windows = max(1, -(-target // per_window))
    states = _states(windows, [share // per_window for share in (connected, reached, found)])
    rows = -(-windows // A_ROW)
    drawing = Drawing(
        name="flat",
        title=title
        or flat_in_words(target=target, connected=connected, reached=reached, found=found),
        width=WIDTH,
        height=GROUND + rows * FLOOR - 9,
        look="flat",
        colours=colours,
    )
    _draw_house(drawing, rows)
    for at, state in enumerate(states):
        _draw_window(drawing, state, at=at, columns=min(windows, A_ROW), rows=rows)
    return drawing.svg()


def _families_per_window(target: int) -> int:
    return max(1, -(-target // MOST_WINDOWS))


def _states(windows: int, shares: list[int]) -> list[str]:
    lit, half, frame = shares
    states = ["on"] * lit + ["reached"] * half + ["found"] * frame
    return (states + ["none"] * windows)[:windows]


def flat_in_words(*, target: int, connected: int, reached: int, found: int) -> str:
    """What the flat shows, for those who do not see it."""
    per_window = _families_per_window(target)
    if per_window > 1:
        each = _("Een flat; elk raam staat voor %(families)d gezinnen. Afgesproken: %(target)d.")
    else:
        each = _("Een flat met %(target)d ramen, een raam per gezin.")
    parts = [
        each % {"target": target, "families": per_window},
        ngettext(
            "Bij %(count)d gezin brandt licht: dat heeft aansluiting.",
            "Bij %(count)d gezinnen brandt licht: die hebben aansluiting.",
            connected,
        )
        % {"count": connected},
        _("%(reached)d half verlicht: bereikt. %(found)d met alleen een kozijn: gevonden.")
        % {"reached": reached, "found": found},
    ]
    return " ".join(parts)


def _draw_house(drawing: Drawing, rows: int) -> None:
    foot = drawing.height - 18
    drawing.add("circle", "flat-tree", cx=20, cy=foot - 30, r=15)
    drawing.add("circle", "flat-tree", cx=400, cy=foot - 38, r=18)
    drawing.add("path", "flat-ground", d=f"M20 {foot - 24:.0f}v24M400 {foot - 30:.0f}v30")
    drawing.add("rect", "flat-wall", x=LEFT, y=38, width=WALL, height=foot - 38)
    drawing.add("rect", "flat-roof", x=32, y=31, width=356, height=8)
    for row in range(1, rows + 1):
        drawing.add("path", "flat-line", d=f"M38 {37 + row * FLOOR:.0f}h344")
    drawing.add("rect", "flat-sign", x=177, y=foot - 24, width=66, height=18, rx=2)
    drawing.text(210, foot - 11, STREET, "flat-name", "middle")
    for x in (118, 287):
        drawing.add("rect", "flat-door", x=x, y=foot - 24, width=15, height=24)
    drawing.add("path", "flat-ground", d=f"M4 {foot:.0f}h412")


def _draw_window(drawing: Drawing, state: str, *, at: int, columns: int, rows: int) -> None:
    """The lowest floor fills first, from the left."""
    row, column = divmod(at, columns)
    pitch = 330 / columns
    x = 45 + pitch * (column + 0.5) - 11 * SCALE
    y = 40 + (rows - 1 - row) * FLOOR
    place = f"translate({x:.1f} {y:.0f}) scale({SCALE})"
    with drawing.group(f"win win-{state}", transform=place):
        _draw_panes(drawing, state)


def window(state: str) -> SafeString:
    """A window by itself: ``none`` still to find, ``found``, ``reached`` half lit, ``on`` lit."""
    look = f"win win-{state}"
    drawing = Drawing(name="window", title="", left=2, top=4, width=18, height=22, look=look)
    _draw_panes(drawing, state)
    return drawing.svg()


def _draw_panes(drawing: Drawing, state: str) -> None:
    """A hole in the wall as long as nobody was found, else a window with a cross in it."""
    drawing.add("rect", x=4, y=6, width=14, height=18)
    if state == "reached":
        drawing.add("rect", "glow", x=4, y=15, width=14, height=9)
    if state != "none":
        drawing.add("path", d="M11 6v18M4 15h14")
