"""What the kinds of call share: where they may look, and what they find."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from accounts.models import User
from participants.models import Case, NextStep
from participants.models.families import visible_families


class OpenCase(NamedTuple):
    """What is derived of a case that runs: most kinds of call need nothing else."""

    family: int
    coach: int | None
    stage: int
    stage_on: date | None
    attempts: int
    last_attempt_on: date | None
    last_heard_on: date | None
    usual_gap: int | None
    silent_from: int | None


@dataclass(frozen=True)
class Reach:
    """What one person may be called about on one day; about one ``family`` only, when given."""

    user: User
    today: date
    family: int | None = None

    @cached_property
    def cases(self) -> QuerySet[Case]:
        """The open cases within reach."""
        cases = Case.objects.visible_to(self.user).open()
        return cases.filter(family=self.family) if self.family else cases

    @cached_property
    def open_cases(self) -> list[OpenCase]:
        """The same as rows: one query for all kinds of call together."""
        columns = ("family", "family__coach", *OpenCase._fields[2:])
        return [OpenCase(*row) for row in self.cases.order_by("family").values_list(*columns)]

    @cached_property
    def planned(self) -> set[tuple[int, int | None]]:
        """The family, and the obstacle if any, of every next step that is still to be done."""
        steps = NextStep.objects.to_do().filter(self.rows)
        return set(steps.order_by().values_list("family", "obstacle"))

    @cached_property
    def rows(self) -> Q:
        """The condition for rows of families within reach, also those without an open case."""
        within = visible_families(self.user, "family")
        return within & Q(family=self.family) if self.family else within


class Call(NamedTuple):
    """One reason why a family needs somebody today."""

    family: int | None
    """None of a ``signal``: it is not known yet which family that is about."""
    coach: int | None
    pressing: float
    """Of two calls of one kind, the one with the larger number comes first."""
    facts: Any
    """What ``Kind.why`` needs to say it in words."""
    signal: int | None = None

    @property
    def about(self) -> tuple[int | None, int | None]:
        """Calls about the same stand on one line."""
        return self.family, self.signal


@dataclass(frozen=True)
class Kind:
    """A kind of call: how it is found and told, and what one can do about it."""

    code: str
    """Kept with a postponed call and in addresses; not to be changed."""
    label: Promise
    icon: str
    find: Callable[[Reach], Iterable[Call]]
    why: Callable[[Any, date], str]
    action: Promise
    """What the link to ``anchor`` on the page of the family says."""
    anchor: str
    may_try: bool = False
    """Whether one calls or rings first: "geen gehoor" can be noted in one tap."""
    asks_around: bool = False
    """Whether somebody close to the family may know more than its coach."""
