"""Signing the visitors' book."""

from django.utils import timezone

from accounts.models import User
from participants.models import Family, FileOpening


def note_opening(*, family: Family, user: User, taken: str = FileOpening.Taken.NOTHING) -> None:
    """Write down that ``user`` looked into this file today; once a day is enough (NEN 7513).

    What was ``taken`` along, a sheet for a colleague, is a line of its own.
    """
    today = {"family": family, "user": user, "opened_on": timezone.localdate(), "taken": taken}
    if not FileOpening.objects.filter(**today).exists():
        FileOpening.objects.bulk_create([FileOpening(**today)], ignore_conflicts=True)
