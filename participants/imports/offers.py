"""The activities and sessions that sheets speak of, found by name or made."""

from collections.abc import Iterable
from datetime import date

from activities.models import Activity, Programme
from core.search import folded


def activities_named(
    first_days: dict[str, date], programme: Programme | None
) -> tuple[dict[str, Activity], int]:
    """The activities by the names in ``first_days``, and how many of them are new.

    One that we do not know starts on its first day; one that started later, by what we knew, starts
    earlier from now on. All of them count for ``programme``, if there is one.
    """
    known = {folded(activity.name): activity for activity in Activity.objects.all()}
    new = {
        folded(name): Activity(name=name[:200], started_on=day)
        for name, day in first_days.items()
        if folded(name) not in known
    }
    Activity.objects.bulk_create(new.values())
    found = {name: {**known, **new}[folded(name)] for name in first_days}
    earlier = [found[name] for name, day in first_days.items() if found[name].started_on > day]
    for name, day in first_days.items():
        found[name].started_on = min(found[name].started_on, day)
    Activity.objects.bulk_update(earlier, ["started_on"])
    if programme:
        programme.activities.add(*found.values())
    return found, len(new)


def first_days_of(days: Iterable[tuple[str, date]]) -> dict[str, date]:
    """The first day on which each name occurs."""
    first: dict[str, date] = {}
    for name, day in days:
        first[name] = min(first.get(name, day), day)
    return first
