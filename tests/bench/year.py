"""The figures of a year: as the report counts them, and by hand in as few statements as there are subjects."""

from typing import Any

from django.db import connection

from core.periods import Period
from reporting.indicators import CATALOGUE, Scope
from tests.bench.steps import steps_by_hand

BY_HAND = {
    ("found", "approached", "reached", "obstacle_solved", "connected"): """
        SELECT
            COUNT(DISTINCT CASE WHEN m.step = 1 THEN c.family_id END),
            COUNT(DISTINCT CASE WHEN m.step = 2 THEN c.family_id END),
            COUNT(DISTINCT CASE WHEN m.step = 3 THEN c.family_id END),
            COUNT(DISTINCT CASE WHEN m.step = 4 THEN c.family_id END),
            COUNT(DISTINCT CASE WHEN m.step = 5 THEN c.family_id END)
        FROM participants_milestone m JOIN participants_case c ON c.id = m.case_id
        WHERE m.reached_on BETWEEN %(first)s AND %(last)s
    """,
    ("cohort_approached", "cohort_reached", "cohort_obstacle_solved", "cohort_connected"): """
        SELECT
            COUNT(DISTINCT CASE WHEN m.step = 2 THEN c.family_id END),
            COUNT(DISTINCT CASE WHEN m.step = 3 THEN c.family_id END),
            COUNT(DISTINCT CASE WHEN m.step = 4 THEN c.family_id END),
            COUNT(DISTINCT CASE WHEN m.step = 5 THEN c.family_id END)
        FROM participants_milestone f
        JOIN participants_case c ON c.id = f.case_id
        JOIN participants_milestone m ON m.case_id = c.id AND m.reached_on <= %(until)s
        WHERE f.step = 1 AND f.reached_on BETWEEN %(first)s AND %(last)s
    """,
    ("visits", "unique_visitors", "families_visiting", "new_visitors"): """
        SELECT
            COALESCE(SUM(came.visits), 0),
            COUNT(*),
            COUNT(DISTINCT came.family_id),
            COALESCE(SUM(CASE WHEN NOT EXISTS (
                SELECT 1
                FROM participants_attendance a
                JOIN activities_session s ON s.id = a.session_id
                WHERE a.person_id = came.person_id
                AND s.held_on < %(first)s AND s.cancelled_because = ''
            ) THEN 1 ELSE 0 END), 0)
        FROM (
            SELECT a.person_id, p.family_id, COUNT(*) AS visits
            FROM activities_session s
            JOIN participants_attendance a ON a.session_id = s.id
            JOIN participants_person p ON p.id = a.person_id
            WHERE s.held_on BETWEEN %(first)s AND %(last)s AND s.cancelled_because = ''
            GROUP BY a.person_id, p.family_id
        ) came
    """,
    ("sessions", "unnamed_visitors"): """
        SELECT COUNT(*), COALESCE(SUM(unnamed_visitors), 0)
        FROM activities_session
        WHERE held_on BETWEEN %(first)s AND %(last)s AND cancelled_because = ''
    """,
    ("volunteers",): """
        SELECT COUNT(DISTINCT volunteer_id) FROM activities_shift
        WHERE worked_on BETWEEN %(first)s AND %(last)s AND approved_on IS NOT NULL
    """,
    ("obstacles_noted", "obstacles_solved"): """
        SELECT
            COUNT(CASE WHEN noted_on BETWEEN %(first)s AND %(last)s THEN 1 END),
            COUNT(CASE WHEN state = 'solved' AND solved_on BETWEEN %(first)s AND %(last)s THEN 1 END)
        FROM participants_obstacle
    """,
    ("referrals", "referrals_arrived"): """
        SELECT
            COUNT(*),
            COUNT(CASE WHEN outcome IN ('arrived', 'helped') AND NOT is_disputed THEN 1 END)
        FROM participants_referral WHERE sent_on BETWEEN %(first)s AND %(last)s
    """,
    ("cases_closed",): """
        SELECT COUNT(*) FROM participants_case WHERE closed_on BETWEEN %(first)s AND %(last)s
    """,
}
STEPS = ["met", "returns", "belongs", "independent", "stayed_3_months", "stayed_6_months"]
CODES = [*(code for codes in BY_HAND for code in codes), *STEPS]


def figures_by_indicator(scope: Scope) -> dict[str, Any]:
    """The main figures of a year, each by its own rule; all that these ask once is asked."""
    fresh = Scope(scope.period, scope.programme, scope.as_of, scope.known_on)
    return {code: CATALOGUE[code].count(fresh) for code in CODES}


def figures_by_hand(scope: Scope) -> dict[str, Any]:
    """The same figures, in nine statements that count nothing else."""
    adapt = connection.ops.adapt_datefield_value
    period: Period = scope.counted
    days = {
        "first": adapt(period.first),
        "last": adapt(period.last),
        "until": adapt(scope.until),
    }
    found: dict[str, Any] = {}
    with connection.cursor() as cursor:
        for codes, sql in BY_HAND.items():
            cursor.execute(sql, days)
            found |= dict(zip(codes, cursor.fetchone(), strict=True))
    steps = steps_by_hand(period)
    return found | {code: steps[code] for code in STEPS}
