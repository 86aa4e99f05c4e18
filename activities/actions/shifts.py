"""Hours: told by whoever gave them, and looked at before they count."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from activities.models import Duty, Session, Shift, Volunteer


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
    if Duty.objects.untold(timezone.localdate()).filter(pk=duty.pk).exists():
        session, volunteer = duty.session, duty.volunteer
        tell_session(volunteer=volunteer, session=session, minutes=session.minutes, by=by)


@transaction.atomic
def tell_session(*, volunteer: Volunteer, session: Session, minutes: int, by: User) -> int:
    """Write down that ``volunteer`` was at ``session``; once, however often told.

    How many minutes were told before: then nothing changes. 0 when it is the first time.
    """
    Session.objects.select_for_update().get(pk=session.pk)
    told = Shift.objects.at(session).filter(volunteer=volunteer).first()
    if told:
        return told.minutes
    shift = Shift(volunteer=volunteer, activity=session.activity, session=session)
    shift.worked_on, shift.minutes = session.held_on, minutes
    save_shift(shift=shift, by=by)
    return 0


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
