"""Who may go along the first time: somebody of the family's own ring, a colleague, a volunteer."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from activities.models import Shift, Volunteer
from core.search import named_exactly
from participants.models import Suggestion, Tie

HELPED_WITHIN = timedelta(weeks=13)
MOST_VOLUNTEERS = 6


class GoesAlong(NamedTuple):
    """Somebody who may go along: the column of the suggestion, their key there and what they are called."""

    column: str
    pk: int
    name: str

    @property
    def code(self) -> str:
        """What stands in a form."""
        return f"{self.column}.{self.pk}"


def companions_for(suggestion: Suggestion, user: User) -> list[GoesAlong]:
    """Whom one may ask to go along, the closest first: their ring, who helps there, ourselves.

    Three queries. Whoever goes along already is among them.
    """
    found = [*_ring(suggestion), *_volunteers(suggestion), *_colleagues(suggestion, user)]
    now = companion_now(suggestion)
    if now and now.code not in {one.code for one in found}:
        found.append(now)
    return found


def companion_now(suggestion: Suggestion) -> GoesAlong | None:
    """Who goes along as it stands, when that is somebody with a row of their own."""
    for column in ("companion_tie", "companion_volunteer", "companion_colleague"):
        if (pk := getattr(suggestion, f"{column}_id")) is not None:
            return GoesAlong(column, pk, str(getattr(suggestion, column)))
    return None


def set_companion(suggestion: Suggestion, chosen: GoesAlong | None, name: str) -> None:
    """Write who goes along into ``suggestion``; a ``name`` that is a volunteer's is that volunteer."""
    if name and chosen is None:
        today = timezone.localdate()
        volunteer = named_exactly(Volunteer.objects.active(on=today), name)
        if volunteer:
            chosen, name = GoesAlong("companion_volunteer", volunteer.pk, volunteer.name), ""
    for column in ("companion_tie", "companion_volunteer", "companion_colleague"):
        is_it = chosen is not None and chosen.column == column
        setattr(suggestion, f"{column}_id", chosen.pk if chosen and is_it else None)
    suggestion.companion_name = name


def _ring(suggestion: Suggestion) -> Iterator[GoesAlong]:
    ties: Any = Tie.objects.current().filter(family=suggestion.family)
    for tie in ties.exclude(kind=Tie.Kind.RELATIVE_AWAY):
        words = _("%(name)s (%(who)s)") % {"name": tie, "who": tie.get_kind_display()}
        yield GoesAlong("companion_tie", tie.pk, words)


def _volunteers(suggestion: Suggestion) -> Iterator[GoesAlong]:
    """Who helps at the activity these weeks, the one who was there most lately first; no hosts."""
    since = timezone.localdate() - HELPED_WITHIN
    active = Volunteer.objects.active(on=timezone.localdate())
    shifts = Shift.objects.filter(
        activity=suggestion.activity, worked_on__gte=since, volunteer__in=active
    )
    hosts = suggestion.activity.hosts.order_by().values("pk")
    rows = (
        shifts.exclude(volunteer__account__in=hosts)
        .order_by("-worked_on", "volunteer__name")
        .values_list("volunteer", "volunteer__name")
    )
    for pk, name in islice(dict.fromkeys(rows), MOST_VOLUNTEERS):
        words = _("%(name)s (vrijwilliger)") % {"name": name}
        yield GoesAlong("companion_volunteer", pk, words)


def _colleagues(suggestion: Suggestion, user: User) -> Iterator[GoesAlong]:
    yield GoesAlong("companion_colleague", user.pk, _("Ik ga zelf mee"))
    hosts = suggestion.activity.hosts.filter(is_active=True).exclude(pk=user.pk)
    for host in hosts:
        words = _("%(name)s (begeleider)") % {"name": host}
        yield GoesAlong("companion_colleague", host.pk, words)
