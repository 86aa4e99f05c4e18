"""A register while taps for it are taken in, and what a kind of tap is (decision 0028)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext

from accounts.models import User
from activities.models import Session
from participants.actions import registers
from participants.actions.registers import RefusedError
from participants.forms.taps import SentTap
from participants.models import Tap

Outcome = Tap.Outcome


def odd() -> str:
    """What is said about a tap that no phone of ours makes."""
    return gettext("Deze tik kwam niet goed over.")


class Desk:
    """A register while taps for it are taken in: who is on it, and what is still to be written."""

    def __init__(self, session: Session, by: User) -> None:
        self.session, self.by = session, by
        self.people: dict[int, Any] = {}
        self.here: dict[int, bool] = {}
        self.last: dict[int, Tap] = {}
        self.newcomers: dict[UUID, int] = {}
        self.moved: dict[int, Any] = {}
        self.is_counted = False

    def call_in(self, people: Collection[int]) -> None:
        """Read who of ``people`` is on the list, and what was said last about them."""
        found = {one.pk: one for one in registers.on_register(self.session).filter(pk__in=people)}
        self.people |= found
        self.here |= {pk: one.is_here for pk, one in found.items()}
        said = Tap.objects.filter(session=self.session, person__in=found).standing()
        self.last |= {tap.person_id: tap for tap in said if tap.person_id}

    def who(self, tap: SentTap) -> Any:
        """The person whom ``tap`` is about; raises RefusedError when the list does not have them."""
        pk = self.newcomers.get(tap.person) if isinstance(tap.person, UUID) else tap.person
        if pk not in self.people:
            raise RefusedError(gettext("Die persoon staat niet meer op deze lijst."))
        return self.people[pk]

    def write(self) -> None:
        """Write what was tapped so far: once for everybody, whatever came and went in between."""
        for is_here in (True, False):
            changed = [
                one
                for pk, one in self.people.items()
                if self.here[pk] is is_here and one.is_here is not is_here
            ]
            registers.write_visits(self.session, changed, is_here=is_here, by=self.by)
            for one in changed:
                self.moved[one.pk], one.is_here = one, is_here
        if self.is_counted:
            self.session.save(update_fields=registers.COUNTED)
            self.is_counted = False

    def close(self) -> None:
        """Write what is left; then what follows for families, once for the whole batch."""
        self.write()
        registers.follow_up(self.session, self.moved.values())


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a tap, and a sentence when somebody has to know."""

    outcome: str = Outcome.APPLIED
    sentence: str = ""
    person: Any = None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of tap: what it may hold, how it is carried out, and what of it is kept."""

    form: type[forms.BaseForm]
    apply: Callable[[Desk, SentTap, Any], Verdict]
    keeps: tuple[str, ...] = ()
    """Fields that stay as history: never a name."""
    after_marks: bool = True
    """Whether it looks at the register itself, so that what came before must be in it."""
    also_when_locked: bool = False
    is_typed: bool = False
    """Whether somebody wrote it, and can mend what is wrong."""
