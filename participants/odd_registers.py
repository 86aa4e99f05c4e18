"""Registers that look strange: far from the usual number, or the same people every time.

Both can be right. So they are shown with the rule in words to who leads the work, who looks and
says that it is right, or mends the list. Nothing is changed by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from statistics import median
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext

from accounts.models import User
from activities.models import Session
from participants.agenda import DAYS_TO_FILL_IN, with_visitors
from participants.models import Attendance, RegisterCheck

LOOK_BACK = timedelta(weeks=26)
USUAL = 12  # earlier sessions that say what is usual
ENOUGH = 6  # fewer say nothing
TIMES_AS_FAR = 3  # the usual distance to the middle
LEAST_DISTANCE = 1  # people; where the number is always the same, one more is not strange
EVERY_TIME = 6
A_GROUP = 5  # people; a few who always come together are no wonder


@dataclass(frozen=True, slots=True)
class OddRegister:
    """A register to look at, and why, in a sentence each."""

    session: Session
    visitors: int
    why: list[str]


def odd_registers(user: User, today: date) -> list[OddRegister]:
    """Of the last four weeks, newest first; what was looked at and did not change is not.

    Two queries at most.
    """
    recent = today - timedelta(days=DAYS_TO_FILL_IN)
    rows = sorted(_filled_in(user, today), key=attrgetter("activity_id"))
    by_activity = [list(held) for _pk, held in groupby(rows, key=attrgetter("activity_id"))]
    same = _same_people([held[-EVERY_TIME:] for held in by_activity if _may_be_same(held)])
    odd = [
        OddRegister(session, session.visitors, why)
        for held in by_activity
        for at, session in enumerate(held)
        if session.held_on >= recent and session.checked != session.visitors
        if (why := [*_far_off(session.visitors, held[:at]), *same.get(session.pk, [])])
    ]
    return sorted(odd, key=lambda one: (one.session.held_on, one.session.pk), reverse=True)


def _filled_in(user: User, today: date) -> QuerySet[Any]:
    """Sessions somebody filled in, in the order of their days; adds ``checked``: how many then.

    Of today only what is ready: a list that is being filled in is not strange.
    """
    checks = RegisterCheck.objects.filter(session=OuterRef("pk")).values("visitors")
    held = Session.objects.visible_to(user).filter(
        Q(held_on__lt=today) | Q(register_closed_at__isnull=False),
        held_on__range=(today - LOOK_BACK, today),
        cancelled_because="",
    )
    counted = with_visitors(held).annotate(checked=Subquery(checks[:1]))
    ready = Q(visitors__gt=0) | Q(register_closed_at__isnull=False)
    return counted.filter(ready).select_related("activity", "place").order_by("held_on", "pk")


def _far_off(visitors: int, before: Sequence[Any]) -> Iterable[str]:
    """The number is further from the middle than three times what is usual (median and MAD)."""
    usual = [session.visitors for session in before[-USUAL:]]
    if len(usual) < ENOUGH:
        return
    middle = median(usual)
    spread = max(median(abs(number - middle) for number in usual), LEAST_DISTANCE)
    if abs(visitors - middle) > TIMES_AS_FAR * spread:
        words = {"visitors": visitors, "middle": f"{middle:.0f}", "times": len(usual)}
        yield (
            gettext(
                "Er waren er %(visitors)s. De laatste %(times)s keer waren het er meestal rond de %(middle)s."
            )
            % words
        )


def _may_be_same(held: Sequence[Any]) -> bool:
    """Whether as many names were noted each of the last times."""
    last = [session.named for session in held[-EVERY_TIME:]]
    return len(last) == EVERY_TIME and len(set(last)) == 1 and last[0] >= A_GROUP


def _same_people(series: Iterable[Sequence[Any]]) -> dict[int, list[str]]:
    """For the last session of each of ``series``: a sentence, when nobody ever missed one."""
    held = {sessions[0].activity_id: sessions for sessions in series}
    pks = [session.pk for sessions in held.values() for session in sessions]
    came = Attendance.objects.filter(session__in=pks).order_by().values("session__activity")
    people = dict(came.values_list("session__activity", Count("person", distinct=True)))
    sentence = gettext("De laatste %(times)s keer waren precies dezelfde %(people)s mensen er.")
    return {
        sessions[-1].pk: [sentence % {"times": EVERY_TIME, "people": people[pk]}]
        for pk, sessions in held.items()
        if people.get(pk) == sessions[-1].named
    }
