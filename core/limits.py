"""Who tries too often waits: kept in the database, so it holds for all processes together.

For doors that open without signing in (signing in has its own limits, in the sign-in library)::

    MISSES = Limit("answer.miss", most=20, within=timedelta(minutes=10))

    if MISSES.is_reached(address):
        ...  # ask to wait
    MISSES.note(address)
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.models import Knock

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` times in every stretch of ``within``, for each of those who try."""

    name: str
    most: int
    within: timedelta

    def is_reached(self, who: str) -> bool:
        """Whether ``who`` has tried as often as is allowed; asking does not count."""
        return Knock.objects.filter(key=self._key(who), number__gte=self.most).exists()

    def note(self, who: str) -> None:
        """Count one more try of ``who``; two at the same moment are two."""
        knock, _is_new = Knock.objects.get_or_create(key=self._key(who))
        Knock.objects.filter(pk=knock.pk).update(number=F("number") + 1)

    def _key(self, who: str) -> str:
        stretch = int(timezone.now().timestamp() // self.within.total_seconds())
        told = f"{self.name}|{stretch}|{who}"
        return salted_hmac("core.limits", told, algorithm="sha256").hexdigest()


def forget_knocks() -> None:
    """Drop what no longer limits anybody."""
    Knock.objects.filter(first_at__lt=timezone.now() - KEPT).delete()
