"""Putting sessions in the agenda."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from activities.models import Activity, Session


def plan_sessions(*, activity: Activity, days: Iterable[date], **hours: Any) -> None:
    """A session of ``activity`` on each of ``days``; one that is there already stays as it is.

    ``hours`` are ``starts_at``, ``ends_at`` and ``place``.
    """
    Session.objects.bulk_create(
        (Session(activity=activity, held_on=day, **hours) for day in days), ignore_conflicts=True
    )
