"""Signing the visitors' book."""

from accounts.models import User
from participants.models import Family, FileOpening


def note_opening(*, family: Family, user: User) -> None:
    """Write down that ``user`` looked into this file today; once a day is enough (NEN 7513)."""
    FileOpening.objects.bulk_create([FileOpening(family=family, user=user)], ignore_conflicts=True)
