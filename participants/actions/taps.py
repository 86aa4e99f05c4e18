"""Taps that come in from phones: each is carried out once, and answered with what became of it.

A new kind of tap is a form that says what it may hold, a function that carries it out, and one line
in ``KINDS`` (decision 0028). The register itself changes in ``participants/actions/registers.py``.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import User
from activities.models import Session
from participants.actions import registers
from participants.actions.registers import RefusedError
from participants.forms.registers import NewcomerFields
from participants.forms.taps import ChangeForm, HeldForm, HereForm, ReadyForm, SentTap
from participants.models import Tap
from participants.registers import people_met_by, same_name, why_locked

KEPT = timedelta(days=730)
Outcome = Tap.Outcome


class Desk:
    """A register while taps for it are taken in: who is on it, and what is still to be written."""

    def __init__(self, session: Session, by: User) -> None:
        self.session, self.by = session, by
        self.people: dict[int, Any] = {}
        self.here: dict[int, bool] = {}
        self.last: dict[int, Tap] = {}
        self.newcomers: dict[UUID, int] = {}
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
            registers.write_marks(
                self.session, changed, is_here=is_here, by=self.by, is_tapped=True
            )
            for one in changed:
                one.is_here = is_here
        if self.is_counted:
            self.session.save(update_fields=registers.COUNTED)
            self.is_counted = False


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


@transaction.atomic
def take_taps(*, session: Session, taps: Collection[SentTap], device: str, by: User) -> list[Tap]:
    """What became of each of ``taps``, in their order; one that came before is answered as then."""
    registers.lock(session)
    before = {tap.key: tap for tap in Tap.objects.filter(key__in={tap.key for tap in taps})}
    desk = _desk(session, taps, by)
    answers, new = [], []
    for sent in taps:
        if sent.key not in before:
            before[sent.key] = _take(desk, sent, device)
            new.append(before[sent.key])
        answers.append(_of_this_list(before[sent.key], session, by))
    desk.write()
    Tap.objects.bulk_create(tap for tap in new if tap.kind)
    return answers


def forget_taps() -> None:
    """Drop what was tapped two years ago: who was there stands elsewhere."""
    Tap.objects.filter(received_at__lt=timezone.now() - KEPT).delete()


def _desk(session: Session, taps: Collection[SentTap], by: User) -> Desk:
    desk = Desk(session, by)
    referred = {tap.person for tap in taps}
    if made_up := {key for key in referred if isinstance(key, UUID)}:
        known = Tap.objects.filter(key__in=made_up, session=session).exclude(person=None)
        desk.newcomers = dict(known.values_list("key", "person"))
    keys = {key for key in referred if isinstance(key, int)} | set(desk.newcomers.values())
    if keys:
        desk.call_in(keys)
    return desk


def _of_this_list(tap: Tap, session: Session, by: User) -> Tap:
    """``tap``, unless it is of another list or colleague: nobody learns what became of that."""
    if (tap.session_id, tap.by_id) == (session.pk, by.pk):
        return tap
    return Tap(key=tap.key, outcome=Outcome.REFUSED, sentence=_odd())


def _odd() -> str:
    return gettext("Deze tik kwam niet goed over.")


def _take(desk: Desk, sent: SentTap, device: str) -> Tap:
    """The tap that ``sent`` becomes, not saved."""
    verdict, kept, is_known = Verdict(Outcome.REFUSED, _odd()), {}, sent.kind in KINDS
    if is_known:
        kind = KINDS[sent.kind]
        form = kind.form(sent.value)
        if form.is_valid():
            kept = {name: form.cleaned_data[name] for name in kind.keeps}
            verdict = _carried_out(desk, sent, kind, form)
    tap = Tap(
        key=sent.key,
        session=desk.session,
        device=device,
        by=desk.by,
        kind=sent.kind if is_known else "",
        person=verdict.person,
        value=kept,
        seen=sent.seen,
        tapped_at=timezone.now() - sent.ago,
        outcome=verdict.outcome,
        sentence=verdict.sentence,
    )
    _remember(desk, tap)
    return tap


def _remember(desk: Desk, tap: Tap) -> None:
    """What comes later in the same batch builds on it."""
    if not tap.person_id or tap.kind not in Tap.ABOUT_PRESENCE:
        return
    if tap.kind == Tap.Kind.NEWCOMER:
        desk.newcomers[tap.key] = tap.person_id
    if tap.outcome in Tap.THAT_COUNT:
        desk.last[tap.person_id] = tap


def _carried_out(desk: Desk, sent: SentTap, kind: Kind, form: Any) -> Verdict:
    try:
        why = why_locked(desk.session, today=timezone.localdate())
        if why and not kind.also_when_locked:
            raise RefusedError(why)
        if kind.after_marks:
            desk.write()
        return kind.apply(desk, sent, form)
    except RefusedError as refused:
        return Verdict(Outcome.REFUSED, str(refused))


def _mark(desk: Desk, tap: SentTap, form: HereForm) -> Verdict:
    """Yes or no about somebody, as far as it does not contradict what this phone never saw."""
    person, is_here = desk.who(tap), form.cleaned_data["here"]
    last = desk.last.get(person.pk)
    has_seen = tap.seen == (str(last.key) if last else "")
    is_choice = has_seen and last is not None and last.is_conflict
    if desk.here[person.pk] is is_here and not is_choice:
        return Verdict(Outcome.ALREADY, person=person)
    if not has_seen:
        return Verdict(Outcome.CONFLICT, person=person)
    if is_here and person.helps:
        raise RefusedError(
            gettext(
                "Wie helpt, telt niet als deelnemer. Doet deze persoon zelf ook mee? "
                "Druk dan op de knop bij 'Wie helpt er?'."
            )
        )
    desk.here[person.pk] = is_here
    return Verdict(person=person)


def _count(desk: Desk, _tap: SentTap, form: ChangeForm) -> Verdict:
    """More or fewer than there were: what others counted meanwhile stays."""
    change, tally = form.cleaned_data["change"], form.cleaned_data["tally"]
    if tally and tally not in dict(desk.session.tally_lines):
        raise RefusedError(_odd())
    if not desk.session.count_unnamed(change, tally):
        return Verdict(Outcome.ALREADY)
    desk.is_counted = True
    return Verdict()


def _newcomer(desk: Desk, _tap: SentTap, form: NewcomerFields) -> Verdict:
    """Somebody new: a possible double is said, and does not keep them off the list."""
    person = form.person()
    is_like_another = bool(same_name(person, among=people_met_by(desk.by)))
    registers.add_newcomer(session=desk.session, person=person, by=desk.by, is_tapped=True)
    desk.call_in([person.pk])
    doubt = gettext("We kenden al iemand met deze naam. Is het dezelfde? Zeg het de projectleider.")
    return Verdict(person=person, sentence=doubt if is_like_another else "")


def _close(desk: Desk, _tap: SentTap, form: ReadyForm) -> Verdict:
    is_ready = form.cleaned_data["ready"]
    if is_ready is (desk.session.register_closed_at is not None):
        return Verdict(Outcome.ALREADY)
    verb = registers.close_register if is_ready else registers.reopen_register
    verb(session=desk.session)
    return Verdict()


def _cancel(desk: Desk, _tap: SentTap, form: HeldForm) -> Verdict:
    because = "" if form.cleaned_data["held"] else form.because
    if bool(because) is desk.session.is_cancelled:
        return Verdict(Outcome.ALREADY)
    if because:
        registers.cancel_session(session=desk.session, because=because)
    else:
        registers.resume_session(session=desk.session)
    return Verdict()


KINDS: dict[str, Kind] = {
    Tap.Kind.MARK: Kind(HereForm, _mark, keeps=("here",), after_marks=False),
    Tap.Kind.COUNT: Kind(ChangeForm, _count, keeps=("change", "tally"), after_marks=False),
    Tap.Kind.NEWCOMER: Kind(NewcomerFields, _newcomer),
    Tap.Kind.CLOSE: Kind(ReadyForm, _close, keeps=("ready",), also_when_locked=True),
    Tap.Kind.CANCEL: Kind(HeldForm, _cancel, keeps=("held", "reason"), also_when_locked=True),
}
