"""A family that stays at one milestone for longer than is good for it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.templatetags.days import day
from participants.attention.calls import Call, Kind, OpenCase, Reach
from participants.attention.tries import TRIES
from participants.models import Step

APPROACH_WITHIN = timedelta(days=7)
"""After finding a family; also when it comes to an activity and nobody of us spoke with it."""
TRY_AGAIN_AFTER = timedelta(days=14)
"""After the last attempt to reach a family that we never spoke with."""
MOVE_ON_WITHIN = timedelta(weeks=12)
"""After a family was reached, or an obstacle taken away; not when a next step is agreed."""

UNDERWAY = {Step.REACHED, Step.OBSTACLE_SOLVED}

Facts = tuple[date, int]


def _call(case: OpenCase, since: date | None, today: date, within: timedelta) -> Iterator[Call]:
    if since and since <= today - within:
        yield Call(case.family, case.coach, (today - since).days, (since, case.attempts))


def not_approached(reach: Reach) -> Iterator[Call]:
    for case in reach.open_cases:
        if case.stage == Step.FOUND:
            yield from _call(case, case.stage_on, reach.today, APPROACH_WITHIN)


def not_reached(reach: Reach) -> Iterator[Call]:
    for case in reach.open_cases:
        if case.stage == Step.APPROACHED and case.attempts < TRIES:
            yield from _call(case, case.last_attempt_on, reach.today, TRY_AGAIN_AFTER)


def not_connected(reach: Reach) -> Iterator[Call]:
    for case in reach.open_cases:
        if case.stage in UNDERWAY and not case.has_plan:
            yield from _call(case, case.stage_on, reach.today, MOVE_ON_WITHIN)


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
