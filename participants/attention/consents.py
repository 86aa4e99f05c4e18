"""A family we are in touch with has not said that we may write things down, or said so long ago."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, QuerySet
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
    until = dict(reach.ask(_lasts))
    warn_until = reach.today + WARN_BEFORE_IT_ENDS
    for case in reach.open_cases:
        ends_on = until.get(case.family)
        if case.last_heard_on and (ends_on is None or ends_on < warn_until):
            pressing = (reach.today - ends_on).days if ends_on else NEVER
            yield Call(case.family, case.coach, pressing, ends_on)


def _lasts(reach: Reach) -> QuerySet[Any]:
    given = Consent.objects.filter(reach.rows, withdrawn_on=None, family__cases__closed_on=None)
    lasts = given.order_by().values("family").annotate(until=Max("expires_on"))
    return lasts.values_list("family", "until")


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
