"""The whole report of the busiest year, next to SQL by hand for its main figures.

Each in a process of its own, in turns, so that a busy machine slows all of them; the median of the
rounds counts. This module stays without Django: a process starts with what its parent held.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from typing import Any

from tests.served import manage

ROUNDS = 3
RUN = "import django, runpy; django.setup(); runpy.run_module('tests.bench.alone', run_name='__main__')"
NAMES = {
    "nothing": "a process that only starts",
    "by_hand": "main figures of a year, plain SQL",
    "figures": "whole report of a year, counted",
    "page": "whole report of a year, page",
    "pdf": "whole report of a year, PDF",
    "xlsx": "whole report of a year, XLSX",
}


def whole_report(families: int, database_url: str) -> list[dict[str, Any]]:
    """A line for each form of the report, beside the plain SQL."""
    with tempfile.TemporaryDirectory() as static:
        manage(database_url, "collectstatic", "--noinput", "--verbosity=0", STATIC_ROOT=static)
        house = {"DATABASE_URL": database_url, "STATIC_ROOT": static}
        year = alone(house)["year"]
        rounds = [{name: alone(house, name, str(year)) for name in NAMES} for _ in range(ROUNDS)]
    about = {"database": database_url.partition(":")[0], "families": families}
    lines = {name: about | line(name, [found[name] for found in rounds]) for name in NAMES}
    for name in ("figures", "page", "pdf", "xlsx"):
        seconds, plain = lines[name]["p50_ms"], lines["by_hand"]["p50_ms"]
        lines[name]["ratio_to_sql"] = round(seconds / plain, 2)
    return list(lines.values())


def line(name: str, rounds: list[dict[str, Any]]) -> dict[str, Any]:
    """One line of ``build/bench.json``; without seconds where nothing was done."""
    seconds, busy = (
        statistics.median(found[key] for found in rounds) for key in ("seconds", "processor")
    )
    return {
        "case": NAMES[name],
        "queries": rounds[0]["queries"],
        "p50_ms": round(1000 * seconds, 2) if name != "nothing" else None,
        "processor_ms": round(1000 * busy, 2) if name != "nothing" else None,
        "peak_mb": max(found["peak_mb"] for found in rounds),
    }


def alone(house: dict[str, str], *arguments: str) -> dict[str, Any]:
    """What one process found."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"} | house,
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)
