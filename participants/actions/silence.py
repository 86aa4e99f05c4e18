"""Writing beside each case when its family was last heard of, and since when silence is unusual.

Everything here is derived from what was logged, like the milestones, and at the same moments. None
of it depends on today: tomorrow the same row says of itself whether the family is silent.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, IntegerField, Q, QuerySet, Value

from core.questions import Blank, answers
from core.school_days import day_number
from participants.models import (
    Absence,
    Answer,
    Attendance,
    Case,
    ContactMoment,
    Referral,
    Voice,
)
from participants.silence import LOOK_BACK, Stretch, calls_after, usual_gap

HEARD = ["last_heard_on", "usual_gap", "silent_from", "attempts", "last_attempt_on"]
"""The columns of a case that ``listen`` fills."""
SIGN, ATTEMPT, AWAY = 1, 2, 3
Told = tuple[int, int, date, date]
"""Family, one of these three, and its first and last day."""


@dataclass(slots=True)
class History:
    """What was ever heard of one family, and what was tried in vain."""

    signs: set[date] = field(default_factory=set)
    attempts: list[date] = field(default_factory=list)
    away: list[Stretch] = field(default_factory=list)


def listen(cases: Sequence[Case]) -> None:
    """Fill in the columns ``HEARD`` of ``cases``, without saving them; one query."""
    histories = _histories({case.family_id for case in cases})
    for case in cases:
        _fill_in(case, histories[case.family_id])


def _fill_in(case: Case, history: History) -> None:
    heard = max((day for day in history.signs if day >= case.found_on), default=None)
    tried = [day for day in history.attempts if day >= case.found_on and (not heard or day > heard)]
    gap = _usual_until(heard, history) if heard else None
    case.last_heard_on, case.usual_gap = heard, gap
    case.silent_from = day_number(heard) + calls_after(gap) if heard else None
    case.attempts, case.last_attempt_on = len(tried), max(tried, default=None)


def _usual_until(heard: date, history: History) -> int | None:
    """What was usual in the year up to the last sign of life; visits before the case tell as well."""
    signs = {day for day in history.signs if heard - LOOK_BACK < day <= heard}
    return usual_gap(signs, sorted(history.away))


def _histories(families: Iterable[int]) -> dict[int, History]:
    histories: dict[int, History] = defaultdict(History)
    for family, what, day, until in _told_of(list(families)):
        history = histories[family]
        if what == SIGN:
            history.signs.add(day)
        elif what == ATTEMPT:
            history.attempts.append(day)
        else:
            history.away.append((day, until))
    return histories


def _told_of(families: list[int]) -> Iterable[Told]:
    """Of one family, as after a tap on a register, the question was worked out before."""
    if len(families) == 1:
        return answers(_of_one, family=families[0])
    return _rows(lambda family: Q(**{f"{family}__in": families}))


def _of_one(family: Blank) -> QuerySet[Any, Told]:
    return _rows(lambda of: Q(**{of: family}))


def _rows(within: Callable[[str], Q]) -> QuerySet[Any, Told]:
    """All that was ever told of the families that ``within`` says, given the way to them."""
    contacts = ContactMoment.objects.filter(within("family"))
    referrals = Referral.objects.filter(
        within("family"),
        outcome__in=[Referral.Outcome.ARRIVED, Referral.Outcome.HELPED],
        answered_on__isnull=False,
    )
    said = Answer.objects.filter(within("referral__family"), said_by=Voice.FAMILY)
    visits = Attendance.objects.that_count().filter(within("person__family"))
    absences = Absence.objects.filter(within("family"))
    return (
        _told(visits, SIGN, "session__held_on", of="person__family")
        .distinct()
        .union(
            _told(contacts.filter(was_reached=True), SIGN, "happened_on"),
            _told(referrals, SIGN, "answered_on"),
            _told(said, SIGN, "said_on", of="referral__family"),
            _told(contacts.filter(was_reached=False), ATTEMPT, "happened_on"),
            _told(absences, AWAY, "first_on", "last_on"),
            all=True,
        )
    )


def _told(
    rows: QuerySet[Any], what: int, first: str, last: str = "", *, of: str = "family"
) -> QuerySet[Any, Told]:
    return rows.order_by().values_list(
        F(of), Value(what, output_field=IntegerField()), F(first), F(last or first)
    )
