"""Putting sessions in the agenda, by a rule or without one."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from activities.models import Activity, Series, Session
from core.recurrence import Recurrence


@transaction.atomic
def plan_sessions(
    *,
    activity: Activity,
    days: Collection[date],
    recurrences: Collection[Recurrence] = (),
    **hours: Any,
) -> None:
    """A session of ``activity`` on each of ``days``; one that is there already stays as it is.

    ``recurrences`` are the rules that led to these days; each that names one becomes a series.
    ``hours`` are ``starts_at``, ``ends_at`` and ``place``.
    """
    series_of: dict[date, Series] = {}
    for recurrence in recurrences:
        own = [day for day in recurrence.days if day in days and day not in series_of]
        if own:
            series = _start_series(activity, recurrence, hours)
            series_of |= dict.fromkeys(own, series)
    _add(activity, days, series_of, hours)


@transaction.atomic
def extend_series(*, series: Series, last_on: date, days: Collection[date]) -> None:
    """``series`` goes on until ``last_on``; of its new days those in ``days`` are planned."""
    series.last_on = last_on
    series.save(update_fields=["last_on", "updated_at"])
    hours = {name: getattr(series, name) for name in ("starts_at", "ends_at", "place")}
    _add(series.activity, days, dict.fromkeys(days, series), hours)


@transaction.atomic
def end_series(*, series: Series, last_on: date, because: str) -> int:
    """``series`` ends on ``last_on``; what would still come after it is called off. How many were."""
    series.last_on = last_on
    series.save(update_fields=["last_on", "updated_at"])
    after = max(last_on, timezone.localdate())
    coming = series.sessions.took_place().filter(held_on__gt=after)
    return coming.update(cancelled_because=because, updated_at=timezone.now())


def _start_series(activity: Activity, recurrence: Recurrence, hours: dict[str, Any]) -> Series:
    return Series.objects.create(
        activity=activity,
        rule=recurrence.rule,
        first_on=recurrence.first_on,
        last_on=recurrence.last_on,
        **hours,
    )


def _add(
    activity: Activity, days: Collection[date], series: dict[date, Series], hours: dict[str, Any]
) -> None:
    Session.objects.bulk_create(
        (Session(activity=activity, held_on=day, series=series.get(day), **hours) for day in days),
        ignore_conflicts=True,
    )
