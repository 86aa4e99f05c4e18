"""Counting over a year: the indicator's way, and by hand in one query."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import Count

from core.periods import Period
from participants import facts
from participants.models import Attendance

BY_HAND = """
    SELECT COUNT(*), SUM(CASE WHEN first_on >= %s THEN 1 ELSE 0 END)
    FROM (
        SELECT a.person_id, MIN(s.held_on) AS first_on,
               MAX(CASE WHEN s.held_on BETWEEN %s AND %s THEN 1 ELSE 0 END) AS came
        FROM participants_attendance a JOIN activities_session s ON s.id = a.session_id
        WHERE s.cancelled_because = ''
        GROUP BY a.person_id
    ) people
    WHERE came = 1
"""


def by_indicator(period: Period) -> tuple[int, int]:
    """Different people who came, and how many of them for the first time ever."""
    visitors = facts.visitors(period, None)
    return visitors.people, visitors.newcomers


def by_hand(period: Period) -> tuple[int, int]:
    """The same two numbers."""
    with connection.cursor() as cursor:
        cursor.execute(BY_HAND, [period.first, period.first, period.last])
        people, newcomers = cursor.fetchone()
    return people, newcomers or 0


def busiest_year() -> int:
    """The year with the most visits."""
    years = Attendance.objects.values_list("session__held_on__year")
    first, *_ = years.annotate(visits=Count("pk")).order_by("-visits")
    return int(first[0])


def asked(work: Callable[[], object]) -> int:
    """How many queries ``work`` asks."""
    queries: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        work()
    return len(queries)
