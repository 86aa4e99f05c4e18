"""Sessions drawn as a calendar: weeks of seven days."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from activities.models import Session
from core.periods import Period

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Day:
    """One square: a day with what there is to do; an empty square before or after a month has no day."""

    on: date | None
    sessions: list[Session]


def weeks_of(period: Period, sessions: Iterable[Session]) -> list[list[Day]]:
    """The weeks of ``period``, Monday first; ``sessions`` are those within it, in order."""
    held: defaultdict[date, list[Session]] = defaultdict(list)
    for session in sessions:
        held[session.held_on].append(session)
    around = period.whole_weeks
    days = [around.first + timedelta(days=n) for n in range(around.days)]
    squares = [Day(day, held[day]) if day in period else Day(None, []) for day in days]
    return [squares[n : n + DAYS_A_WEEK] for n in range(0, len(squares), DAYS_A_WEEK)]


def weekdays(period: Period) -> list[date]:
    """Seven days from the Monday on which ``period`` begins: for the head of the calendar."""
    monday = Period.week_of(period.first).first
    return [monday + timedelta(days=n) for n in range(DAYS_A_WEEK)]
