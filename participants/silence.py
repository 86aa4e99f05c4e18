"""When the silence of a family is unusual: the rule, without rows.

A *sign of life* is a day on which somebody of the family was at an activity, spoke with us or wrote
back, or of which a partner answered that the family came there. Days in school holidays
(``core.school_days``) and days for which the family was reported absent do not count.

What is *usual* is the family's own: of the days that count in the year up to its last sign of life,
at least half lay in a gap between two signs of at most this length. One long pause, or three calls
in one week, hardly change it. A family with fewer than ``ENOUGH_GAPS`` gaps gets ``START_GAP``.

Silence calls once it has lasted ``UNUSUAL`` times what is usual, and never within ``FLOOR`` days. How
unusual it is, is how many times its usual gap the family has been silent: a weekly visitor who stays
away for three weeks (3 times) comes before a monthly visitor of whom nothing is heard for six weeks
(1.5 times).
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from math import ceil

from core.school_days import day_number

FLOOR = 15
"""Days: more than two weeks, whoever it is."""
UNUSUAL = 1.5
START_GAP = 14
"""Days between signs of life of a family of which we do not know yet what is usual."""
ENOUGH_GAPS = 3
SHORTEST_GAP, LONGEST_GAP = 7, 56
"""Who comes every day is not silent after two; and of everybody we want to hear after some months."""
LOOK_BACK = timedelta(days=365)

Stretch = tuple[date, date]
"""A first and a last day, both included."""


def usual_gap(signs: Collection[date], away: Sequence[Stretch] = ()) -> int | None:
    """How many days that count usually lie between two of ``signs``; None when we know too few.

    ``away`` are the reported absences, in order of their first day.
    """
    days = sorted(set(signs))
    recent = [day for day in days if day > days[-1] - LOOK_BACK]
    gaps = sorted(days_silent(first, last, away) for first, last in pairwise(recent))
    if len(gaps) < ENOUGH_GAPS:
        return None
    half = sum(gaps) / 2
    usual = next(gap for gap, so_far in zip(gaps, accumulate(gaps), strict=True) if so_far >= half)
    return min(max(usual, SHORTEST_GAP), LONGEST_GAP)


def calls_after(gap: int | None) -> int:
    """After how many days that count the silence of a family with this usual gap calls."""
    return max(FLOOR, ceil(UNUSUAL * (gap or START_GAP)))


def times_usual(silent: int, gap: int | None) -> float:
    """How unusual a silence of ``silent`` days is for a family with this usual gap."""
    return silent / (gap or START_GAP)


def days_silent(heard_on: date, until: date, away: Sequence[Stretch] = ()) -> int:
    """How many days that count lie between ``heard_on`` and ``until``, those of ``away`` left out."""
    return day_number(until) - day_number(heard_on) - _days_away(heard_on, until, away)


def _days_away(heard_on: date, until: date, away: Iterable[Stretch]) -> int:
    """Days that count of ``away`` (in order, perhaps overlapping) after ``heard_on``."""
    counted, reached, end = 0, day_number(heard_on), day_number(until)
    for first_on, last_on in away:
        start = max(reached, day_number(first_on - timedelta(days=1)))
        stop = min(end, day_number(last_on))
        if stop > start:
            counted += stop - start
            reached = stop
    return counted
