"""A family we are in touch with has not said that we may write things down, or said so long ago."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.templatetags.days import day
from participants.attention.calls import Call, Kind, Reach
from participants.models import Consent

WARN_BEFORE_IT_ENDS = timedelta(days=14)
NEVER = 1000
"""Days: no consent at all presses as much as one that ended years ago."""

Facts = date | None


def calls(reach: Reach) -> Iterator[Call]:
    """One can only ask a family that one is in touch with."""
    for family, coach, ends_on in reach.ask(_without):
        pressing = (reach.today - ends_on).days if ends_on else NEVER
        yield Call(family, coach, pressing, ends_on)


def _without(reach: Reach) -> QuerySet[Any]:
    given = Consent.objects.filter(family=OuterRef("family"), withdrawn_on=None)
    until = given.order_by("-expires_on").values("expires_on")[:1]
    heard = reach.cases.filter(last_heard_on__isnull=False).annotate(until=Subquery(until))
    ends_soon = Q(until=None) | Q(until__lt=reach.today + WARN_BEFORE_IT_ENDS)
    return heard.filter(ends_soon).order_by().values_list("family", "family__coach", "until")


def why(facts: Facts, today: date) -> str:
    if facts is None:
        return _("Er is nog geen toestemming.")
    text = (
        _("Toestemming liep af op %(day)s.")
        if facts < today
        else _("Toestemming loopt af op %(day)s.")
    )
    return text % {"day": day(facts)}


CONSENT = Kind(
    code="consent",
    label=gettext_lazy("Toestemming"),
    icon="paper",
    find=calls,
    why=why,
    action=gettext_lazy("Toestemming vragen"),
    anchor="toestemming",
)
