"""The flat: one window is one family, lit when the family belongs somewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

COLUMNS, MOST_FLOORS = 10, 6
LEFT, WALL, CELL, FLOOR, WINDOW_SCALE = 42.5, 344, 33, 49, 1.45


@dataclass(frozen=True, slots=True)
class Window:
    """A window at its place; ``state`` is on, reached, found or none."""

    state: str
    x: float
    y: float
    scale: float

    @property
    def transform(self) -> str:
        return f"translate({self.x:g} {self.y:g}) scale({self.scale:g})"


@dataclass(frozen=True, slots=True)
class Flat:
    """A gallery flat with a window for every family that was promised or found.

    The four counts do not overlap: a connected family is only in ``connected``.
    """

    connected: int
    reached: int
    found: int
    to_find: int = 0

    @property
    def states(self) -> list[str]:
        """The state of every window, the lit ones first: they are at the bottom."""
        return (
            ["on"] * self.connected
            + ["reached"] * self.reached
            + ["found"] * self.found
            + ["none"] * self.to_find
        )

    @property
    def columns(self) -> int:
        """Windows on one floor; a very full flat grows wider instead of higher."""
        return max(COLUMNS, ceil(len(self.states) / MOST_FLOORS))

    @property
    def floors(self) -> int:
        return max(1, ceil(len(self.states) / self.columns))

    @property
    def total(self) -> int:
        return len(self.states)

    @property
    def raise_by(self) -> int:
        """How much higher than the drawing of three floors, which the template holds."""
        return (self.floors - 3) * FLOOR

    @property
    def view_box(self) -> str:
        return f"0 {-self.raise_by} 420 {232 + self.raise_by}"

    @property
    def wall(self) -> dict[str, int]:
        """Top and height of the wall, and the top of the roof on it."""
        return {
            "top": 38 - self.raise_by,
            "height": 176 + self.raise_by,
            "roof": 31 - self.raise_by,
        }

    @property
    def floor_lines(self) -> list[int]:
        return [184 - FLOOR * floor for floor in range(self.floors)]

    def __iter__(self) -> Iterator[Window]:
        shrink = COLUMNS / self.columns
        for place, state in enumerate(self.states):
            floor, column = divmod(place, self.columns)
            yield Window(
                state,
                round(LEFT + CELL * shrink * column, 1),
                138 - FLOOR * floor,
                round(WINDOW_SCALE * shrink, 3),
            )
