"""Reporting a family that may want support, and answering who reported it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from activities.models import Session
from core.names import PersonName, is_particle, parse_person_name, people_behind
from core.phones import PhoneError, read_phone
from core.sheets.phones import LETTERS, WORDS_AROUND
from participants.actions.families import known_alike
from participants.models import Family, FindingPlace, Signal
from participants.models.signals import WORDS
from participants.signals import place_called, usual_place

ALIKE = 5
NOW = timedelta()
AT_AN_ACTIVITY = "Activiteit"  # a word of the house, in whatever language the screen is


def report_signal(*, signal: Signal) -> Signal:
    """Save a new or corrected report; of a family that was not asked no name is kept."""
    if signal.knows == Signal.Knows.NO:
        signal.who = signal.how_to_reach = ""
    signal.save()
    return signal


@transaction.atomic
def report_at(*, signal: Signal, session: Session, by: User, ago: timedelta = NOW) -> Signal:
    """Save what ``by`` reported ``ago`` at a register: it was found where that session was."""
    names = [str(where.name) for where in (session.where, session.activity) if where]
    signal.finding_place = (
        place_called(names)
        or usual_place(by)
        or FindingPlace.objects.get_or_create(name=AT_AN_ACTIVITY)[0]
    )
    signal.reported_by, signal.reported_on = by, timezone.localdate(timezone.now() - ago)
    return report_signal(signal=signal)


@transaction.atomic
def close_signal(*, signal: Signal, outcome: str, by: User) -> bool:
    """Answer ``signal`` without a family: its words are wiped, its day, place and outcome stay.

    False when a colleague has answered it meanwhile; then nothing changes.
    """
    held = hold(signal)
    if held:
        for words in WORDS:
            setattr(held, words, "")
        answer(held, outcome=outcome, by=by)
    return held is not None


@transaction.atomic
def link_signal(*, signal: Signal, family: Family, outcome: str, by: User) -> bool:
    """Answer ``signal`` with a family, in whose file its words then belong.

    False when a colleague has answered it meanwhile; then nothing changes.
    """
    held = hold(signal)
    if held:
        held.family = family
        answer(held, outcome=outcome, by=by)
    return held is not None


def hold(signal: Signal) -> Signal | None:
    """The row of ``signal`` until the transaction ends, or None when it was answered meanwhile."""
    return Signal.objects.select_for_update().waiting().filter(pk=signal.pk).first()


def answer(signal: Signal, *, outcome: str, by: User) -> None:
    """Write down what became of ``signal``; why it was put off before is nothing to keep."""
    signal.outcome, signal.answered_on, signal.answered_by = outcome, timezone.localdate(), by
    signal.save()
    signal.snoozes.all().delete()


def name_in(signal: Signal) -> PersonName:
    """The parent's name as far as ``who`` tells one; *moeder van Sem* is nobody's name."""
    told, __, more = signal.who.partition(",")
    if not more.strip()[:1].islower() or is_particle(more.split()[:1]):  # "Yılmaz, Ayşe"
        told = signal.who
    if not told.strip() or people_behind(told) is not None:
        return PersonName("", "", "")
    return parse_person_name(told)


def phone_in(signal: Signal) -> str:
    """The telephone in ``how_to_reach`` in E.164; empty when it tells another way, or a wrong one."""
    written = WORDS_AROUND.sub("", signal.how_to_reach)
    try:
        return "" if not written or LETTERS.search(written) else read_phone(written)
    except PhoneError:
        return ""


def families_alike(*, signal: Signal) -> list[Family]:
    """Families that ``signal`` may be about: a doubt, never a verdict."""
    name = name_in(signal)
    surname = " ".join(filter(None, [name.prefix, name.family]))
    alike = known_alike(
        family_name=surname, given_name=name.given, phone=phone_in(signal)
    )  # the same name or telephone first
    if surname:
        known = [family.pk for family in alike]
        namesakes = Family.objects.search(surname).exclude(pk__in=known)
        alike += namesakes.select_related("coach", "area").order_by("search_key", "pk")[:ALIKE]
    return alike[:ALIKE]
