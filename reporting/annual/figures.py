"""The figures of the year, each beside its meaning and what was promised."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reporting.disclosure import Told, readable, total
from reporting.indicators import CHAPTERS, Indicator, Number, Scope, Unit


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

    @property
    def value(self) -> Number:
        return self.told.number or 0

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
            [_figure(indicator, scope, targets) for indicator in chapter.indicators],
        )
        for chapter in CHAPTERS
    ]


def _figure(indicator: Indicator, scope: Scope, targets: Mapping[str, int]) -> Figure:
    out_of = indicator.out_of(scope) if indicator.out_of else None
    return Figure(
        code=indicator.code,
        label=_label(indicator, out_of),
        definition=indicator.explained(scope),
        unit=indicator.unit,
        told=total(indicator.count(scope)),
        target=targets.get(indicator.code),
        is_running=scope.counted.last < scope.period.last,
        out_of=out_of,
    )


def _label(indicator: Indicator, out_of: int | None) -> str:
    """Its name; of a part people also read of how many it is one."""
    if out_of is None:
        return str(indicator.label)
    known = ngettext(
        "van het %(number)s gezin van wie we het weten",
        "van de %(number)s gezinnen van wie we het weten",
        out_of,
    )
    return f"{indicator.label}, {known % {'number': readable(out_of)}}"
