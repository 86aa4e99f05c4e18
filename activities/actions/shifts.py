"""Hours: told by whoever gave them, and looked at before they count."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from activities.models import Duty, Session, Shift


@transaction.atomic
def save_shift(*, shift: Shift, by: User) -> Shift:
    """Save hours as ``by`` wrote them down; those of the project leader count at once.

    What anybody else writes or corrects waits until the project leader has looked at it.
    """
    shift.approved_on = timezone.localdate() if by.role == Role.COORDINATOR else None
    shift.approved_by = by if by.role == Role.COORDINATOR else None
    shift.save()
    return shift


@transaction.atomic
def tell_duty(*, duty: Duty, by: User) -> None:
    """Write down that ``duty`` was done, as long as the session lasted; once, however often told."""
    Session.objects.select_for_update().get(pk=duty.session_id)
    if not Duty.objects.untold(timezone.localdate()).filter(pk=duty.pk).exists():
        return
    session = duty.session
    shift = Shift(
        volunteer=duty.volunteer,
        activity=session.activity,
        session=session,
        worked_on=session.held_on,
        minutes=session.minutes,
    )
    save_shift(shift=shift, by=by)


@transaction.atomic
def withdraw_shift(*, shift: Shift) -> None:
    """Hours that were never given count no longer; the row stays, to be put back."""
    shift.withdrawn_at, shift.approved_on, shift.approved_by = timezone.now(), None, None
    shift.save()


@transaction.atomic
def put_back_shift(*, shift: Shift, by: User) -> None:
    """Hours that were taken away by mistake: as if ``by`` wrote them down now."""
    shift.withdrawn_at = None
    save_shift(shift=shift, by=by)


def approve(*, shifts: QuerySet[Shift], by: User) -> int:
    """Let these hours count; returns how many rows that were waiting."""
    return shifts.filter(approved_on=None).update(
        approved_on=timezone.localdate(), approved_by=by, updated_at=timezone.now()
    )
