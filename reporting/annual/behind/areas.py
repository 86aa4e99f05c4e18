"""Where the families live, and where things take place: per wijk, and per buurt in it.

Of nobody the place on the map is kept, only in which part of Rotterdam it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from activities import spread as agenda
from activities.models import Programme
from core.models import Area
from core.periods import Period
from core.walking import Areas, known_areas
from participants import spread
from reporting.disclosure import Span, Told, nested, total
from reporting.indicators import Scope
from reporting.told_tables import ToldTable

ELSEWHERE = ""
"""The code of who lives where we do not know, or outside the map."""


@dataclass(frozen=True, slots=True)
class Part:
    """A buurt, or of a wijk those of whom the buurt was not noted; every family lives in one."""

    quarter: str
    name: str
    families: int
    places: int
    meetings: int


def areas(scope: Scope) -> ToldTable:
    """A row for each wijk on the map, and below it one for each buurt in it.

    A wijk has its CBS code as key, a buurt that of its wijk and a stroke, who lives elsewhere none.
    """
    parts_of = _parts_per_quarter(scope)
    spans = nested([[part.families for part in here] for here in parts_of.values()])
    names = {**_quarters(scope.ask(_known)), ELSEWHERE: _("Elders, of niet bekend")}
    told: list[tuple[str, list[Told]]] = []
    keys: list[str] = []
    for (code, here), (whole, within) in zip(parts_of.items(), spans, strict=True):
        told.append((names[code], _cells(whole, here)))
        keys.append(code)
        for part, span in zip(here, within, strict=False) if len(here) > 1 else []:
            told.append((part.name, _cells(span, [part])))
            keys.append(f"{code}/")
    return ToldTable(
        code="areas",
        caption=_("Gezinnen met een traject in %d, en waar iets was") % scope.period.first.year,
        head=[_("Wijk of buurt"), _("Gezinnen"), _("Plekken"), _("Bijeenkomsten")],
        told=told,
        source=_("Kaart: CBS / Kadaster (PDOK), wijk- en buurtkaart, vereenvoudigd. CC BY 4.0."),
        keys=keys,
    )


def places(scope: Scope) -> ToldTable:
    """A row for every place where something took place; its key is the code of its wijk."""
    known = scope.ask(_known)
    used = scope.ask(agenda.places_used)
    return ToldTable(
        code="places",
        caption=_("Plekken waar iets was in %d") % scope.period.first.year,
        head=[_("Plek"), _("Bijeenkomsten")],
        told=[(place.name, [total(place.meetings)]) for place in used],
        keys=[_quarter(place.area, known) for place in used],
    )


def _known(_period: Period, _programme: Programme | None) -> Areas:
    return known_areas()


def _quarters(known: Areas) -> dict[str, str]:
    """The wijken that a map can show, by their code."""
    quarters = [area for area in known.values() if area.kind == Area.Kind.QUARTER and area.cbs_code]
    return {area.cbs_code: area.name for area in sorted(quarters, key=lambda area: area.name)}


def _parts_per_quarter(scope: Scope) -> dict[str, list[Part]]:
    """The parts of each wijk in order of name, and of everywhere else."""
    known = scope.ask(_known)
    families = scope.ask(spread.families_per_area)
    used = scope.ask(agenda.places_used)
    found: dict[str, list[Part]] = {code: [] for code in [*_quarters(known), ELSEWHERE]}
    for area in sorted(
        {*families, *(place.area for place in used)}, key=lambda area: _order(area, known)
    ):
        quarter = _quarter(area, known)
        here = [place.meetings for place in used if place.area == area]
        found[quarter].append(
            Part(quarter, _name(area, known), families.get(area, 0), len(here), sum(here))
        )
    return found


def _order(area: int | None, known: Areas) -> tuple[bool, str]:
    """By name; a whole wijk comes after the buurten in it."""
    if area is None:
        return (True, "")
    return (known[area].kind != Area.Kind.NEIGHBOURHOOD, known[area].name)


def _name(area: int | None, known: Areas) -> str:
    if area is None or known[area].kind != Area.Kind.NEIGHBOURHOOD:
        return _("buurt niet bekend")
    return known[area].name


def _quarter(area: int | None, known: Areas) -> str:
    """The code of the wijk that ``area`` is, or lies in; empty when that is not known."""
    at = known.get(area) if area is not None else None
    while at is not None and at.kind == Area.Kind.NEIGHBOURHOOD:
        at = known.get(at.parent_id) if at.parent_id is not None else None
    return at.cbs_code if at is not None and at.kind == Area.Kind.QUARTER else ELSEWHERE


def _cells(families: Span, parts: Sequence[Part]) -> list[Told]:
    return [
        families.told(),
        total(sum(part.places for part in parts)),
        total(sum(part.meetings for part in parts)),
    ]
