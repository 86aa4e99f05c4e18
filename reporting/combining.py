"""Reports of several organisations added up, by definition, and refused where that would not be true.

What is counted per time (visits, sessions, hours, referrals) is added up. A family or a person may
know two of the organisations, and no names leave a house: of these one can only say between which two
numbers the whole lies. What is a middle or a part is nothing to add up.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from reporting.disclosure import Number, readable
from reporting.exports.record import Record, rule_of
from reporting.verifying import is_whole

FORMAT = "buurtverband/combined-reports"
EVENTS = frozenset(
    {"deelname", "bijeenkomst", "uur", "doorverwijzing", "traject", "belemmering", "voorstel"}
)
UNIQUE = frozenset({"gezin", "persoon", "groep", "partner", "initiatief"})
RANGE = re.compile(r"([\d.]+)–([\d.]+)")


class NotComparableError(ValueError):
    """These reports cannot be added up; its text says why to people."""


@dataclass(frozen=True, slots=True)
class Sum:
    """One figure of all reports together: a number, or the two between which it lies."""

    code: str
    label: str
    definition: str
    unit: str
    rule: str
    low: Number
    high: Number
    reports: int
    why: str
    """Why it is no single number; empty when it is."""

    @property
    def text(self) -> str:
        if self.low == self.high:
            return readable(self.low)
        return f"{readable(self.low)}–{readable(self.high)}"

    def as_record(self) -> Record:
        told = {
            name: getattr(self, name) for name in ("code", "label", "definition", "unit", "rule")
        }
        value = self.low if self.low == self.high else None
        return told | {
            "value": value,
            "low": self.low,
            "high": self.high,
            "text": self.text,
            "reports": self.reports,
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Combined:
    """What several reports say together, and of each figure that is left out why."""

    period: dict[str, str]
    reports: Sequence[Record]
    sums: list[Sum]
    left_out: list[tuple[str, str]]

    def as_record(self) -> Record:
        about = ("foundation", "subject", "edition", "told_on", "sha256")
        return {
            "format": FORMAT,
            "format_version": 1,
            "period": self.period,
            "reports": [{name: report.get(name) for name in about} for report in self.reports],
            "figures": [one.as_record() for one in self.sums],
            "left_out": [{"label": label, "why": why} for label, why in self.left_out],
        }


def combine(reports: Sequence[Record]) -> Combined:
    """``reports`` together; a ``NotComparableError`` says why they are not to be added up at all."""
    _refuse(reports)
    tables = [{figure["code"]: figure for figure in report["figures"]} for report in reports]
    sums: list[Sum] = []
    left_out: list[tuple[str, str]] = []
    for code, figure in tables[0].items():
        same = [table[code] for table in tables if code in table]
        if why := _why_not(same, len(reports)):
            left_out.append((figure["name"], why))
        else:
            sums.append(_sum(same))
    later = {c: f["name"] for table in tables[1:] for c, f in table.items() if c not in tables[0]}
    left_out += [(label, _("Niet elke organisatie telt dit.")) for label in later.values()]
    if not sums:
        raise NotComparableError(_("Er is geen enkel cijfer dat deze verslagen hetzelfde tellen."))
    return Combined(reports[0]["period"], reports, sums, left_out)


def _refuse(reports: Sequence[Record]) -> None:
    if len(reports) < 2:  # with one there is nothing to add up
        raise NotComparableError(_("Geef minstens twee verslagen."))
    for report in reports:
        if not is_whole(report):
            raise NotComparableError(
                _("%s: de inhoud past niet bij de vingerafdruk.") % _who(report)
            )
        if report.get("state") != "final":
            raise NotComparableError(_("%s: dit verslag is nog niet definitief.") % _who(report))
    houses = [report["foundation"] for report in reports]
    if double := next((house for house in houses if houses.count(house) > 1), None):
        raise NotComparableError(
            _("%s staat er meer dan één keer bij: dan tellen bezoeken dubbel.") % double
        )
    if len({(report["period"]["first"], report["period"]["last"]) for report in reports}) > 1:
        raise NotComparableError(_("De verslagen gaan niet over dezelfde periode."))


def _who(report: Record) -> str:
    return str(report.get("foundation", "?"))


def _why_not(same: Sequence[Record], houses: int) -> str:
    """Why these figures do not add up; empty when they do."""
    units, definitions = ({one[key] for one in same} for key in ("unit", "definition"))
    reasons = [
        (len(same) < houses, _("Niet elke organisatie telt dit.")),
        (len(units) > 1, _("De organisaties tellen niet in dezelfde eenheid.")),
        (len(definitions) > 1, _("De organisaties omschrijven dit verschillend.")),
        (
            any(one["rule"] != _rule(one) for one in same),
            _("De versie van de regel past niet bij de omschrijving."),
        ),
        (
            not units <= EVENTS | UNIQUE or any(one["out_of"] is not None for one in same),
            _("Een middelste waarde of een deel is niet op te tellen."),
        ),
        (None in map(_span, same), _("Een van de organisaties vertelt dit aantal niet.")),
    ]
    return next((why for is_so, why in reasons if is_so), "")


def _rule(figure: Record) -> str:
    return rule_of(figure["code"], figure["unit"], figure["definition"])


def _sum(same: Sequence[Record]) -> Sum:
    spans: list[Any] = [_span(one) for one in same]
    low, high = (round(sum(ends), 1) for ends in zip(*spans, strict=True))
    why = _("Kleine aantallen blijven een reeks.") if low != high else ""
    if same[0]["unit"] in UNIQUE and sum(top > 0 for _low, top in spans) > 1:
        low = max(one[0] for one in spans)
        why = _("Wie bij meer organisaties komt, telt misschien meer dan één keer.")
    told = {name: same[0][name] for name in ("code", "definition", "unit", "rule")}
    return Sum(**told, label=same[0]["name"], low=low, high=high, reports=len(same), why=why)


def _span(figure: Record) -> tuple[Number, Number] | None:
    """Between which numbers a figure lies: "1–4" stays 1 to 4; None when nothing is told."""
    if figure["value"] is not None:
        return figure["value"], figure["value"]
    found = RANGE.fullmatch(figure["text"])
    if not found:
        return None
    low, high = (int(end.replace(".", "")) for end in found.groups())
    return low, high
