"""Where the name of a dot stands: beside it, and not through another name, a dot or a line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Spot = tuple[float, float]

LETTER, LINE = 7.8, 15.0
"""The room of a letter and of a line of 13 px, bold."""
LONG = 16
"""A longer name is told in two lines."""
SAMPLES = 16
ROUNDS = 2
Box = tuple[float, float, float, float]


class Label(NamedTuple):
    """The lines of a name, and where the foot of the first of them stands."""

    lines: Sequence[str]
    x: float
    y: float
    anchor: str

    @property
    def box(self) -> Box:
        """Left, top, right and bottom."""
        width = LETTER * max(len(line) for line in self.lines)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        top = self.y - LINE + 3
        return left, top, left + width, top + LINE * len(self.lines)


def placed(
    names: Mapping[Any, str],
    spots: Mapping[Any, Spot],
    lines: Sequence[tuple[Spot, Spot]],
    *,
    sheet: Spot,
    dot: float,
) -> dict[Any, Label]:
    """A label for every dot; of the places around it the first that is most free.

    Who came first may stand where a later one must be: those that lie over each other choose again.
    """
    found: dict[Any, Label] = {}

    def place(key: Any) -> None:
        taken = [label.box for other, label in found.items() if other != key]
        free = [
            (_trouble(label, taken, [*spots.values()], lines, sheet=sheet, dot=dot), at, label)
            for at, label in enumerate(_around(_in_lines(names[key]), spots[key], dot))
        ]
        found[key] = min(free)[-1]

    for key in names:
        place(key)
    for _again in range(ROUNDS):
        for key in names:
            if any(_overlap(found[key].box, found[other].box) for other in names if other != key):
                place(key)
    return found


def _in_lines(name: str) -> list[str]:
    """``name``, cut at the space nearest to its middle when it is long."""
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    if len(name) <= LONG or not spaces:
        return [name]
    cut = min(spaces, key=lambda at: abs(at - len(name) / 2))
    return [name[:cut], name[cut + 1 :]]


def _around(lines: list[str], spot: Spot, dot: float) -> Iterator[Label]:
    x, y = spot
    more, side = LINE * (len(lines) - 1), dot + 5
    below, above = y + dot + LINE, y - dot - 6 - more
    middle = y + 5 - more / 2
    yield Label(lines, x, below, "middle")
    yield Label(lines, x, above, "middle")
    yield Label(lines, x + side, middle, "start")
    yield Label(lines, x - side, middle, "end")
    for anchor, at in (("start", x - dot), ("end", x + dot)):
        yield Label(lines, at, below, anchor)
        yield Label(lines, at, above, anchor)


def _trouble(
    label: Label,
    taken: Sequence[Box],
    spots: Sequence[Spot],
    lines: Sequence[tuple[Spot, Spot]],
    *,
    sheet: Spot,
    dot: float,
) -> float:
    """How much a label is in the way: off the sheet is worst, across a line least bad."""
    left, top, right, bottom = label.box
    off = max(0.0, -left, right - sheet[0], -top, bottom - sheet[1])
    through = sum(_overlap(label.box, other) for other in taken)
    on_dots = sum(left - dot < x < right + dot and top - dot < y < bottom + dot for x, y in spots)
    crossed = sum(_crosses(label.box, line) for line in lines)
    return 1000 * off + 100 * through + 40 * on_dots + crossed


def _crosses(box: Box, line: tuple[Spot, Spot]) -> int:
    """How much of the line runs through the box, of ``SAMPLES``."""
    (x1, y1), (x2, y2) = line
    left, top, right, bottom = box
    steps = [at / SAMPLES for at in range(SAMPLES + 1)]
    points = ((x1 + (x2 - x1) * step, y1 + (y2 - y1) * step) for step in steps)
    return sum(left < x < right and top < y < bottom for x, y in points)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
