"""Somebody says at the door how many they are; a host takes it over, or not.

Nothing that a stranger says counts by itself: only what a host takes over becomes visitors without a
name, under the lock of the session, and taking that back takes off as many.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import User
from activities.models import Session
from participants.actions.namings import name_visitor
from participants.actions.registers import RefusedError, count_again, lock_open
from participants.models import Attendance, CheckIn, Person

MOST_AT_ONE_DOOR = 60
KEPT = timedelta(days=28)  # as long as a register waits to be filled in


class DoorIsFullError(Exception):
    """So many said how many they are that no more can be taken in; the host counts them."""


@transaction.atomic
def check_in(*, session: Session, device: str, number: int, given_name: str) -> None:
    """They are with ``number``; the same device corrects itself until a host looked.

    Raises RefusedError, or DoorIsFullError when too many said so at this session.
    """
    lock_open(session)
    row = CheckIn.objects.filter(session=session, device=device).first()
    if row is None and CheckIn.objects.filter(session=session).count() >= MOST_AT_ONE_DOOR:
        raise DoorIsFullError
    row = row or CheckIn(session=session, device=device)
    if not row.is_waiting:
        raise RefusedError(gettext("Je bent al geteld. Klopt het niet? Zeg het even."))
    row.number, row.given_name = number, given_name
    row.save()


@transaction.atomic
def check_out(*, session: Session, device: str) -> None:
    """They are not here after all; what a host has counted stays counted."""
    lock_open(session)
    CheckIn.objects.waiting().filter(session=session, device=device).delete()


@transaction.atomic
def take_over(*, session: Session, check_ins: list[int], by: User) -> None:
    """Those who said so at the door are visitors without a name; raises RefusedError."""
    lock_open(session)
    for row in _waiting(session, check_ins):
        _settle(row, counted=row.number, by=by)
        count_again(session, row.number, by=by)


@transaction.atomic
def link_person(*, session: Session, check_in: int, person: Person, by: User) -> None:
    """Who said so at the door is ``person``, and the rest are visitors without a name.

    Who is on the register already counts there, and not once more. Raises RefusedError.
    """
    lock_open(session)
    (row,) = _waiting(session, [check_in])
    is_here = Attendance.objects.filter(session=session, person=person.pk).exists()
    counted = row.number - 1 if is_here else row.number
    _settle(row, counted=counted, by=by)
    count_again(session, counted, by=by)
    if not is_here:
        name_visitor(session=session, person=person, by=by)


@transaction.atomic
def leave_out(*, session: Session, check_in: int, by: User) -> None:
    """It is not so, or they were counted already; raises RefusedError."""
    lock_open(session)
    (row,) = _waiting(session, [check_in])
    _settle(row, counted=0, by=by)


@transaction.atomic
def put_back(*, session: Session, check_in: int, by: User) -> None:
    """Undo what was made of it; raises RefusedError when too few are left without a name."""
    lock_open(session)
    settled = CheckIn.objects.filter(session=session, pk=check_in).exclude(counted=None)
    row = settled.first()
    if row is None or row.counted is None:
        raise RefusedError(gettext("Deze aanmelding stond al weer open."))
    if session.unnamed_visitors < row.counted:
        raise RefusedError(
            gettext("Van deze aanmelding heeft al iemand een naam. Haal die naam er eerst af.")
        )
    count_again(session, -row.counted, by=by)
    row.counted, row.settled_by = None, None
    row.save(update_fields=["counted", "settled_by", "updated_at"])


def forget_check_ins() -> None:
    """Drop what was said at the door four weeks ago, names included; the figures stand elsewhere."""
    CheckIn.objects.filter(session__held_on__lt=timezone.localdate() - KEPT).delete()


def _waiting(session: Session, check_ins: list[int]) -> list[CheckIn]:
    rows = list(CheckIn.objects.waiting().filter(session=session, pk__in=check_ins))
    if not rows:
        raise RefusedError(gettext("Deze aanmelding is al bekeken."))
    return rows


def _settle(row: CheckIn, *, counted: int, by: User) -> None:
    row.counted, row.settled_by = counted, by
    row.save(update_fields=["counted", "settled_by", "updated_at"])
