"""A family that stays at one milestone for longer than is good for it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.templatetags.days import day
from participants.attention.calls import Call, Kind, Reach
from participants.attention.tries import TRIES
from participants.models import Case, NextStep, Step

APPROACH_WITHIN = timedelta(days=7)
"""After finding a family; also when it comes to an activity and nobody of us spoke with it."""
TRY_AGAIN_AFTER = timedelta(days=14)
"""After the last attempt to reach a family that we never spoke with."""
MOVE_ON_WITHIN = timedelta(weeks=12)
"""After a family was reached, or an obstacle taken away; not when a next step is agreed."""

Facts = tuple[date, int]


def _calls(cases: QuerySet[Case], since: str, today: date) -> Iterator[Call]:
    rows = cases.order_by().values_list("family", "family__coach", since, "attempts")
    for family, coach, on, attempts in rows:
        yield Call(family, coach, (today - on).days, (on, attempts))


def not_approached(reach: Reach) -> Iterator[Call]:
    cases = reach.cases.filter(stage=Step.FOUND, stage_on__lte=reach.today - APPROACH_WITHIN)
    return _calls(cases, "stage_on", reach.today)


def not_reached(reach: Reach) -> Iterator[Call]:
    cases = reach.cases.filter(
        stage=Step.APPROACHED,
        attempts__lt=TRIES,
        last_attempt_on__lte=reach.today - TRY_AGAIN_AFTER,
    )
    return _calls(cases, "last_attempt_on", reach.today)


def not_connected(reach: Reach) -> Iterator[Call]:
    to_do = NextStep.objects.to_do().filter(family=OuterRef("family"))
    cases = reach.cases.filter(
        ~Exists(to_do),
        stage__in=[Step.REACHED, Step.OBSTACLE_SOLVED],
        stage_on__lte=reach.today - MOVE_ON_WITHIN,
    )
    return _calls(cases, "stage_on", reach.today)


def why_not_approached(facts: Facts, today: date) -> str:
    return _("Gevonden op %(day)s. Nog geen contact gezocht.") % {"day": day(facts[0])}


def why_not_reached(facts: Facts, today: date) -> str:
    on, attempts = facts
    return ngettext(
        "Nog nooit gesproken. %(count)s keer geprobeerd, op %(day)s.",
        "Nog nooit gesproken. %(count)s keer geprobeerd, laatst op %(day)s.",
        attempts,
    ) % {"count": attempts, "day": day(on)}


def why_not_connected(facts: Facts, today: date) -> str:
    weeks = (today - facts[0]).days // 7
    return ngettext(
        "Al %(weeks)s week geen stap verder, en er is geen volgende stap.",
        "Al %(weeks)s weken geen stap verder, en er is geen volgende stap.",
        weeks,
    ) % {"weeks": weeks}


NOT_APPROACHED = Kind(
    code="not_approached",
    label=gettext_lazy("Nog niet benaderd"),
    icon="pin",
    find=not_approached,
    why=why_not_approached,
    action=gettext_lazy("Contact noteren"),
    anchor="contact",
    may_try=True,
)
NOT_REACHED = Kind(
    code="not_reached",
    label=gettext_lazy("Nog niet gesproken"),
    icon="phone",
    find=not_reached,
    why=why_not_reached,
    action=gettext_lazy("Contact noteren"),
    anchor="contact",
    may_try=True,
    asks_around=True,
)
NOT_CONNECTED = Kind(
    code="not_connected",
    label=gettext_lazy("Komt niet verder"),
    icon="wait",
    find=not_connected,
    why=why_not_connected,
    action=gettext_lazy("Stap afspreken"),
    anchor="stappen",
)
