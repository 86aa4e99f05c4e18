"""The tables behind the charts of an annual report: what is drawn is told here first.

Each passes the protection of small numbers before anybody draws it, so page, paper and files hold the
same, and a report that was settled can be drawn again from its tables alone.
"""

from reporting.annual.behind.areas import areas, places
from reporting.annual.behind.calendar import calendar
from reporting.annual.behind.course import course
from reporting.annual.behind.groups import groups
from reporting.annual.behind.initiatives import initiatives
from reporting.annual.behind.steps import cohorts, funnel, obstacles, standing
from reporting.indicators import Scope
from reporting.told_tables import ToldTable

__all__ = ["tables_behind"]


def tables_behind(scope: Scope) -> dict[str, ToldTable]:
    """Every table that a chart of the report is drawn from, by its code."""
    made = (
        standing(scope),
        course(scope),
        funnel(scope),
        cohorts(scope),
        obstacles(scope),
        *calendar(scope),
        groups(scope),
        areas(scope),
        places(scope),
        initiatives(scope),
    )
    return {table.code: table for table in made}
