"""The shapes of the wijken of IJsselmonde. Source: ``README.md`` beside this."""

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from math import cos, dist, radians
from pathlib import Path

FILE = Path(__file__).parent / "ijsselmonde_buurten.geojson"
STEP = 0.025  # so fine one looks for room on a sheet that is 1 wide
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a wijk in a square where north is up: x to the right, y down, both from 0."""

    code: str
    name: str
    outline: tuple[Spot, ...]

    @property
    def middle(self) -> Spot:
        """Its centre of gravity (the shoelace formula)."""
        area = across = down = 0.0
        for (x1, y1), (x2, y2) in zip(self.outline, self.outline[1:], strict=False):
            cross = x1 * y2 - x2 * y1
            area, across, down = area + cross, across + (x1 + x2) * cross, down + (y1 + y2) * cross
        return across / (3 * area), down / (3 * area)

    def holds(self, spot: Spot) -> bool:
        """Whether it lies inside the outline (a ray to the right crosses it an odd number of times)."""
        x, y = spot
        crossed = (
            (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1)
            for (x1, y1), (x2, y2) in pairwise(self.outline)
        )
        return sum(crossed) % 2 == 1

    def room_for(self, width: float, height: float) -> Spot:
        """The middle, or when words of this size would lie over the outline there, where they do least."""
        return _room_for(self, width, height)


@cache
def _room_for(shape: Shape, width: float, height: float) -> Spot:
    around = [(x * width / 2, y * height / 2) for x in (-1, -0.5, 0, 0.5, 1) for y in (-1, 0, 1)]
    middle = shape.middle

    def trouble(spot: Spot) -> tuple[int, float]:
        outside = sum(not shape.holds((spot[0] + x, spot[1] + y)) for x, y in around)
        return outside, dist(spot, middle)

    if not trouble(middle)[0]:
        return middle
    tried = [at * STEP for at in range(round(1 / STEP))]
    return min(filter(shape.holds, product(tried, tried)), key=trouble)


@cache
def shapes() -> tuple[Shape, ...]:
    """The four wijken on one sheet that is 1 wide; one degree east is as long as it is there."""
    found = {
        (wijk["properties"]["buurtcode"], wijk["properties"]["buurtnaam"]): wijk["geometry"][
            "coordinates"
        ][0]
        for wijk in json.loads(FILE.read_text(encoding="utf-8"))["features"]
    }
    spots = [spot for ring in found.values() for spot in ring]
    west, east = min(lon for lon, _lat in spots), max(lon for lon, _lat in spots)
    north = max(lat for _lon, lat in spots)
    shorter = cos(radians(north))
    scale = 1 / ((east - west) * shorter)
    return tuple(
        Shape(
            code,
            name,
            tuple(((lon - west) * shorter * scale, (north - lat) * scale) for lon, lat in ring),
        )
        for (code, name), ring in sorted(found.items())
    )
