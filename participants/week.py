"""The sessions of one week, as the hall shows them."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from activities.models import Session
from core.periods import Period
from core.questions import Blank, answers
from participants.agenda import BUSY, CANCELLED, DONE, TO_DO, state_of, with_visitors


class WeekRow(NamedTuple):
    """A session as the database gives it, and how many came."""

    pk: int
    held_on: date
    starts_at: time | None
    cancelled_because: str
    register_closed_at: datetime | None
    activity: str
    place: str | None
    """Its own place, or else the usual one of the activity."""
    named: int
    visitors: int


class WeekSession(NamedTuple):
    """A session of the week, and what became of its register."""

    row: WeekRow
    state: str

    @property
    def is_cancelled(self) -> bool:
        return self.state == CANCELLED

    @property
    def is_done(self) -> bool:
        return self.state == DONE

    @property
    def is_waiting(self) -> bool:
        """Somebody still has to fill its register in, or call it ready."""
        return self.state in {TO_DO, BUSY}


Day = tuple[date, list[WeekSession]]


def week_sessions(user: User, today: date) -> list[WeekSession]:
    """The sessions of this week (Monday to Sunday) of which ``user`` may open the register.

    One query; nothing for somebody who may open no register at all.
    """
    week = Period.week_of(today)
    rows = answers(_sessions, user.role, user=user.pk, first=week.first, last=week.last)
    found = (WeekRow(*row) for row in rows)
    return [WeekSession(row, state_of(row, row.visitors, today)) for row in found]


def per_day(sessions: list[WeekSession]) -> Iterator[Day]:
    """The days of ``sessions``, which are in order, each with its own."""
    for day, of_that_day in groupby(sessions, lambda session: session.row.held_on):
        yield day, list(of_that_day)


def _sessions(role: str, user: Blank, first: Blank, last: Blank) -> QuerySet[Any]:
    mine = Session.objects.visible_to(User(pk=user, role=role))
    week = with_visitors(mine.filter(held_on__range=(first, last)))
    return week.values_list(
        *WeekRow._fields[:5],
        "activity__name",
        Coalesce("place__name", "activity__place__name"),
        "named",
        "visitors",
    )
