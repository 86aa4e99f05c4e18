"""What stands in a family's file, as far as its page shows it: one query per kind of row."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from accounts.models import User
from core.questions import answers
from participants import file_questions as questions
from participants.models import (
    Case,
    Consent,
    ContactMoment,
    Family,
    Introduction,
    Measurement,
    NextStep,
    Obstacle,
    Person,
    Signal,
    Suggestion,
    Tie,
)
from participants.models.connections import FIRST_RULE, RuleBook, Thresholds
from participants.referrals import ReferralRow, rows_of
from participants.way import MilestoneRow, WayStep, milestones_of, way_of

NEWEST = 30  # of the timeline; as many of each kind are fetched, whatever the file holds

Visit = tuple[Any, ...]


class ContactRow(NamedTuple):
    """What the page shows of a contact moment: a row of a file is read, not worked with."""

    pk: int
    happened_on: date
    kind: str
    was_reached: bool
    minutes: int | None
    note: str
    is_story: bool
    shared_key: UUID | None
    author: str | None


class StepRow(NamedTuple):
    """A next step that was done or dropped."""

    pk: int
    what: str
    done_on: date | None
    dropped_on: date | None
    owner: str | None


CONTACT = (*ContactRow._fields[:-1], "author__name")
STEP = (*StepRow._fields[:-1], "owner__name")


@dataclass(frozen=True, slots=True)
class File:
    """The rows of a family's file as ``user`` may see them; what has no end is cut off at ``most``."""

    family: Family
    most: int | None
    cases: list[Case]
    milestones: dict[int, list[MilestoneRow]]
    contacts: list[ContactRow]
    visits: list[Visit]
    obstacles: list[Obstacle]
    steps: list[NextStep]
    steps_past: list[StepRow]
    referrals: list[ReferralRow]
    introductions: list[Introduction]
    consents: list[Consent]
    ties: list[Tie]
    measurements: list[Measurement]
    signals: list[Signal]
    suggestions: list[Suggestion]
    shared_with: dict[Any, list[Family]] = field(default_factory=dict)
    rule: Thresholds = FIRST_RULE

    @property
    def open_case(self) -> Case | None:
        return next((case for case in self.cases if case.closed_on is None), None)

    @property
    def case(self) -> Case | None:
        """The case that runs, or else the last one."""
        return self.open_case or next(iter(self.cases), None)

    @property
    def way(self) -> list[WayStep]:
        """How far that case has come; nothing of a family that only visits."""
        if self.case is None:
            return []
        return way_of(self.case, self.milestones[self.case.pk], self.obstacles, self.rule)

    @property
    def earlier_cases(self) -> list[tuple[Case, list[MilestoneRow]]]:
        """The other cases, each with the steps it took."""
        return [(case, self.milestones[case.pk]) for case in self.cases if case != self.case]

    @property
    def consent(self) -> Consent | None:
        """The consent that was given last."""
        return next(iter(self.consents), None)

    @property
    def has_consent(self) -> bool:
        """Whether the family allows us today to keep this file."""
        return self.consent is not None and self.consent.is_valid

    @property
    def unsolved(self) -> list[Obstacle]:
        """What still stands in the way, the heavy ones first."""
        unsolved = [obstacle for obstacle in self.obstacles if obstacle.is_unsolved]
        return sorted(unsolved, key=lambda obstacle: not obstacle.is_heavy)

    @property
    def settled(self) -> list[Obstacle]:
        """What was solved or accepted."""
        return [obstacle for obstacle in self.obstacles if not obstacle.is_unsolved]

    @property
    def suggested(self) -> list[Suggestion]:
        """What was suggested and did not end yet, the last first."""
        return [suggestion for suggestion in self.suggestions if suggestion.is_running]

    @property
    def expected_at(self) -> set[int]:
        """The activities that the family said yes to and where it was not seen yet."""
        return {row.activity_id for row in self.suggested if row.is_accepted}

    @property
    def without_step(self) -> set[int]:
        """The heavy obstacles that still stand in the way and that nobody does anything about."""
        planned = {step.obstacle_id for step in self.steps}
        return {row.pk for row in self.unsolved if row.is_heavy and row.pk not in planned}

    @property
    def steps_just_past(self) -> list[StepRow]:
        """What was done or dropped today or yesterday: it can still be taken back."""
        since = timezone.localdate() - timedelta(days=1)
        days = ((step, step.done_on or step.dropped_on) for step in self.steps_past)
        return [step for step, day in days if day and day >= since]


def open_file(family: Family, user: User, most: int | None = NEWEST) -> File:
    """The file of ``family``; of what has no end the newest ``most`` (None: everything) and one more."""
    end = None if most is None else most + 1
    own, me = {"family": family.pk}, {"user": user.pk}
    cases = _of(family, answers(questions.cases, **own))
    prefetch_related_objects(cases, "programmes")
    contacts = [ContactRow(*row) for row in answers(questions.contacts, CONTACT, end, **own)]
    return File(
        family=family,
        most=most,
        cases=cases,
        milestones=milestones_of(family),
        contacts=contacts,
        visits=answers(questions.visits, end, **own),
        obstacles=_of(family, answers(questions.obstacles, user.role, **me, **own)),
        steps=_of(family, answers(questions.steps, **own)),
        steps_past=[StepRow(*row) for row in answers(questions.steps_past, STEP, end, **own)],
        referrals=rows_of(family, end),
        introductions=_of(family, answers(questions.introductions, **own)),
        consents=_of(family, answers(questions.consents, **own)),
        ties=ties_of(family, user),
        measurements=answers(questions.measurements, **own),
        signals=_of(family, answers(questions.signals, **own)),
        suggestions=_of(family, answers(questions.suggestions, end, **own)),
        shared_with=_shared_with(family, user, contacts),
        rule=RuleBook.opened().on(timezone.localdate()),
    )


def ties_of(family: Family, user: User) -> list[Tie]:
    """Everybody who is or was in its ring, with the day they were last seen together."""
    return _of(family, answers(questions.ties, user.role, user=user.pk, family=family.pk))


def members_of(family: Family) -> list[Person]:
    """Everybody in it, the parents first."""
    return _of(family, answers(questions.people, family=family.pk))


def _of(family: Family, rows: list[Any]) -> list[Any]:
    """``rows`` that know their family, so that nobody looks it up."""
    for row in rows:
        row.family = family
    return rows


def _shared_with(family: Family, user: User, contacts: list[ContactRow]) -> dict[Any, list[Family]]:
    """For every note that is also about other families: those whose file ``user`` may open."""
    keys = {contact.shared_key for contact in contacts if contact.shared_key}
    if not keys:
        return {}
    others: QuerySet[ContactMoment] = (
        ContactMoment.objects.visible_to(user)
        .filter(~Q(family=family), shared_key__in=keys)
        .select_related("family")
        .order_by("shared_key", "family__search_key")
    )
    return {
        key: [row.family for row in rows]
        for key, rows in groupby(others, key=attrgetter("shared_key"))
    }
