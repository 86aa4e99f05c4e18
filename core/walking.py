"""How far it is from one area of the city to another, as far as we know where those are.

We keep no place on the map of a family or a building, only the area it is in. Within a quarter that
is all we can say; between quarters there is the way from the middle of the one to that of the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from math import cos, hypot, radians

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.models import Area

# The middle (centre of gravity) of the four quarters of IJsselmonde, in degrees north and east.
# Source: CBS / Kadaster (PDOK), wijk- en buurtkaart, simplified to some 3 m; CC BY 4.0.
MIDDLES = {
    "BU05991283": (51.89987, 4.54447),  # Oud IJsselmonde
    "BU05991284": (51.87625, 4.52351),  # Lombardijen
    "BU05991289": (51.88540, 4.54573),  # Groot IJsselmonde
    "BU05991290": (51.89222, 4.56672),  # Beverwaard
}
METRES_PER_DEGREE = 111_200  # of latitude
WALKABLE = 2_000
"""Metres as the crow flies: about half an hour on foot."""


class Nearness(IntEnum):
    """How near two areas are, the nearest first; what we do not know stands between near and far."""

    SAME_AREA = 0
    SAME_QUARTER = 1
    WALKABLE = 2
    UNKNOWN = 3
    FAR = 4


@dataclass(frozen=True, slots=True)
class Distance:
    """How near two areas are, and in words."""

    nearness: Nearness
    words: str | Promise = ""


UNKNOWN = Distance(Nearness.UNKNOWN)
SAME_AREA = Distance(Nearness.SAME_AREA, _("zelfde buurt"))
SAME_QUARTER = Distance(Nearness.SAME_QUARTER, _("zelfde wijk"))

Areas = Mapping[int, Area]


def known_areas() -> Areas:
    """Every area by its key; one query."""
    return {area.pk: area for area in Area.objects.order_by()}


def distance(here: int | None, there: int | None, areas: Areas) -> Distance:
    """How far it is between two areas, given by key; None when we do not know where something is."""
    one, other = areas.get(here or 0), areas.get(there or 0)
    if one is None or other is None:
        return UNKNOWN
    if one == other and one.kind == Area.Kind.NEIGHBOURHOOD:
        return SAME_AREA
    quarters = _quarter(one, areas), _quarter(other, areas)
    if quarters[0] is None or quarters[1] is None:
        return UNKNOWN
    return SAME_QUARTER if quarters[0] == quarters[1] else _between(quarters[0], quarters[1])


def _quarter(area: Area, areas: Areas) -> Area | None:
    """The quarter that ``area`` is or lies in; None for a whole district."""
    while area.kind == Area.Kind.NEIGHBOURHOOD:
        parent = areas.get(area.parent_id or 0)
        if parent is None:
            return None
        area = parent
    return area if area.kind == Area.Kind.QUARTER else None


def _between(one: Area, other: Area) -> Distance:
    """From middle to middle as the crow flies, in hundreds of metres."""
    if one.cbs_code not in MIDDLES or other.cbs_code not in MIDDLES:
        return UNKNOWN
    (north, east), (norther, easter) = MIDDLES[one.cbs_code], MIDDLES[other.cbs_code]
    narrower = cos(radians((north + norther) / 2))
    metres = METRES_PER_DEGREE * hypot(norther - north, (easter - east) * narrower)
    hundreds = round(metres / 100) * 100
    if hundreds <= WALKABLE:
        return Distance(Nearness.WALKABLE, format_lazy(_("loopafstand, ±{m} m"), m=hundreds))
    return Distance(Nearness.FAR, format_lazy(_("verder weg, ±{m} m"), m=hundreds))
