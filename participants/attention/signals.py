"""A family that somebody reported, and nobody answered yet: for the coordinator, who alone may answer.

A signal is not a family. Its words stay on its own page: the list only says that it waits.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.templatetags.days import day
from participants.attention.calls import Call, Kind, Reach
from participants.models import Signal
from participants.models.signals import WAITS_AT_MOST


class Facts(NamedTuple):
    """When and through whom it came, and whether the family knows."""

    reported_on: date
    place: str
    knows: str
    is_overdue: bool
    """Whether it has waited for longer than it may."""


def calls(reach: Reach) -> Iterator[Call]:
    """The one that waits longest presses most; of a family that we know nothing is a signal any more."""
    if not reach.user.is_coordinator or reach.family:
        return
    for pk, reported_on, place, knows in reach.ask(_waiting):
        waits = reach.today - reported_on
        facts = Facts(reported_on, place, knows, waits >= WAITS_AT_MOST)
        yield Call(None, None, waits.days, facts, signal=pk)


def _waiting(_reach: Reach) -> QuerySet[Any]:
    rows = Signal.objects.waiting().order_by("reported_on", "pk")
    return rows.values_list("pk", "reported_on", "finding_place__name", "knows")


def why(facts: Facts, today: date) -> str:
    sentence = (
        _("Op %(day)s. Het gezin vindt het goed.")
        if facts.knows == Signal.Knows.YES
        else _("Op %(day)s. Het gezin is nog niet gevraagd.")
    )
    return sentence % {"day": day(facts.reported_on)}


SIGNAL = Kind(
    code="signal",
    label=gettext_lazy("Signaal"),
    icon="signal",
    find=calls,
    why=why,
    action=gettext_lazy("Bekijken"),
    anchor="",
)
