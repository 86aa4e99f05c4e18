"""Tried several times, and nobody answers: time for another way."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.templatetags.days import day
from participants.attention.calls import Call, Kind, Reach

TRIES = 3
"""Attempts without an answer since the family was last heard of."""

Facts = tuple[int, date]


def calls(reach: Reach) -> Iterator[Call]:
    rows = reach.cases.filter(attempts__gte=TRIES).order_by()
    for family, coach, attempts, last in rows.values_list(
        "family", "family__coach", "attempts", "last_attempt_on"
    ):
        yield Call(family, coach, attempts, (attempts, last))


def why(facts: Facts, today: date) -> str:
    attempts, last = facts
    return ngettext(
        "%(count)s keer geprobeerd, geen gehoor. Laatst op %(day)s.",
        "%(count)s keer geprobeerd, geen gehoor. Laatst op %(day)s.",
        attempts,
    ) % {"count": attempts, "day": day(last)}


NO_ANSWER = Kind(
    code="no_answer",
    label=_("Geen gehoor"),
    icon="phone",
    find=calls,
    why=why,
    action=_("Contact noteren"),
    anchor="contact",
    may_try=True,
    asks_around=True,
)
