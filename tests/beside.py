"""A second process of a house that is served: for what no page of it does or tells."""

import json
import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from multiprocessing import get_context
from typing import Any

import django
from django.db import connections


def told_beside(database_url: str, code: str) -> Any:
    """What the last line that ``code`` prints says as JSON; its errors are raised here.

    The process stays for the next question: starting one takes longer than most answers.
    """
    return json.loads(_process(database_url).submit(_printed, code).result().splitlines()[-1])


@cache
def _process(database_url: str) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), initializer=_set_up, initargs=(database_url,)
    )


def _set_up(database_url: str) -> None:
    os.environ |= {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "config.settings"}
    django.setup()


def _printed(code: str) -> str:
    with redirect_stdout(StringIO()) as said:
        exec(code, {"json": json})  # noqa: S102  # as ``manage.py shell`` does
    connections.close_all()
    return said.getvalue()
