"""``make test``: the suite on SQLite, the suite on PostgreSQL, the walks in a browser.

Every part runs, also after one that failed; the last lines say how each went.
"""

import os
import subprocess
import sys
import time

PARTS = {
    "De tests op SQLite": ["--ignore=tests/walks"],
    "De tests op PostgreSQL": ["--ignore=tests/walks", "-p", "tests.postgres"],
    "De wandelingen in Chromium": ["tests/walks"],
}


def main() -> int:
    """0 when every part went well, else 1."""
    outcomes = {title: run(title, arguments) for title, arguments in PARTS.items()}
    sys.stdout.write("\n")
    for title, (code, seconds) in outcomes.items():
        sys.stdout.write(f"{title}: {'goed' if code == 0 else 'FOUT'} ({seconds:.0f} s)\n")
    return 1 if any(code for code, _ in outcomes.values()) else 0


def run(title: str, arguments: list[str]) -> tuple[int, float]:
    """Exit code and seconds of one part."""
    sys.stdout.write(f"\n== {title} ==\n")
    sys.stdout.flush()
    started = time.monotonic()
    environment = os.environ | {"DATABASE_URL": "sqlite:///:memory:"}
    code = subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)
    return code, time.monotonic() - started


if __name__ == "__main__":
    sys.exit(main())
