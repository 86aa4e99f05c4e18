"""What the kinds of call share: where they may look, and what they find."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise

from accounts.models import User
from core.questions import Blank, answers
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
    has_plan: bool
    """Whether there is a next step that is still to be done."""


@dataclass(frozen=True)
class Reach:
    """What one person may be called about on one day; about one ``family`` only, when given."""

    user: User
    today: date
    family: int | None = None

    def ask(self, question: "Asked") -> list[Any]:
        """The rows of ``question`` within this reach, worked out once per role (``core.questions``)."""
        given: dict[str, Any] = {"user": self.user.pk, "today": self.today}
        if self.family is not None:
            given["family"] = self.family
        return answers(_within_reach, question, self.user.role, **given)

    @cached_property
    def cases(self) -> QuerySet[Case]:
        """The open cases within reach."""
        cases = Case.objects.visible_to(self.user).open()
        return cases if self.family is None else cases.filter(family=self.family)

    @cached_property
    def open_cases(self) -> list[OpenCase]:
        """The same as rows: one query for all kinds of call together."""
        return [OpenCase(*row) for row in self.ask(_open_cases)]

    @cached_property
    def rows(self) -> Q:
        """The condition for rows of families within reach, also those without an open case."""
        return self.rows_of("family")

    def rows_of(self, family: str) -> Q:
        """The same for rows from which ``family`` is the way to the family."""
        within = visible_families(self.user, family)
        return within if self.family is None else within & Q(**{family: self.family})


Asked = Callable[[Reach], QuerySet[Any]]
"""A question within a reach, whose days and keys are still blank."""


def _within_reach(
    question: Asked, role: str, user: Blank, today: Blank, family: Blank | None = None
) -> QuerySet[Any]:
    return question(Reach(User(pk=user, role=role), today, family))  # type: ignore[arg-type]  # blanks


def _open_cases(reach: Reach) -> QuerySet[Any]:
    columns = ("family", "family__coach", *OpenCase._fields[2:])
    steps = NextStep.objects.to_do().filter(family=OuterRef("family"))
    return reach.cases.order_by().annotate(has_plan=Exists(steps)).values_list(*columns)


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
