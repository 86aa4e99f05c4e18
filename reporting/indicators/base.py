"""What an indicator is: one number, its name, its meaning and how it is counted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self, TypeVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.models import Programme
from core.periods import Period
from reporting.disclosure import Number

Answer = TypeVar("Answer")
Words = str | Promise


class Unit(models.TextChoices):
    """What one is: the thing that is counted."""

    FAMILY = "gezin", _("gezinnen")
    PERSON = "persoon", _("personen")
    VISIT = "deelname", _("deelnames")
    SESSION = "bijeenkomst", _("bijeenkomsten")
    HOUR = "uur", _("uren")
    GROUP = "groep", _("groepen")
    REFERRAL = "doorverwijzing", _("doorverwijzingen")
    PARTNER = "partner", _("partners")


class Via(models.TextChoices):
    """What makes a row count for a programme; printed behind the definition."""

    CASE = "case", _("Alleen gezinnen van wie het traject meetelt voor %(programme)s.")
    ACTIVITY = "activity", _("Alleen bij activiteiten die meetellen voor %(programme)s.")
    GROUP = "group", _("Alleen groepen die meetellen voor %(programme)s.")
    PARTNER = "partner", _("Alleen voor gezinnen en activiteiten die meetellen voor %(programme)s.")
    REFERRAL = (
        "referral",
        _("Alleen verstuurd tijdens een traject dat meetelt voor %(programme)s."),
    )


@dataclass(frozen=True)
class Scope:
    """What is counted over: a period, perhaps one programme, up to the day ``as_of``.

    Each question to the rooms below is asked once, also when several indicators need the answer.
    """

    period: Period
    programme: Programme | None
    as_of: date
    _answers: dict[Callable[..., Any], Any] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def year(cls, year: int, programme: Programme | None, today: date) -> Self:
        """A calendar year, or the part of it that has passed by ``today``."""
        period = Period.year(year)
        return cls(period, programme, min(period.last, today))

    @property
    def counted(self) -> Period:
        """The days of the period that are counted: up to and including ``as_of``."""
        return Period(self.period.first, min(self.period.last, self.as_of))

    def ask(self, fact: Callable[[Period, Programme | None], Answer]) -> Answer:
        """What ``fact`` says about the counted days and the programme."""
        if fact not in self._answers:
            self._answers[fact] = fact(self.counted, self.programme)
        return self._answers[fact]


@dataclass(frozen=True)
class Indicator:
    """One number of the annual report; ``definition`` says exactly what ``count`` counts."""

    code: str
    label: Words
    definition: Words
    unit: Unit
    via: Via
    count: Callable[[Scope], Number]
    rule: Callable[[Scope], str] | None = None
    """The numbers behind the definition, where the foundation chose these itself."""
    out_of: Callable[[Scope], int] | None = None
    """Of how many it is a part, where that says more than the number alone."""

    def explained(self, scope: Scope) -> str:
        """The definition as it holds for the programme and the last day of ``scope``."""
        said = [str(self.definition)]
        if self.rule:
            said.append(self.rule(scope))
        if scope.programme:
            said.append(str(self.via.label) % {"programme": scope.programme.name})
        return " ".join(said)


@dataclass
class Chapter:
    """Indicators that belong together, in the order in which they are printed."""

    title: Words
    indicators: list[Indicator] = field(default_factory=list)

    def indicator(
        self,
        code: str,
        label: Words,
        *,
        definition: Words,
        unit: Unit,
        via: Via,
        rule: Callable[[Scope], str] | None = None,
        out_of: Callable[[Scope], int] | None = None,
    ) -> Callable[[Callable[[Scope], Number]], Indicator]:
        """Add the function that counts as an indicator to this chapter."""

        def add(count: Callable[[Scope], Number]) -> Indicator:
            added = Indicator(code, label, definition, unit, via, count, rule, out_of)
            self.indicators.append(added)
            return added

        return add
