"""A family is away for a while: those days are no silence."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from participants.actions.milestones import refresh_families
from participants.actions.registers import RefusedError
from participants.models import Absence, Family


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


@transaction.atomic
def tell_absent(*, family: Family, day: date, because: str) -> bool:
    """The family said that it would not come on ``day``; whether that is news."""
    only_then = _only_on(family, day).first()
    if only_then and only_then.because == because:
        return False
    absence = only_then or Absence(family=family, first_on=day, last_on=day)
    absence.because = because
    note_absence(absence=absence)
    return True


@transaction.atomic
def take_back_day(*, family: Family, day: date) -> bool:
    """It comes after all; whether it had said otherwise. A longer absence stays: RefusedError."""
    told = _only_on(family, day).first()
    if told:
        take_back_absence(absence=told)
    elif Absence.objects.filter(family=family, first_on__lte=day, last_on__gte=day).exists():
        raise RefusedError(gettext("Dit gezin is langer weg. Vraag het de projectleider."))
    return told is not None


def _only_on(family: Family, day: date) -> QuerySet[Absence]:
    return Absence.objects.filter(family=family, first_on=day, last_on=day)
