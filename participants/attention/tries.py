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
    for case in reach.open_cases:
        if case.attempts >= TRIES:
            facts = (case.attempts, case.last_attempt_on)
            yield Call(case.family, case.coach, case.attempts, facts)


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
