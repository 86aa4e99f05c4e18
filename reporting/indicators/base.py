"""What an indicator is: one number, its name, its meaning and how it is counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Required, Self, TypedDict, TypeVar, Unpack

from django.db import models
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.models import Programme
from core.periods import Period
from participants.facts import Waits
from reporting.disclosure import Number

Answer = TypeVar("Answer")
Words = str | Promise
NOT_NOTED = _("niet genoteerd")


class Unit(models.TextChoices):
    """What one is: the thing that is counted."""

    FAMILY = "gezin", _("gezinnen")
    CASE = "traject", _("trajecten")
    PERSON = "persoon", _("personen")
    VISIT = "deelname", _("deelnames")
    SESSION = "bijeenkomst", _("bijeenkomsten")
    HOUR = "uur", _("uren")
    GROUP = "groep", _("groepen")
    INITIATIVE = "initiatief", _("initiatieven")
    OBSTACLE = "belemmering", _("belemmeringen")
    SUGGESTION = "voorstel", _("voorstellen")
    REFERRAL = "doorverwijzing", _("doorverwijzingen")
    PARTNER = "partner", _("partners")
    DAY = "dag", _("dagen")


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
    OBSTACLE = (
        "obstacle",
        _("Alleen op een dag waarop een traject liep dat meetelt voor %(programme)s."),
    )
    EVERYTHING = (
        "everything",
        _("Dit hoort bij geen programma: ook voor %(programme)s telt alles mee."),
    )


class Counted(models.TextChoices):
    """Over which days a figure is counted; a frozen figure keeps it with its days."""

    PERIOD = "period", _("binnen de periode")
    LAST_DAY = "last_day", _("op de laatste dag")
    COHORT = "cohort", _("gevonden in de periode, gevolgd tot de peildatum")


class Missing(NamedTuple):
    """Of ``number`` of the ``whole`` we do not know it."""

    number: int
    whole: int


@dataclass(frozen=True)
class Scope:
    """What is counted over: a period, perhaps one programme, up to the day ``as_of``.

    Each question to the rooms below is asked once, also when several indicators need the answer.
    """

    period: Period
    programme: Programme | None
    as_of: date
    known_on: date | None = None
    """The day on which one looks: a cohort is followed until then. None: until ``as_of``."""
    _answers: dict[Callable[..., Any], Any] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def year(cls, year: int, programme: Programme | None, today: date) -> Self:
        """A calendar year, or the part of it that has passed by ``today``."""
        period = Period.year(year)
        return cls(period, programme, min(period.last, today), today)

    @property
    def counted(self) -> Period:
        """The days of the period that are counted: up to and including ``as_of``."""
        return Period(self.period.first, min(self.period.last, self.as_of))

    @property
    def until(self) -> date:
        """Up to which day families of this period are followed."""
        return max(self.known_on or self.as_of, self.counted.last)

    def ask(self, fact: Callable[[Period, Programme | None], Answer]) -> Answer:
        """What ``fact`` says about the counted days and the programme."""
        if fact not in self._answers:
            self._answers[fact] = fact(self.counted, self.programme)
        return self._answers[fact]

    def follow(self, fact: Callable[[Period, date, Programme | None], Answer]) -> Answer:
        """What ``fact`` says of what began on the counted days, up to the day one looks."""
        if fact not in self._answers:
            self._answers[fact] = fact(self.counted, self.until, self.programme)
        return self._answers[fact]

    def days(self, counted: Counted) -> str:
        """The days of a figure in words."""
        days = {
            "first": date_format(self.counted.first, "j F Y"),
            "last": date_format(self.counted.last, "j F Y"),
            "until": date_format(self.until, "j F Y"),
        }
        match counted:
            case Counted.LAST_DAY:
                return gettext("Geteld op %(last)s.") % days
            case Counted.COHORT:
                return (
                    gettext(
                        "Gevonden van %(first)s tot en met %(last)s, gevolgd tot en met %(until)s."
                    )
                    % days
                )
            case _:
                return gettext("Geteld van %(first)s tot en met %(last)s.") % days


@dataclass(frozen=True)
class Breakdown:
    """A figure in parts: what by, and how many of each. An empty name is what nobody wrote down."""

    title: Words
    rows: Callable[[Scope], Sequence[tuple[str, int]]]
    without: Words = NOT_NOTED


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One number of the annual report; ``definition`` says exactly what ``count`` counts."""

    code: str
    label: Words
    definition: Words
    unit: Unit
    via: Via
    count: Callable[[Scope], Number | None]
    """None: there is too little to say it."""
    counted: Counted = Counted.PERIOD
    rule: Callable[[Scope], str] | None = None
    """The numbers behind the definition, where the foundation chose these itself."""
    out_of: Callable[[Scope], int] | None = None
    """Of how many it is a part, where that says more than the number alone."""
    missing: Callable[[Scope], Missing] | None = None
    """Of how many we do not know it, where something can be unknown."""
    waits: Callable[[Scope], Waits] | None = None
    """The numbers of days of which it is the median."""
    parts: Sequence[Breakdown] = ()
    behind: str = ""
    """The rows of which figure it counts (``participants.figure_files``), when they are not its own."""

    def rests_on(self, scope: Scope) -> Number:
        """What its rows add up to: the figure itself, or for a median how many it was taken of."""
        return self.waits(scope).number if self.waits else self.count(scope) or 0

    @property
    def rows(self) -> str:
        """Under which code its rows are found."""
        return self.behind or self.code

    def explained(self, scope: Scope) -> str:
        """The definition as it holds for the programme and the last day of ``scope``."""
        said = [str(self.definition)]
        if self.rule:
            said.append(self.rule(scope))
        if scope.programme:
            said.append(str(self.via.label) % {"programme": scope.programme.name})
        return " ".join(said)


class About(TypedDict, total=False):
    """What is said of an indicator beside its code, its name and the function that counts it."""

    definition: Required[Words]
    unit: Required[Unit]
    via: Required[Via]
    counted: Counted
    rule: Callable[[Scope], str]
    out_of: Callable[[Scope], int]
    missing: Callable[[Scope], Missing]
    waits: Callable[[Scope], Waits]
    parts: Sequence[Breakdown]
    behind: str


@dataclass
class Chapter:
    """Indicators that belong together, in the order in which they are printed."""

    title: Words
    indicators: list[Indicator] = field(default_factory=list)

    def indicator(
        self, code: str, label: Words, **about: Unpack[About]
    ) -> Callable[[Callable[[Scope], Number | None]], Indicator]:
        """Add the function that counts as an indicator; ``about`` are fields of it."""

        def add(count: Callable[[Scope], Number | None]) -> Indicator:
            added = Indicator(code=code, label=label, count=count, **about)
            self.indicators.append(added)
            return added

        return add
