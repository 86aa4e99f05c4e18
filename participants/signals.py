"""The signals as one person may see them: whoever reported one sees that it was answered, no more."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from accounts.models import User
from accounts.roles import Role
from activities.models import Activity
from core.search import folded
from participants.models import FindingPlace, Signal

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


def usual_place(user: User) -> FindingPlace | None:
    """Where ``user`` most likely found a family: as last time, or where they are the host."""
    last = Signal.objects.filter(reported_by=user).select_related("finding_place").first()
    if last:
        return last.finding_place
    if user.role != Role.HOST:
        return None
    own = Activity.objects.visible_to(user).exclude(place=None)
    return place_called(own.values_list("place__name", flat=True))


def place_called(names: Iterable[str]) -> FindingPlace | None:
    """The finding place that has one of these ``names``, whatever its capitals and accents."""
    known = {folded(name) for name in names}
    return next(
        (place for place in FindingPlace.objects.all() if folded(place.name) in known), None
    )
