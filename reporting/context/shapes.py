"""The shapes of the wijken of IJsselmonde. Source: ``README.md`` beside this."""

import json
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from pathlib import Path

FILE = Path(__file__).parent / "ijsselmonde_buurten.geojson"
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
