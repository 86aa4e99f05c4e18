"""One piece of work on the report, in a process of its own: what it took, and the most it ever held.

Run by ``tests.bench.whole`` with ``DATABASE_URL`` of the house; prints JSON. Starting Python and
Django is not in the seconds, but it is in the memory.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from reporting.annual import annual_report
from reporting.exports import FORMS
from reporting.indicators import Scope
from tests.bench.counting import asked, busiest_year
from tests.bench.year import figures_by_hand
from tests.browser import CAST

OK = 200
KILOBYTES = 1024  # in which Linux tells the memory of a process


def by_hand(year: int) -> None:
    """The main figures of the year, in SQL."""
    figures_by_hand(Scope.year(year, None, timezone.localdate()))


def page(year: int) -> None:
    """The page on the screen of the project leader."""
    visitor = Client(SERVER_NAME="localhost")
    visitor.force_login(
        User.objects.get(email=CAST[Role.COORDINATOR]),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    answer = visitor.get(reverse("reporting:annual_report"), {"jaar": year})
    if answer.status_code != OK:
        raise RuntimeError(answer.status_code)


def written(form: str) -> Callable[[int], object]:
    """The report counted, and written in one of its forms."""
    return lambda year: FORMS[form].write(annual_report(year))


WORKS: dict[str, Callable[[int], object]] = {
    "nothing": lambda year: year,
    "by_hand": by_hand,
    "figures": annual_report,
    "page": page,
    "pdf": written("pdf"),
    "xlsx": written("xlsx"),
}


def main(work: Callable[[int], object], year: int) -> dict[str, Any]:
    """Once, in a process that did nothing else; it knows its addresses, as a server does."""
    get_resolver().url_patterns  # noqa: B018  # reads every view
    started, busy = time.perf_counter(), time.process_time()
    queries = asked(lambda: work(year))
    return {
        "seconds": round(time.perf_counter() - started, 3),
        "processor": round(time.process_time() - busy, 3),
        "queries": queries,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KILOBYTES,
    }


if __name__ == "__main__":
    match sys.argv[1:]:
        case [name, chosen]:
            told = main(WORKS[name], int(chosen))
        case _:
            told = {"year": busiest_year()}
    json.dump(told, sys.stdout)
