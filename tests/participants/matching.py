"""Hand-made families and activities, to lay side by side without a database."""

from datetime import date

from core.models import Area
from core.moments import Part
from participants.matching.comparisons import Around
from participants.matching.matches import best_first
from participants.matching.needs import Need
from participants.matching.offers import Moment, Offer

TODAY = date(2018, 9, 19)  # a Wednesday
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
SHY, LANGUAGE, NO_SITTER, MONEY = 1, 2, 3, 4
KINDS = {SHY: "Schaamte", LANGUAGE: "Taal", NO_SITTER: "Geen oppas", MONEY: "Geld"}
TIGRINYA, TURKISH = 1, 2
LANGUAGES = {TIGRINYA: "Tigrinya", TURKISH: "Turks"}
LOMBARDIJEN, HOMERUS, SMEETSLAND, BEVERWAARD = 1, 2, 3, 4
AREAS = {
    LOMBARDIJEN: Area(pk=1, kind="quarter", name="Lombardijen", cbs_code="BU05991284"),
    HOMERUS: Area(pk=2, kind="neighbourhood", name="Homerusbuurt", parent_id=1),
    SMEETSLAND: Area(pk=3, kind="neighbourhood", name="Smeetsland", parent_id=1),
    BEVERWAARD: Area(pk=4, kind="quarter", name="Beverwaard", cbs_code="BU05991290"),
}


def a_family(*obstacles, pk=1, name="Selam", languages=(), heavy=(), days=(), parts=(), **more):
    return Need(
        pk=pk,
        name=name,
        obstacles={kind: KINDS[kind] for kind in obstacles},
        heavy=frozenset(heavy),
        languages={one: LANGUAGES[one] for one in languages},
        days=frozenset(days),
        parts=frozenset(parts),
        **more,
    )


def an_activity(
    name, *takes_away, pk=None, languages=(), on=TUESDAY, part=Part.MORNING, next_on=TODAY, **more
):
    return Offer(
        pk=pk or hash(name),
        name=name,
        takes_away={kind: KINDS[kind] for kind in takes_away},
        languages={one: LANGUAGES[one] for one in languages},
        moments=frozenset() if on is None else frozenset({Moment(on, part)}),
        next_on=next_on,
        **more,
    )


def in_order(family, *activities, asked=None):
    """The activities from the one that suits best, each with what speaks for it and against."""
    around = Around(TODAY, AREAS, asked)
    return [
        (match.offer.name, match.fits, match.minds)
        for match in best_first([family], activities, around)
    ]


def names(matches):
    return [name for name, _fits, _minds in matches]
