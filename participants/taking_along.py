"""Which registers a phone takes along, to open them without a connection."""

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from activities.models import Session

KEPT = timedelta(days=14)
MOST = 40


def recent_sessions(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Of ``sessions`` those of today and the two weeks before it, the newest first."""
    today = timezone.localdate()
    within = sessions.filter(held_on__range=(today - KEPT, today))
    return within.order_by("-held_on", "-starts_at", "-pk")[:MOST]


def pages_to_take_along(sessions: QuerySet[Session]) -> list[str]:
    """The addresses of what opens without a connection: the list and the registers on it."""
    keys = recent_sessions(sessions).values_list("pk", flat=True)
    registers = [reverse("participants:register", args=[pk]) for pk in keys]
    return [reverse("participants:register_list"), *registers]
