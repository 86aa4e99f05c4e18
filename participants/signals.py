"""The signals as one person may see them: whoever reported one sees that it was answered, no more."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils import timezone

from accounts.models import User
from participants.models import Signal
from participants.models.signals import WAITS_AT_MOST

PER_PAGE = 25
MOST_WAITING = 100


@dataclass(frozen=True)
class Signals:
    """What waits, the longest first, and one page of what was answered."""

    waiting: list[Signal]
    answered: Page[Signal]

    @property
    def overdue(self) -> int:
        """How many of the waiting lie here too long."""
        return sum(signal.is_overdue for signal in self.waiting)


def signals_of(user: User, page: str | None) -> Signals:
    """Every signal ``user`` may see; three queries."""
    rows = Signal.objects.visible_to(user).select_related("finding_place", "reported_by", "family")
    answered = rows.filter(answered_on__isnull=False).order_by("-answered_on", "-pk")
    return Signals(
        waiting=list(rows.waiting().order_by("reported_on", "pk")[:MOST_WAITING]),
        answered=Paginator(answered, PER_PAGE).get_page(page),
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many signals wait for an answer, and how many of those for too long."""

    number: int
    overdue: int


def waiting_signals(user: User) -> Waiting:
    """What waits for ``user`` to answer: signals are answered by the coordinator alone."""
    if not user.is_coordinator:
        return Waiting(0, 0)
    too_long = Q(reported_on__lte=timezone.localdate() - WAITS_AT_MOST)
    counts = Signal.objects.waiting().aggregate(
        number=Count("pk"), overdue=Count("pk", filter=too_long)
    )
    return Waiting(**counts)
