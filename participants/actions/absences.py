"""A family is away for a while: those days are no silence."""

from django.db import transaction

from participants.actions.milestones import refresh_families
from participants.models import Absence


@transaction.atomic
def note_absence(*, absence: Absence) -> None:
    """Save ``absence``; what is usual for the family follows."""
    absence.save()
    refresh_families([absence.family_id])


@transaction.atomic
def take_back_absence(*, absence: Absence) -> None:
    """It was not so after all: those days count again."""
    absence.delete()
    refresh_families([absence.family_id])
