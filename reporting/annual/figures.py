"""The figures of the year, each beside its meaning and what was promised."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reporting.disclosure import NOT_TOLD, Told, part, parts, readable, share, total
from reporting.indicators import (
    CHAPTERS,
    Breakdown,
    Counted,
    Indicator,
    Missing,
    Number,
    Scope,
    Unit,
)
from reporting.indicators.waits import Quartiles, quartiles, spread
from reporting.outlook import Outlook


@dataclass(frozen=True, slots=True)
class Parts:
    """A figure taken apart: by what, and what may be told of each part."""

    title: str
    rows: list[tuple[str, Told]]

    @property
    def words(self) -> str:
        """In one sentence: "Soort belemmering: Geld 7–10, Oppas 1–4."."""
        return f"{self.title}: {', '.join(f'{name} {told}' for name, told in self.rows)}."


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Of ``number`` of the ``whole`` nobody wrote it down; a few are "1–4", and then without a percentage."""

    number: Told
    whole: Told

    @property
    def words(self) -> str:
        words = {
            "number": self.number,
            "whole": self.whole,
            "share": share(self.whole, self.number),
        }
        if words["share"] == NOT_TOLD:
            return _("Van %(number)s van de %(whole)s weten we dit niet.") % words
        return _("Van %(number)s van de %(whole)s (%(share)s) weten we dit niet.") % words


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the report."""

    code: str
    label: str
    definition: str
    unit: Unit
    told: Told
    target: int | None
    is_running: bool
    out_of: int | None = None
    """Of how many ``told`` is a part, where the number alone says too little."""
    counted: Counted = Counted.PERIOD
    days: str = ""
    """Which days were counted, in words."""
    not_known: NotKnown | None = None
    """Of how many we do not know it; None when that cannot be, or is nobody."""
    spread: str = ""
    """Beside a median, in words: the quartiles, and on how many rows it rests."""
    quartiles: Quartiles | None = None
    """The same in numbers; None where there is no median to tell."""
    parts: tuple[Parts, ...] = ()
    outlook: Outlook | None = None
    """Where the year ends on this course: of families that were promised, while the year runs."""

    @property
    def value(self) -> Number:
        return self.told.number or 0

    @property
    def unknown(self) -> str:
        """Of how many we do not know it, in words; else empty."""
        return self.not_known.words if self.not_known else ""

    @property
    def is_met(self) -> bool:
        """Whether the promise was kept; without a promise nothing was broken."""
        return self.target is None or self.value >= self.target

    @property
    def is_late(self) -> bool:
        """Whether the year is over and the promise was not kept."""
        return not self.is_met and not self.is_running

    @property
    def promise(self) -> str:
        """What was promised, in words; empty without a promise."""
        if self.target is None:
            return ""
        return _("%(target)s afgesproken") % {"target": readable(self.target)}

    @property
    def course(self) -> str:
        """Where the year ends, in words: "op deze koers 24 tot 29"; empty when there is no telling."""
        if self.outlook is None or self.is_met:
            return ""
        return _("op deze koers %(outlook)s") % {"outlook": self.outlook}

    @property
    def difference(self) -> str:
        """How the result lies beside the promise: "gehaald", "3 te weinig", "nog 3 te gaan"."""
        if self.target is None:
            return ""
        if self.is_met:
            return _("gehaald")
        missing = {"missing": readable(round(self.target - self.value, 1))}
        if self.is_running:
            return _("nog %(missing)s te gaan") % missing
        return _("%(missing)s te weinig") % missing


@dataclass(frozen=True, slots=True)
class Section:
    """Figures that belong together."""

    title: str
    figures: list[Figure]


def sections(scope: Scope, targets: Mapping[str, int]) -> list[Section]:
    """Every indicator of the catalogue, counted over ``scope``, beside what was promised for it."""
    return [
        Section(
            str(chapter.title),
            [figure_of(one, scope, targets.get(one.code)) for one in chapter.indicators],
        )
        for chapter in CHAPTERS
    ]


def told_of(indicator: Indicator, scope: Scope) -> Told:
    """What may be told of one indicator: a total, exactly, or that there is too little to say it."""
    number = indicator.count(scope)
    return Told(None, NOT_TOLD) if number is None else total(number)


def figure_of(indicator: Indicator, scope: Scope, target: int | None = None) -> Figure:
    """One indicator, counted over ``scope``."""
    out_of = indicator.out_of(scope) if indicator.out_of else None
    return Figure(
        code=indicator.code,
        label=_label(indicator, out_of),
        definition=indicator.explained(scope),
        unit=indicator.unit,
        told=told_of(indicator, scope),
        target=target,
        is_running=scope.counted.last < scope.period.last,
        out_of=out_of,
        outlook=_outlook(indicator, scope) if target is not None else None,
        counted=indicator.counted,
        days=scope.days(indicator.counted),
        not_known=_not_known(indicator.missing(scope)) if indicator.missing else None,
        spread=spread(indicator.waits(scope)) if indicator.waits else "",
        quartiles=quartiles(indicator.waits(scope)) if indicator.waits else None,
        parts=tuple(filter(None, (_parts(parts, scope) for parts in indicator.parts))),
    )


def _outlook(indicator: Indicator, scope: Scope) -> Outlook | None:
    """Only of families, that come one by one: visits come with a dozen at a time."""
    if (indicator.unit, indicator.counted) != (Unit.FAMILY, Counted.PERIOD):
        return None
    return Outlook.of(int(indicator.count(scope) or 0), scope.counted, scope.period)


def _parts(breakdown: Breakdown, scope: Scope) -> Parts | None:
    """The parts that are not empty; None without any. No small part follows from the others."""
    rows = [(name, number) for name, number in breakdown.rows(scope) if number]
    if not rows:
        return None
    told = [span.told() for span in parts([number for _name, number in rows])]
    names = [name or str(breakdown.without) for name, _number in rows]
    return Parts(str(breakdown.title), list(zip(names, told, strict=True)))


def _not_known(missing: Missing) -> NotKnown | None:
    return NotKnown(part(missing.number), total(missing.whole)) if missing.number else None


def _label(indicator: Indicator, out_of: int | None) -> str:
    """Its name; of a part people also read of how many it is one."""
    if out_of is None:
        return str(indicator.label)
    if indicator.counted is Counted.COHORT:
        whole = ngettext("van het %(number)s gezin", "van de %(number)s gezinnen", out_of)
    else:
        whole = ngettext(
            "van het %(number)s gezin van wie we het weten",
            "van de %(number)s gezinnen van wie we het weten",
            out_of,
        )
    return f"{indicator.label}, {whole % {'number': readable(out_of)}}"
