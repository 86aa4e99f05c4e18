"""Where the name of a dot stands: beside it, and not through another name, a dot or a line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

Spot = tuple[float, float]

LETTER, LINE = 7.8, 15.0
"""The room of a letter and of a line of 13 px, bold."""
LONG = 16
"""A longer name is told in two lines."""
SAMPLES = 16
"""In how many pieces a line is cut to see how much of it runs through a name."""
ROUNDS = 2
SQUARE = 40.0
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
    drawing = _Drawing(sheet, dot, [*spots.values()], lines)
    found: dict[Any, Label] = {}

    def place(key: Any) -> None:
        drawing.labels.take_away(key)
        around = _around(_in_lines(names[key]), spots[key], dot)
        free = [(drawing.trouble(label.box), at, label) for at, label in enumerate(around)]
        found[key] = min(free)[-1]
        drawing.labels.put(key, found[key].box)

    for key in names:
        place(key)
    for _again in range(ROUNDS):
        for key in names:
            if drawing.labels.over(found[key].box) - {key}:
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


class _Drawing:
    """What a label may be in the way of."""

    def __init__(
        self, sheet: Spot, dot: float, dots: Iterable[Spot], lines: Iterable[tuple[Spot, Spot]]
    ) -> None:
        self.sheet, self.dot = sheet, dot
        self.dots = _Points(dots)
        self.lines = _Points(point for line in lines for point in _along(line))
        self.labels = _Boxes()

    def trouble(self, box: Box) -> float:
        """How much a label in ``box`` is in the way: off the sheet is worst, across a line least."""
        left, top, right, bottom = box
        off = max(0.0, -left, right - self.sheet[0], -top, bottom - self.sheet[1])
        dot = self.dot
        on_dots = self.dots.inside((left - dot, top - dot, right + dot, bottom + dot))
        through = len(self.labels.over(box))
        return 1000 * off + 100 * through + 40 * on_dots + self.lines.inside(box)


def _along(line: tuple[Spot, Spot]) -> Iterator[Spot]:
    (x1, y1), (x2, y2) = line
    for at in range(SAMPLES + 1):
        yield x1 + (x2 - x1) * at / SAMPLES, y1 + (y2 - y1) * at / SAMPLES


class _Points:
    """Points by the square of the sheet that they lie in: a label asks only after those near it."""

    def __init__(self, points: Iterable[Spot]) -> None:
        self.near: dict[tuple[int, int], list[Spot]] = defaultdict(list)
        for x, y in points:
            self.near[int(x // SQUARE), int(y // SQUARE)].append((x, y))

    def inside(self, box: Box) -> int:
        left, top, right, bottom = box
        points = (point for square in _squares(box) for point in self.near.get(square, ()))
        return sum(left < x < right and top < y < bottom for x, y in points)


class _Boxes:
    """The room that is taken, by the squares of the sheet that it touches."""

    def __init__(self) -> None:
        self.boxes: dict[Any, Box] = {}
        self.near: dict[tuple[int, int], set[Any]] = defaultdict(set)

    def put(self, key: Any, box: Box) -> None:
        self.boxes[key] = box
        for square in _squares(box):
            self.near[square].add(key)

    def take_away(self, key: Any) -> None:
        if key in self.boxes:
            for square in _squares(self.boxes.pop(key)):
                self.near[square].discard(key)

    def over(self, box: Box) -> set[Any]:
        """Whose box lies over this one."""
        near = {key for square in _squares(box) for key in self.near.get(square, ())}
        return {key for key in near if _overlap(self.boxes[key], box)}


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(side // SQUARE) for side in box)
    return product(range(left, right + 1), range(top, bottom + 1))


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
