"""The network drawn: every initiative with a line is a dot with the number it has in the table."""

from collections.abc import Iterable, Mapping, Sequence
from math import cos, radians, sin, sqrt

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.drawing import Colours, Drawing
from participants.initiatives.labels import LINE, Spot, placed
from participants.initiatives.network import Initiative, Line, Network

WIDTH, HEIGHT, EDGE, FOOT = 480.0, 380.0, 60.0, 32.0
DOT = 9
GAP = 100.0  # between two islands
THICKEST = 7.0
NAMED_AT_MOST = 14  # more names would lie over each other; the numbers stay
TURN = radians(25)  # no line lies flat, where it would run through a name


def network_picture(
    network: Network,
    numbers: Mapping[Initiative, int],
    *,
    name: str = "network",
    words: str = "",
    size: Spot = (WIDTH, HEIGHT),
    colours: Colours | None = None,
) -> SafeString:
    """The islands of ``network`` beside each other; who stands alone is not drawn."""
    spots = _spots(network, size)
    drawing = Drawing(name, _title(network), *size, description=words, colours=colours)
    drawn = [line for line in network.lines if line.one in spots and line.other in spots]
    for line in sorted(drawn, key=lambda line: line.connects):
        _draw_line(drawing, line, spots)
    for initiative, spot in spots.items():
        _draw_dot(drawing, initiative, spot)
    names = {initiative: _name(initiative, numbers, len(spots)) for initiative in spots}
    lines = [(spots[line.one], spots[line.other]) for line in drawn]
    for label in placed(names, spots, lines, sheet=size, dot=DOT).values():
        for at, words_of_line in enumerate(label.lines):
            drawing.text(label.x, label.y + LINE * at, words_of_line, "n-name", label.anchor)
    return drawing.svg()


def _name(initiative: Initiative, numbers: Mapping[Initiative, int], drawn: int) -> str:
    """Its number in the table and its name, or only one of the two."""
    number = str(numbers[initiative]) if initiative in numbers else ""
    if number and drawn > NAMED_AT_MOST:
        return number
    return f"{number} {initiative.name}".strip()


def _title(network: Network) -> str:
    drawn = len(network.initiatives) - len(network.alone)
    islands = len(network.islands)
    return _("Tekening van %(initiatives)s, samen %(islands)s. De tabel zegt hetzelfde.") % {
        "initiatives": ngettext("%d initiatief", "%d initiatieven", drawn) % drawn,
        "islands": ngettext("%d eiland", "%d eilanden", islands) % islands,
    }


def _spots(network: Network, sheet: Spot) -> dict[Initiative, Spot]:
    """Where each initiative lies: an island as wide as its size asks, the largest at the left."""
    sheet_width, height = sheet
    sizes = [sqrt(len(island)) for island in network.islands]
    gap = GAP * sheet_width / WIDTH / max(1, len(sizes) / 3)
    room = sheet_width - 2 * EDGE - gap * (len(sizes) - 1)
    left, spots = EDGE, {}
    for island, size in zip(network.islands, sizes, strict=True):
        width = room * size / sum(sizes)
        for initiative, (x, y) in zip(island, _laid_out(network, island), strict=True):
            spots[initiative] = (left + x * width, FOOT + y * (height - 2 * FOOT))
        left += width + gap
    return spots


def _laid_out(network: Network, island: Iterable[Initiative]) -> list[Spot]:
    """The spots of one island in a square of 1 by 1: close together is few steps apart.

    Kamada-Kawai (1989) from a circle: the same network always gives the same drawing.
    """
    at = {initiative: number for number, initiative in enumerate(network.initiatives)}
    part = network.graph.induced_subgraph([at[initiative] for initiative in island])
    layout = part.layout_kamada_kawai(seed=part.layout_circle())
    turned = [(x * cos(TURN) - y * sin(TURN), x * sin(TURN) + y * cos(TURN)) for x, y in layout]
    across, down = (_between_0_and_1(axis) for axis in zip(*turned, strict=True))
    return list(zip(across, down, strict=True))


def _between_0_and_1(axis: Sequence[float]) -> list[float]:
    low, span = min(axis), max(axis) - min(axis)
    return [(value - low) / span if span > 1e-6 else 0.5 for value in axis]


def _draw_line(drawing: Drawing, line: Line, spots: Mapping[Initiative, Spot]) -> None:
    (x1, y1), (x2, y2) = spots[line.one], spots[line.other]
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    if line.people:
        width = min(1.5 + line.people / 3, THICKEST)
        drawing.add("line", "n-people", **ends, stroke_width=width)
    elif line.meetings:
        drawing.add("line", "n-together", **ends)
    else:
        drawing.add("line", "n-place", **ends)


def _draw_dot(drawing: Drawing, initiative: Initiative, spot: Spot) -> None:
    x, y = spot
    if initiative.kind == "organisation":
        drawing.add("rect", "n-partner", x=x - DOT, y=y - DOT, width=2 * DOT, height=2 * DOT)
    else:
        drawing.add("circle", f"n-{initiative.kind}", cx=x, cy=y, r=DOT)
