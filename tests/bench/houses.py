"""The houses to measure in: one per number of families, kept under ``build/`` once made."""

import hashlib
import sys
import time
from pathlib import Path

import psycopg

from tests.served import manage

FAMILIES_PER_SCALE = 30
SHELF = Path("build/bench").resolve()


def house_url(database: str, families: int, *, server: str) -> str:
    """Where a furnished house of that size is; on PostgreSQL (``server``) it is made anew."""
    if database == "postgresql":
        url = new_database(server, f"house_{families}")
        furnish(url, families)
        return url
    SHELF.mkdir(parents=True, exist_ok=True)
    path = SHELF / f"{families}-{recipe()}.sqlite3"
    if not path.exists():
        furnish(f"sqlite:///{path}.part", families)
        path.with_name(f"{path.name}.part").rename(path)
    return f"sqlite:///{path}"


def furnish(database_url: str, families: int) -> None:
    """Tables and invented people, as ``manage.py demo`` makes them in bulk."""
    started = time.monotonic()
    manage(database_url, "migrate", "--verbosity=0")
    manage(database_url, "demo", f"--scale={families // FAMILIES_PER_SCALE}", "--verbosity=0")
    sys.stderr.write(f"{families} families furnished in {time.monotonic() - started:.0f} s\n")


def recipe() -> str:
    """Changes with the tables or the demo: an older house is not measured by mistake."""
    ingredients = sorted([*Path().glob("*/migrations/*.py"), *Path("config/demo").rglob("*.py")])
    return hashlib.sha256(b"".join(path.read_bytes() for path in ingredients)).hexdigest()[:8]


def new_database(server: str, name: str) -> str:
    """An empty database on the running server."""
    with psycopg.connect(
        server.replace("postgres://", "postgresql://"), autocommit=True
    ) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return server.replace("/postgres?", f"/{name}?")
