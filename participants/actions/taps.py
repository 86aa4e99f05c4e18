"""Taps that come in from phones: each is carried out once, and answered with what became of it.

What kinds there are stands in ``tap_kinds.py``; the register itself changes in ``registers.py``.
A page without a script makes taps as well (``take_one``), so that every change has one way in.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from activities.models import Session
from participants.actions import registers
from participants.actions.desks import Desk, Kind, Verdict, odd
from participants.actions.registers import RefusedError
from participants.actions.tap_kinds import KINDS
from participants.forms.taps import SentTap
from participants.models import Tap
from participants.registers import why_locked

KEPT = timedelta(days=730)
Outcome = Tap.Outcome
TELLS_WHAT_WAS_TYPED = {"invalid_choice", "invalid"}


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
    desk.close()
    Tap.objects.bulk_create(tap for tap in new if tap.kind)
    return answers


def take_one(
    *, session: Session, by: User, kind: str, value: dict[str, Any], key: UUID | None = None
) -> str:
    """Carry out what was sent with a whole page; the sentence to show when that cannot be."""
    sent = SentTap(key or uuid4(), kind, value=value)
    (tap,) = take_taps(session=session, taps=[sent], device="", by=by)
    return tap.sentence if tap.outcome == Outcome.REFUSED else ""


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
    return Tap(key=tap.key, outcome=Outcome.REFUSED, sentence=odd())


def _take(desk: Desk, sent: SentTap, device: str) -> Tap:
    """The tap that ``sent`` becomes, not saved."""
    verdict, kept, is_known = Verdict(Outcome.REFUSED, odd()), {}, sent.kind in KINDS
    if is_known:
        kind = KINDS[sent.kind]
        form = kind.form(sent.value)
        if form.is_valid():
            kept = {name: form.cleaned_data[name] for name in kind.keeps}
            verdict = _carried_out(desk, sent, kind, form)
        elif kind.is_typed:
            verdict = Verdict(Outcome.REFUSED, _what_is_wrong(form))
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


def _what_is_wrong(form: Any) -> str:
    """The first sentence of ``form`` that does not tell what was typed."""
    wrong = (error for errors in form.errors.as_data().values() for error in errors)
    told = (error.messages[0] for error in wrong if error.code not in TELLS_WHAT_WAS_TYPED)
    return next(told, odd())


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
