"""The invented neighbourhood, built once for a whole file of tests that only look."""

from contextlib import contextmanager
from datetime import date

import time_machine
from django.db import transaction

from config.demo.build import Plan, build

AUTUMN = date(2026, 11, 22)


@contextmanager
def told(django_db_blocker, **size):
    """Until the end everything of the story is there, on the day that it was told."""
    with (
        time_machine.travel(AUTUMN, tick=False),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        build(Plan.of_story(**size, seed=1, today=AUTUMN))
        yield
        transaction.set_rollback(True)
