"""The figures of the year, each beside its meaning and what was promised."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from activities.models import Programme
from reporting.disclosure import Told, readable, total
from reporting.indicators import CHAPTERS, Indicator, Number, Scope, Unit
from reporting.models import Target

PROMISED_BY_THE_PLAN = ("found", "approached", "reached", "obstacle_solved", "connected")
"""The project plan promises the whole chain for the same number of families a year."""


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


def sections(scope: Scope) -> list[Section]:
    """Every indicator of the catalogue, counted over ``scope``."""
    targets = promised(scope)
    return [
        Section(
            str(chapter.title),
            [_figure(indicator, scope, targets) for indicator in chapter.indicators],
        )
        for chapter in CHAPTERS
    ]


def promised(scope: Scope) -> dict[str, int]:
    """What was promised for the year, by indicator.

    For a programme its own targets; for the foundation as a whole what the project plan says.
    """
    if scope.programme is None:
        return dict.fromkeys(PROMISED_BY_THE_PLAN, settings.FAMILIES_PROMISED_A_YEAR)
    return _targets_of(scope.programme, scope.period.first.year)


def _targets_of(programme: Programme, year: int) -> dict[str, int]:
    targets = Target.objects.filter(programme=programme, year=year)
    return dict(targets.values_list("code", "value"))


def _figure(indicator: Indicator, scope: Scope, targets: dict[str, int]) -> Figure:
    return Figure(
        code=indicator.code,
        label=str(indicator.label),
        definition=indicator.explained(scope.programme),
        unit=indicator.unit,
        told=total(indicator.count(scope)),
        target=targets.get(indicator.code),
        is_running=scope.counted.last < scope.period.last,
    )
