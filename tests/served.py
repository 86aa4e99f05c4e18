"""The house as ``make run`` serves it, with data of its own: for walks, pictures and measurements."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

GRANIAN = [
    "--interface",
    "wsgi",
    "--workers",
    "1",
    "--blocking-threads",
    "4",
    "--no-ws",
    "--log-level",
    "warning",
]


def manage(database_url: str, *arguments: str, **environment: str) -> str:
    """What ``manage.py`` printed on this database; its errors are raised with what it said."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env=os.environ | {"DATABASE_URL": database_url, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout


@contextmanager
def served(database_url: str, *, application: str = "config.wsgi:application") -> Iterator[str]:
    """Serve the house on a free port as ``make run`` does, demo data included; yields its address.

    Its style sheets and scripts are collected for this house alone: another may be starting.
    """
    port = free_port()
    with tempfile.TemporaryDirectory() as static:
        manage(database_url, "prepare", PORT=str(port), STATIC_ROOT=static)
        mine = {"DATABASE_URL": database_url, "PYTHONPATH": os.getcwd(), "STATIC_ROOT": static}
        server = subprocess.Popen(
            [sys.executable, "-m", "granian", *GRANIAN, "--port", str(port), application],
            env=os.environ | mine,
        )
        try:
            wait_for(f"http://localhost:{port}/account/login/")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def wait_for(address: str) -> None:
    """Returns when ``address`` answers; half a minute of silence is an error."""
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310  # our own address
        except OSError:  # refused, or slow to wake up
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)
