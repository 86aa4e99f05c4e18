"""Signing the visitors' book."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from core.questions import Blank, answers
from participants.models import Family, FileOpening


def note_opening(*, family: Family, user: User, taken: str = FileOpening.Taken.NOTHING) -> None:
    """Write down that ``user`` looked into this file today; once a day is enough (NEN 7513).

    What was ``taken`` along, a sheet for a colleague, is a line of its own.
    """
    today = timezone.localdate()
    if not answers(_noted, taken, family=family.pk, user=user.pk, today=today):
        opening = FileOpening(family=family, user=user, opened_on=today, taken=taken)
        FileOpening.objects.bulk_create([opening], ignore_conflicts=True)


def _noted(taken: str, family: Blank, user: Blank, today: Blank) -> QuerySet[Any]:
    noted = FileOpening.objects.filter(family=family, user=user, opened_on=today, taken=taken)
    return noted.order_by().values_list("pk")
