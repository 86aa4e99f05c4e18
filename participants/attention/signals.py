"""Families that somebody reported and nobody answered yet: for the coordinator, above all the rest.

A signal is not a family. Its words stay on its own page: the list only says that it waits.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from core.templatetags.days import day
from participants.models import Signal

CODE = "signal"


@dataclass(frozen=True, slots=True)
class ShownSignal:
    """One signal that waits for an answer."""

    url: str
    why: str
    is_overdue: bool
    """Whether it has waited for longer than it may."""


def waiting_signals(user: User) -> list[ShownSignal]:
    """What waits for ``user`` to answer, the longest first; nothing for who cannot."""
    if not user.is_coordinator:
        return []
    rows = Signal.objects.waiting().select_related("finding_place", "reported_by")
    return [_shown(signal) for signal in rows.order_by("reported_on", "pk")]


def _shown(signal: Signal) -> ShownSignal:
    told = {"place": signal.finding_place, "day": day(signal.reported_on)}
    if signal.knows == Signal.Knows.YES:
        why = _("Gemeld op %(day)s via %(place)s. Het gezin vindt het goed.")
    else:
        why = _("Gemeld op %(day)s via %(place)s. Het gezin is nog niet gevraagd.")
    return ShownSignal(
        url=reverse("participants:signal_detail", args=[signal.pk]),
        why=why % told,
        is_overdue=signal.is_overdue,
    )
