"""``make test``: the suite on SQLite, the suite on PostgreSQL, the walks in a browser.

Two parts at a time, for two cores. Every part runs, also after one that failed; what each printed is
shown when it is done, and the last lines say how each went.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

AT_A_TIME = 2
SUITE = ["--ignore=tests/walks", "-n", "2"]  # two workers: a core is free when the walks are done
PARTS = {
    # The longest first.
    "De wandelingen in Chromium": ["tests/walks"],
    "De tests op SQLite": [*SUITE, "--nomigrations"],  # the migrations are tried on PostgreSQL
    "De tests op PostgreSQL": [*SUITE, "-p", "tests.postgres"],
}


def main() -> int:
    """0 when every part went well, else 1."""
    outcomes = {}
    with ThreadPoolExecutor(AT_A_TIME) as lanes:
        running = {lanes.submit(run, arguments): title for title, arguments in PARTS.items()}
        for part in as_completed(running):
            code, seconds, printed = part.result()
            outcomes[running[part]] = (code, seconds)
            sys.stdout.write(f"\n== {running[part]} ==\n{printed}")
            sys.stdout.flush()
    sys.stdout.write("\n")
    for title, (code, seconds) in outcomes.items():
        sys.stdout.write(f"{title}: {'goed' if code == 0 else 'FOUT'} ({seconds:.0f} s)\n")
    return 1 if any(code for code, _ in outcomes.values()) else 0


def run(arguments: list[str]) -> tuple[int, float, str]:
    """Exit code, seconds and output of one part."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments],
        env=os.environ | {"DATABASE_URL": "sqlite:///:memory:"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, time.monotonic() - started, done.stdout


if __name__ == "__main__":
    sys.exit(main())
