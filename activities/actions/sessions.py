"""Putting sessions in the agenda, by a rule or without one."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from activities.models import Activity, Series, Session
from core.recurrence import Recurrence

HOURS = ("starts_at", "ends_at", "place")


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
    hours = {name: getattr(series, name) for name in HOURS}
    _add(series.activity, days, dict.fromkeys(days, series), hours)


@transaction.atomic
def end_series(*, series: Series, last_on: date, because: str) -> int:
    """``series`` ends on ``last_on``; what would still come after it is called off. How many were."""
    series.last_on = last_on
    series.save(update_fields=["last_on", "updated_at"])
    after = max(last_on, timezone.localdate())
    coming = series.sessions.took_place().filter(held_on__gt=after)
    return coming.update(cancelled_because=because, updated_at=timezone.now())


@transaction.atomic
def change_hours(*, series: Series, from_on: date, **hours: Any) -> int:
    """From ``from_on`` on other hours or another place (``hours``); how many sessions changed.

    What was moved, changed by itself, or held stays as it was. The part before keeps its own hours:
    it becomes a series that ends there, and the rest a series of its own.
    """
    days = series.recurrence.days
    first_on = next(day for day in days if day >= from_on)
    changing = list(changing_sessions(series, from_on).values_list("pk", flat=True))
    before = [day for day in days if day < first_on]
    if before:
        end, series.last_on = series.last_on, before[-1]
        series.save(update_fields=["last_on", "updated_at"])
        rest = _start_series(series.activity, Recurrence(series.rule, first_on, end), hours)
        series.sessions.filter(held_on__gte=from_on).update(series=rest)
    else:
        Series.objects.filter(pk=series.pk).update(**hours, updated_at=timezone.now())
    now = timezone.now()  # the calendars of others see that it changed
    return Session.objects.filter(pk__in=changing).update(**hours, updated_at=now)


def changing_sessions(series: Series, from_on: date) -> QuerySet[Session]:
    """Those of ``series`` that still come and are as the series has them."""
    hours = {name: getattr(series, name) for name in HOURS}
    after = max(from_on, timezone.localdate() + timedelta(days=1))
    return series.sessions.filter(held_on__gte=after, moved_from_on=None, **hours)


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
