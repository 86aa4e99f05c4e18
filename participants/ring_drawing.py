"""The ring around a family, drawn: round is a person, square a group, a diamond whose work it is."""

from math import cos, pi, sin

from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from core.drawing import Drawing
from participants.ring import Ring, Shape, Spot

WIDTH, HEIGHT = 340, 350
X, Y = 170, 176  # the middle
NEAR, FAR = 98, 124  # how far from the middle the two circles are
ROOM_FOR = 8  # a ring with more names on it cannot be read; the table has everybody
LETTERS = 12
CORE = 40


def draw_ring(ring: Ring, *, name: str, middle: str) -> SafeString:
    """``ring`` around the family called ``middle``; ``name`` keeps the ids of two drawings apart."""
    drawing = Drawing(name, _said(ring), WIDTH, HEIGHT, look="ring")
    for distance in (NEAR, FAR):
        drawing.add("circle", "orbit", cx=X, cy=Y, r=distance)
    shown = ring.spots if len(ring.spots) <= ROOM_FOR else ring.spots[: ROOM_FOR - 1]
    rest = len(ring.spots) - len(shown)
    places = [_place(at, len(shown) + bool(rest), spot) for at, spot in enumerate(shown)]
    for spot, (x, y) in zip(shown, places, strict=True):
        drawing.add("path", "tie" if spot.is_near else "tie weak", d=f"M{X} {Y}L{x:.1f} {y:.1f}")
    drawing.add("circle", "core", cx=X, cy=Y, r=CORE)
    drawing.text(X, Y + 5, _short(middle, 10), anchor="middle")
    for spot, place in zip(shown, places, strict=True):
        _draw_spot(drawing, spot, place)
    if rest:
        words = ngettext("en nog %(rest)s", "en nog %(rest)s", rest) % {"rest": rest}
        x, y = _place(len(shown), len(shown) + 1, None)
        drawing.text(x, y, words, "soft", "middle")
    return drawing.svg()


def _place(at: int, of: int, spot: Spot | None) -> tuple[float, float]:
    """Around the middle, beginning at the top, with the clock."""
    angle = 2 * pi * at / of - pi / 2
    distance = NEAR if spot and spot.is_near else FAR
    return X + distance * cos(angle), Y + distance * sin(angle)


def _draw_spot(drawing: Drawing, spot: Spot, place: tuple[float, float]) -> None:
    x, y = place
    look = "near" if spot.is_near else ""
    match spot.shape:
        case Shape.PERSON:
            drawing.add("circle", look, cx=x, cy=y, r=13)
        case Shape.GROUP:
            drawing.add("rect", look, x=x - 12, y=y - 12, width=24, height=24, rx=2)
        case Shape.WORK:
            drawing.add("path", look, d=f"M{x:.1f} {y - 15:.1f}l15 15-15 15-15-15z")
    lines = [_short(spot.name, LETTERS), *([_short(spot.label, LETTERS)] if spot.label else [])]
    top = y - 22 - 15 * (len(lines) - 1) if y < Y - 20 else y + 29  # away from the middle
    x = min(max(x, 46), WIDTH - 46)
    for at, (line, look) in enumerate(zip(lines, ("", "soft"), strict=False)):
        drawing.text(x, top + 15 * at, line, look, "middle")


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _said(ring: Ring) -> str:
    """What one hears in place of the picture; the table beside it has the rest."""
    parts = [
        ngettext("%(number)s mens dichtbij", "%(number)s mensen dichtbij", ring.people_near)
        % {"number": ring.people_near},
        ngettext("%(number)s groep", "%(number)s groepen", ring.groups) % {"number": ring.groups},
    ]
    return f"{ring.title}: {', '.join(parts)}."
