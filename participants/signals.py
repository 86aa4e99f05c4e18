"""The signals as one person may see them: whoever reported one sees that it was answered, no more."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from accounts.models import User
from participants.models import Signal

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
