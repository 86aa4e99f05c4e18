"""Who helps at which session: planned, taken off, and who followed a training."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone

from activities.models import Duty, Session, TrainingVisit, Volunteer


def plan_duties(
    *, volunteer: Volunteer, sessions: Iterable[Session], is_also_visitor: bool
) -> None:
    """``volunteer`` is expected at all of these ``sessions``; where that was so already it stays so."""
    Duty.objects.bulk_create(
        [
            Duty(volunteer=volunteer, session=one, is_also_visitor=is_also_visitor)
            for one in sessions
        ],
        ignore_conflicts=True,
    )


def decline_duty(*, duty: Duty) -> None:
    """The volunteer cannot come; the moment of the first time stays."""
    Duty.objects.standing().filter(pk=duty.pk).update(declined_at=timezone.now())


def accept_duty(*, duty: Duty) -> None:
    """The volunteer comes after all."""
    Duty.objects.filter(pk=duty.pk).update(declined_at=None)


@transaction.atomic
def note_training(
    *, session: Session, volunteers: Collection[Volunteer], among: Collection[Volunteer]
) -> None:
    """Of those ``among`` whom was looked, exactly these ``volunteers`` followed ``session``."""
    visits = TrainingVisit.objects.filter(session=session)
    visits.filter(volunteer__in=among).exclude(volunteer__in=volunteers).delete()
    TrainingVisit.objects.bulk_create(
        [TrainingVisit(volunteer=one, session=session) for one in volunteers],
        ignore_conflicts=True,
    )
