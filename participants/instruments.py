"""Instruments of others that we measure with, word for word, and how they are scored.

Knows no rows and no people: what an instrument is made of, and arithmetic.

*Participatieladder* (VNG): six levels. Names and conditions as described for professionals by
Arbeidsdeskundigen Kennis Centrum, *De Participatieladder*
(arbeidsdeskundigen.nl/akc/kennis/map/document/4402). Level 1 has no condition of its own there: it
is what is left when level 2 is not met.

*De Jong Gierveld eenzaamheidsschaal*, six items: J. de Jong Gierveld & T. van Tilburg (2006), A 6-item
scale for overall, emotional, and social loneliness, Research on Aging 28(5), 582-598. Dutch words
as CBS prints them (cbs.nl, 2023/51, *Eenzaamheid*), numbers and scoring as in the manual
(home.fsw.vu.nl/tg.van.tilburg/manual_loneliness_scale_1999.html, SPSS part). The wording *is* the
instrument, so it is not translated with the screens.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of the participation ladder, and when somebody stands on it."""

    level: int
    name: Promise
    rule: Promise


LADDER = (
    Rung(1, _("Geïsoleerd"), _("Minder dan eens per week contact buiten de deur.")),
    Rung(
        2,
        _("Sociale contacten buitenshuis"),
        _("Minstens eens per week contact buiten de deur, niet georganiseerd."),
    ),
    Rung(
        3,
        _("Deelname aan georganiseerde activiteiten"),
        _("Minstens eens per week een activiteit, zonder verantwoordelijkheid voor anderen."),
    ),
    Rung(
        4,
        _("Onbetaald werk"),
        _("Een taak met verantwoordelijkheid, minstens eens per week samen met anderen."),
    ),
    Rung(
        5,
        _("Betaald werk met ondersteuning"),
        _("Loon, met begeleiding of een aanvullende uitkering."),
    ),
    Rung(6, _("Betaald werk"), _("Loon of een eigen bedrijf, zonder ondersteuning.")),
)


class Side(Enum):
    """The two sides of loneliness: missing somebody close, and missing people around."""

    EMOTIONAL = "emotional"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of the loneliness scale: the answers that count as lonely, and for which side."""

    number: int
    text: str
    side: Side
    scores_on: frozenset[int]


ANSWERS = {1: "nee", 2: "min of meer", 3: "ja"}
_YES, _NO = frozenset({2, 3}), frozenset({1, 2})  # "min of meer" counts as lonely either way
LONELINESS = (
    Item(3, "Ik ervaar een leegte om me heen.", Side.EMOTIONAL, _YES),
    Item(
        4,
        "Er zijn genoeg mensen op wie ik in geval van narigheid kan terugvallen.",
        Side.SOCIAL,
        _NO,
    ),
    Item(7, "Ik heb veel mensen op wie ik volledig kan vertrouwen.", Side.SOCIAL, _NO),
    Item(9, "Ik mis mensen om me heen.", Side.EMOTIONAL, _YES),
    Item(8, "Er zijn voldoende mensen met wie ik me nauw verbonden voel.", Side.SOCIAL, _NO),
    Item(10, "Vaak voel ik me in de steek gelaten.", Side.EMOTIONAL, _YES),
)
SOURCE = "De Jong Gierveld & Van Tilburg (2006), Research on Aging 28(5), 582-598"
MISSING_AT_MOST = 1  # of all six; of one side nothing may be missing


@dataclass(frozen=True, slots=True)
class Loneliness:
    """Scores 0 (not lonely) to 6 in all and to 3 on a side; None when too much is unanswered."""

    total: int | None
    emotional: int | None
    social: int | None


class Band(Enum):
    """What a total means **for a group** (0-1, 2-4, 5-6): never a label on one person."""

    NOT = range(2)
    SOMEWHAT = range(2, 5)
    STRONGLY = range(5, 7)


def loneliness(answers: Mapping[int, int]) -> Loneliness:
    """The scores that ``answers`` (number of the item → code of the answer) come to."""
    return Loneliness(
        total=_count(LONELINESS, answers, missing_at_most=MISSING_AT_MOST),
        emotional=_count(_of(Side.EMOTIONAL), answers, missing_at_most=0),
        social=_count(_of(Side.SOCIAL), answers, missing_at_most=0),
    )


def _of(side: Side) -> tuple[Item, ...]:
    return tuple(item for item in LONELINESS if item.side is side)


def _count(
    items: tuple[Item, ...], answers: Mapping[int, int], *, missing_at_most: int
) -> int | None:
    given = [item for item in items if item.number in answers]
    if len(items) - len(given) > missing_at_most:
        return None
    return sum(answers[item.number] in item.scores_on for item in given)
