"""What the house tells those who work here without being asked."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from accounts.models import Notice

KEPT = timedelta(days=183)


def write_notices(notices: Iterable[Notice]) -> None:
    """Keep what is new of ``notices``: one with a key that is already there was written before."""
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def forget_notices() -> None:
    """Throw away what was written longer than half a year ago."""
    Notice.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
