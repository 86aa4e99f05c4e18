"""``make bench``: how fast every often-used page is, next to a bare Django page on the same server.

``SIZES="30 3000"`` chooses how many families, ``DATABASES="sqlite postgresql"`` where they are kept.
Each size is measured in a process of its own; the whole result goes to ``build/bench.json``.
"""

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from tests.bench.houses import house_url
from tests.bench.table import table
from tests.bench.whole import whole_report
from tests.postgres import running_server

SIZES = [int(size) for size in os.environ.get("SIZES", "30 3000 30000").split()]
DATABASES = os.environ.get("DATABASES", "sqlite postgresql").split()
SET_UP_AND_MEASURE = (
    "import django, runpy; django.setup(); "
    "runpy.run_module('tests.bench.measure', run_name='__main__')"
)
RESULT = Path("build/bench.json")


def main() -> None:
    """Measure, print and keep."""
    lines = []
    with ExitStack() as stack:
        server = (
            stack.enter_context(running_server(options=[])) if "postgresql" in DATABASES else ""
        )
        for database in DATABASES:
            for families in SIZES:
                url = house_url(database, families, server=server)
                lines += [*measured(families, url), *whole_report(families, url)]
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(lines, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(table(lines))


def measured(families: int, database_url: str) -> list[dict]:
    """The lines of one house."""
    sys.stderr.write(f"{families} families, {database_url.split(':')[0]}\n")
    done = subprocess.run(
        [sys.executable, "-c", SET_UP_AND_MEASURE, str(families)],
        env=os.environ
        | {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "config.settings"},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
