"""A family said yes to something to join, and did not come when we expected it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.templatetags.days import day
from participants.attention.calls import Call, Kind, Reach
from participants.models import Suggestion

REGISTER_WITHIN = timedelta(days=3)
"""After this a register was filled in, or nobody will: until it is ready, who came may not stand on it."""
COMES_WITHIN = timedelta(weeks=4)
"""After a yes without a day, or when the first time was called off."""


class Facts(NamedTuple):
    """What they would come to, and when: the day that was agreed, or else of their yes."""

    activity: str
    agreed_on: date | None
    answered_on: date | None


def calls(reach: Reach) -> Iterator[Call]:
    """Of each family the one that has been waited for longest."""
    found: dict[int, Call] = {}
    for family, coach, activity, held_on, cancelled, answered_on in reach.ask(_late):
        agreed_on = None if cancelled else held_on
        facts = Facts(activity, agreed_on, answered_on)
        since = agreed_on or answered_on or reach.today
        found[family] = Call(family, coach, (reach.today - since).days, facts)
    yield from found.values()


def _late(reach: Reach) -> QuerySet[Any]:
    today = reach.today
    passed = Q(
        Q(first_session__register_closed_at__isnull=False)
        | Q(first_session__held_on__lte=today - REGISTER_WITHIN),
        first_session__held_on__lt=today,
        first_session__cancelled_because="",
    )
    no_day = Q(first_session=None) | ~Q(first_session__cancelled_because="")
    late = Suggestion.objects.expected().filter(
        reach.rows, passed | Q(no_day, answered_on__lte=today - COMES_WITHIN)
    )
    return late.order_by("-answered_on", "-pk").values_list(
        "family",
        "family__coach",
        "activity__name",
        "first_session__held_on",
        "first_session__cancelled_because",
        "answered_on",
    )


def why(facts: Facts, today: date) -> str:
    if facts.agreed_on:
        return _("Zou op %(day)s naar %(activity)s komen. Dat is nog niet gebeurd.") % {
            "day": day(facts.agreed_on),
            "activity": facts.activity,
        }
    return _("Zei op %(day)s ja tegen %(activity)s. Nog niet geweest.") % {
        "day": day(facts.answered_on),
        "activity": facts.activity,
    }


STAYED_AWAY = Kind(
    code="stayed_away",
    label=gettext_lazy("Niet gekomen"),
    icon="door",
    find=calls,
    why=why,
    action=gettext_lazy("Voorstel bekijken"),
    anchor="meedoen",
    may_try=True,
)
