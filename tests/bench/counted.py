"""The house, and on request what a page took: queries and memory (header ``X-Measure``)."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.db import connection

from config.wsgi import application as house

PROCESS = Path("/proc/self")  # Linux only; elsewhere memory is not measured


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Adds ``X-Queries`` and ``X-Peak-MB`` to the answer when asked; measures nothing otherwise."""
    if "HTTP_X_MEASURE" not in environ:
        return house(environ, start_response)
    queries: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    def answer(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        measured = [("X-Queries", str(len(queries))), ("X-Peak-MB", peak_memory())]
        return start_response(status, [*headers, *measured], *rest)

    forget_peak_memory()
    with connection.execute_wrapper(note):
        return house(environ, answer)


def forget_peak_memory() -> None:
    """From now on the peak is that of what comes next (proc(5), clear_refs)."""
    if (PROCESS / "clear_refs").exists():
        (PROCESS / "clear_refs").write_text("5")


def peak_memory() -> str:
    """Megabytes this process held at most since it was told to forget; empty when unknown."""
    if not (PROCESS / "status").exists():
        return ""
    kilobytes = re.search(r"VmHWM:\s+(\d+)", (PROCESS / "status").read_text())
    return str(int(kilobytes[1]) // 1024) if kilobytes else ""
