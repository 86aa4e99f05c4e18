"""How connected a family is, and everybody in it: what its page says in a few lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from participants.connection_words import evidence_of_step, rule_of_step
from participants.connections import Taken, days_of_steps
from participants.files import File
from participants.models import ConnectionStep, Person


@dataclass(frozen=True, slots=True)
class StepOfFamily:
    """One of the four steps: taken on a day, or still to come."""

    label: str
    rule: str
    day: date | None
    evidence: str


@dataclass(frozen=True, slots=True)
class StepOfPerson:
    """Somebody by themselves, by the furthest step they took."""

    person: Person
    label: str
    day: date
    evidence: str


@dataclass(frozen=True, slots=True)
class Belonging:
    """The four steps of the case that runs, or else of the last one."""

    steps: list[StepOfFamily]
    people: list[StepOfPerson]

    @property
    def furthest(self) -> StepOfFamily | None:
        """The last step that was taken; None when nobody came anywhere."""
        return next((step for step in reversed(self.steps) if step.day), None)


def belonging_of(file: File, people: Iterable[Person]) -> Belonging | None:
    """The steps of the family of ``file`` and its ``people``; one query, None without a case."""
    if file.case is None:
        return None
    taken = days_of_steps(file.case, file.rule, timezone.localdate())
    of_family = {one.step: one for one in taken if not one.person}
    return Belonging(
        steps=[_step(step, file, of_family.get(step)) for step in ConnectionStep],
        people=[
            StepOfPerson(one, str(last.step.label), last.day, evidence_of_step(last))
            for one in people
            if (last := _furthest(taken, one))
        ],
    )


def _step(step: ConnectionStep, file: File, taken: Taken | None) -> StepOfFamily:
    return StepOfFamily(
        label=str(step.label),
        rule=rule_of_step(step, file.rule),
        day=taken.day if taken else None,
        evidence=evidence_of_step(taken) if taken else _("nog niet"),
    )


def _furthest(taken: list[Taken], person: Person) -> Taken | None:
    own = [one for one in taken if one.person == person.pk]
    return max(own, key=lambda one: one.step, default=None)
