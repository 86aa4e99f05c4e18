"""``python -m tests.flush``: fifty phones send two hundred taps each at once, and lose answers.

``PHONES=50 TAPS=200`` choose how many, ``DATABASES="sqlite postgresql"`` where. Prints what was
counted; ends with an error when a tap is missing, stands twice, or the list is not what was tapped.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from tests.flush import flushed
from tests.postgres import running_server
from tests.served import served

PHONES, TAPS = int(os.environ.get("PHONES", "50")), int(os.environ.get("TAPS", "200"))
DATABASES = os.environ.get("DATABASES", "sqlite postgresql").split()


def main() -> int:
    """0 when all agree on every database."""
    is_well = True
    for name in DATABASES:
        with database(name) as url, served(url) as house:
            found = flushed(house, url, phones=PHONES, taps=TAPS)
        sys.stdout.write(f"{name}\n" + "".join(f"  {k:14} {v}\n" for k, v in found.items()))
        is_well = is_well and not found["wrong"]
    return 0 if is_well else 1


@contextmanager
def database(name: str) -> Iterator[str]:
    """The address of an empty database that keeps what it says it keeps."""
    if name == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/flush.sqlite3"
    else:
        with running_server(options=[]) as url:
            yield url


if __name__ == "__main__":
    sys.exit(main())
