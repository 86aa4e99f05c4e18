"""Counting over a year: the indicator's way, and by hand in one query."""

from django.db import connection

from core.periods import Period
from participants import facts

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


RETURNS_BY_HAND = """
    SELECT COUNT(DISTINCT family_id) FROM (
      SELECT family_id, MIN(day) AS day FROM (
        SELECT case_id, family_id, day FROM (
            SELECT case_id, family_id, day,
                   LAG(day, 2) OVER (PARTITION BY case_id, place ORDER BY day) AS before
            FROM (
                SELECT DISTINCT c.id AS case_id, c.family_id, s.held_on AS day,
                       COALESCE(a.group_id, -a.id) AS place
                FROM participants_case c
                JOIN participants_person p ON p.family_id = c.family_id
                JOIN participants_attendance t ON t.person_id = p.id
                JOIN activities_session s ON s.id = t.session_id
                JOIN activities_activity a ON a.id = s.activity_id
                WHERE s.cancelled_because = '' AND s.held_on BETWEEN c.found_on AND %s
                AND (c.closed_on IS NULL OR s.held_on <= c.closed_on)
            ) visits
        ) looked_back
        WHERE before >= {eight_weeks_before}
        UNION ALL
        SELECT c.id, c.family_id,
               CASE WHEN v.started_on > c.found_on THEN v.started_on ELSE c.found_on END
        FROM participants_case c
        JOIN participants_person p ON p.family_id = c.family_id
        JOIN activities_volunteer v ON v.id = p.volunteer_id
        WHERE v.started_on <= %s AND (c.closed_on IS NULL OR v.started_on <= c.closed_on)
        AND (v.ended_on IS NULL OR v.ended_on >= c.found_on)
      ) each_way
      GROUP BY case_id, family_id
    ) returned
    WHERE day BETWEEN %s AND %s
"""
EIGHT_WEEKS_BEFORE = {"sqlite": "date(day, '-56 days')", "postgresql": "day - 56"}


def steps_by_indicator(period: Period) -> int:
    """Families that returned; all four steps and who stays are counted along with them."""
    return facts.steps_of(period, None).took(facts.ConnectionStep.RETURNS).families


def returns_by_hand(period: Period) -> int:
    """The second step alone, by the rule as it begins, for every case there ever was."""
    sql = RETURNS_BY_HAND.format(eight_weeks_before=EIGHT_WEEKS_BEFORE[connection.vendor])
    with connection.cursor() as cursor:
        cursor.execute(sql, [period.last, period.last, period.first, period.last])
        return int(cursor.fetchone()[0])
