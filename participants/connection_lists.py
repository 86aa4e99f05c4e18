"""The families behind a figure of connection, and the history of its rule: nobody is only a number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from activities.models import Programme
from core.periods import Period
from participants.connection_words import evidence_of_step, rule_of_step
from participants.connections import families_that_took
from participants.models import Attendance, Case, ConnectionRule, ConnectionStep, Family, Person
from participants.models.connections import FIRST_RULE, RuleBook, Thresholds

NOWHERE = "nog-nergens"
"""In an address: the families under way of which nobody came anywhere yet."""


@dataclass(frozen=True, slots=True)
class Line:
    """One family of a list: since which day, and through what."""

    family: int
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class StepList:
    """The families within reach that took a step in a year; without a step those that came nowhere."""

    step: ConnectionStep | None
    year: int
    programme: Programme | None
    rule: str
    lines: list[Line]

    @property
    def slug(self) -> str:
        return self.step.slug if self.step else NOWHERE

    @property
    def programme_slug(self) -> str:
        """The choice of a programme in an address; empty for everything."""
        return self.programme.slug if self.programme else ""

    @property
    def title(self) -> str:
        return str(self.step.label) if self.step else _("Nog nergens geweest")

    @property
    def tabs(self) -> list[tuple[str, str]]:
        """(slug, name) of every list."""
        steps = [(step.slug, str(step.label)) for step in ConnectionStep]
        return [(NOWHERE, _("Nog nergens geweest")), *steps]

    def named(self, lines: Iterable[Line]) -> list[tuple[Family, Line]]:
        """``lines`` with their families; one query."""
        lines = list(lines)
        families = Family.objects.only("name", "coach").select_related("coach")
        known = families.in_bulk([line.family for line in lines])
        return [(known[line.family], line) for line in lines]


def list_of(slug: str, year: int, programme: Programme | None, user: User) -> StepList:
    """The list with this ``slug`` as ``user`` may see it; two queries."""
    step = next((step for step in ConnectionStep if step.slug == slug), None)
    if step is None:
        rule = _("Gezinnen met een lopend traject van wie nog niemand bij een activiteit was.")
        return StepList(None, year, programme, rule, _nowhere(programme, user))
    today = timezone.localdate()
    period = Period(date(year, 1, 1), min(today, date(year, 12, 31)))
    numbers = RuleBook.opened().on(period.last, programme.pk if programme else None)
    families = Family.objects.visible_to(user)
    taken = families_that_took(step, period, programme, rule=numbers, families=families)
    lines = [Line(one.family, one.day, evidence_of_step(one)) for one in taken]
    return StepList(step, year, programme, rule_of_step(step, numbers), lines)


def _nowhere(programme: Programme | None, user: User) -> list[Line]:
    visits = Attendance.objects.that_count().filter(
        person__family=OuterRef("family"), session__held_on__gte=OuterRef("found_on")
    )
    volunteers = Person.objects.filter(
        Q(volunteer__ended_on=None) | Q(volunteer__ended_on__gte=OuterRef("found_on")),
        family=OuterRef("family"),
        volunteer__isnull=False,
    )
    cases = Case.objects.visible_to(user).open().filter(~Exists(visits), ~Exists(volunteers))
    if programme:
        cases = cases.filter(programmes=programme)
    rows = cases.order_by("found_on", "pk").values_list("family", "found_on")
    return [Line(family, found_on, _("gevonden")) for family, found_on in rows]


@dataclass(frozen=True, slots=True)
class RuleInWords:
    """A rule as people read it: who it is for, since when, and each step."""

    rule: ConnectionRule | None
    subject: str
    thresholds: Thresholds
    replaces: Thresholds | None

    @property
    def steps(self) -> list[tuple[str, str]]:
        """Name and sentence of each step that is not as it was before."""
        return [
            (str(step.label), sentence)
            for step in ConnectionStep
            if (sentence := rule_of_step(step, self.thresholds))
            != (rule_of_step(step, self.replaces) if self.replaces else "")
        ]


@dataclass(frozen=True, slots=True)
class RuleHistory:
    """What holds today for the foundation and for each programme with a rule of its own, and before."""

    current: list[RuleInWords]
    past: list[RuleInWords]


def rule_history() -> RuleHistory:
    """Every rule there is or was, the latest first; one query."""
    rules = list(ConnectionRule.objects.select_related("programme", "author"))
    book, today = RuleBook(rules), timezone.localdate()
    ours = _("De hele stichting")
    own = {rule.programme for rule in rules if rule.programme and rule.starts_on <= today}
    current = [RuleInWords(None, ours, book.on(today), None)] + [
        RuleInWords(None, programme.name, book.on(today, programme.pk), book.on(today))
        for programme in sorted(own, key=str)
    ]
    past = [
        RuleInWords(
            rule,
            rule.programme.name if rule.programme else ours,
            rule.thresholds,
            book.before(rule),
        )
        for rule in rules
    ]
    return RuleHistory(current, [*past, RuleInWords(None, ours, FIRST_RULE, None)])
