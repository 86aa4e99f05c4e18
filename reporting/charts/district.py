"""The map: where the families live, and where things take place."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.utils.safestring import SafeString

from core.drawing import Colours, Drawing
from reporting.charts.bars import ROW, draw_bars
from reporting.charts.marks import highest, most
from reporting.context.shapes import Shape, Spot, shapes
from reporting.disclosure import Told

WIDTH, MARGIN = 340.0, 3.0
SHADES = 3  # darker ones would swallow the words on them
MARK, IN_A_ROW, MOST_MARKS = 5.0, 6, 18
BELOW = 46
LETTER, TEXT = 7.4, 38.0  # the room of a bold letter of 13 px, and of a name with its number


class Ward(NamedTuple):
    """A wijk on the map: how many families, how many places, and the buurten in it."""

    families: Told
    places: int
    parts: Sequence[tuple[str, Told]] = ()


def district(
    wards: Mapping[str, Ward],
    *,
    name: str = "district",
    title: str,
    words: str = "",
    within: str = "",
    colours: Colours | None = None,
) -> SafeString:
    """The wijken (by CBS code), darker where more families live, a mark for every place.

    The marks stand in their wijk, not on their spot in it. Below the map a bar for each buurt of the
    wijk that has them, under the words ``within``.
    """
    height = WIDTH * max(y for shape in shapes() for _x, y in shape.outline)
    parts = [part for ward in wards.values() for part in ward.parts]
    below = BELOW + ROW * len(parts) if parts else 2 * MARGIN
    drawing = Drawing(name, title, WIDTH, height + below, description=words, colours=colours)
    most_families = highest(ward.families for ward in wards.values())
    for shape in shapes():
        ward = wards.get(shape.code)
        drawing.add("path", f"m-{shade(ward, most_families)}", d=_path(shape))
    for shape in shapes():
        if shape.code in wards:
            _draw_ward(drawing, shape, wards[shape.code])
    if parts:
        drawing.text(0, height + 30, within, "strong")
        draw_bars(drawing, parts, top=height + BELOW - 4)
    return drawing.svg()


def shade(ward: Ward | None, most_families: float) -> int:
    """0 for nobody and for whom we do not know, up to 3 for where most families live."""
    if ward is None or not most(ward.families):
        return 0
    return min(SHADES, 1 + int(SHADES * most(ward.families) / (most_families + 1)))


def _on_sheet(spot: Spot) -> Spot:
    return MARGIN + spot[0] * (WIDTH - 2 * MARGIN), MARGIN + spot[1] * (WIDTH - 2 * MARGIN)


def _path(shape: Shape) -> str:
    return "M" + "L".join("{:.1f} {:.1f}".format(*_on_sheet(spot)) for spot in shape.outline) + "Z"


def _draw_ward(drawing: Drawing, shape: Shape, ward: Ward) -> None:
    room = LETTER * len(shape.name), TEXT + (2 * MARK if ward.places else 0)
    x, y = _on_sheet(shape.room_for(*(side / WIDTH for side in room)))
    y -= 8 if ward.places else 0
    drawing.text(x, y - 4, shape.name, "n-name", "middle")
    drawing.text(x, y + 15, ward.families, "m-big", "middle")
    marks = min(ward.places, MOST_MARKS)
    for at in range(marks):
        row, column = divmod(at, IN_A_ROW)
        here = min(IN_A_ROW, marks - row * IN_A_ROW)
        left = x + (column - (here - 1) / 2) * 2.6 * MARK
        down = y + 30 + row * 2.6 * MARK
        drawing.add("path", "m-mark", d=f"M{left:.1f} {down - MARK:.1f}l5 5-5 5-5-5Z")
