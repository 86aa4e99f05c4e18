"""One house measured: every case next to the bare page, the year's count next to plain SQL.

Run by ``tests.bench`` in a process of its own, with ``DATABASE_URL`` of the house; prints JSON.
"""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.utils import timezone

from accounts.roles import Role
from core.periods import Period
from participants.models import Attendance
from reporting.indicators import Scope
from tests.bench.cases import cases
from tests.bench.counting import asked, busiest_year, by_hand, by_indicator
from tests.bench.steps import steps_by_hand, steps_by_indicator
from tests.bench.stopwatch import Times, timed
from tests.bench.visitor import Case, Visitor
from tests.bench.year import figures_by_hand, figures_by_indicator
from tests.browser import CAST, PASSWORD
from tests.served import served

BARE = Case("bare page", "/")

Line = dict[str, Any]


def main(families: int) -> list[Line]:
    """The lines of this house, in the order of ``cases``."""
    url = os.environ["DATABASE_URL"]
    with (
        served(url, application="tests.bench.bare:application") as bare,
        served(url, application="tests.bench.counted:application") as house,
    ):
        stranger, colleague = Visitor(bare), Visitor(house)
        colleague.sign_in(CAST[Role.COORDINATOR], PASSWORD)
        lines = [line("bare page", timed(lambda: stranger.open(BARE)), queries=1)]
        lines += [measured(case, colleague, stranger) for case in cases()]
    lines += counted()
    return [{"database": connection.vendor, "families": families, **found} for found in lines]


def measured(case: Case, colleague: Visitor, stranger: Visitor) -> Line:
    """``case``, and the bare page in the same minute, so that a busy machine slows both."""
    queries, peak = colleague.measure(case)
    times, bare = timed(lambda: colleague.open(case)), timed(lambda: stranger.open(BARE))
    return line(case.name, times, queries=queries, bare=bare, peak_mb=peak)


def counted() -> Iterator[Line]:
    """The same counts made twice in this process, without a page around them."""
    period, visits = Period.year(busiest_year()), Attendance.objects.count()
    yield from visitors_counted(period)
    yield from year_counted(period.first.year)
    if steps_by_hand(period) != steps_by_indicator(period):
        raise AssertionError((steps_by_hand(period), steps_by_indicator(period)))
    plain = timed(lambda: steps_by_hand(period))
    steps = timed(lambda: steps_by_indicator(period))
    yield line("four steps and who stays, plain SQL", plain, queries=1, visits=visits)
    yield line("four steps and who stays, indicators", steps, queries=2, sql=plain, visits=visits)


def visitors_counted(period: Period) -> Iterator[Line]:
    """The visitors of a year."""
    if by_hand(period) != by_indicator(period):
        raise AssertionError((by_hand(period), by_indicator(period)))
    plain, indicator = timed(lambda: by_hand(period)), timed(lambda: by_indicator(period))
    yield line("visitors of a year, plain SQL", plain, queries=1)
    yield line("visitors of a year, indicator", indicator, queries=1, sql=plain)


def year_counted(year: int) -> Iterator[Line]:
    """The main figures of the report; ``tests.bench.whole`` measures all of it."""
    scope = Scope.year(year, None, timezone.localdate())
    if figures_by_hand(scope) != figures_by_indicator(scope):
        raise AssertionError((figures_by_hand(scope), figures_by_indicator(scope)))
    plain = timed(lambda: figures_by_hand(scope))
    main = timed(lambda: figures_by_indicator(scope))
    yield line(
        "main figures of a year, plain SQL", plain, queries=asked(lambda: figures_by_hand(scope))
    )
    yield line(
        "main figures of a year, indicators",
        main,
        queries=asked(lambda: figures_by_indicator(scope)),
        sql=plain,
    )


def line(name: str, times: Times, **more: Any) -> Line:
    """One line of ``build/bench.json``; milliseconds, and how many times the comparison took."""
    bare, sql = more.pop("bare", None), more.pop("sql", None)
    return {
        "case": name,
        "p50_ms": times.p50,
        "p95_ms": times.p95,
        "ratio_to_bare_page": round(times.p50 / bare.p50, 2) if bare else None,
        "ratio_to_sql": round(times.p50 / sql.p50, 2) if sql else None,
        **more,
    }


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1])), sys.stdout)
