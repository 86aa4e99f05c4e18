"""Where the public side takes place, and how often: places and groups, counted in the database."""

from typing import NamedTuple

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from activities.models import Place, Programme, Session
from core.periods import Period


class PlaceUsed(NamedTuple):
    """A place where something took place: its name, the key of its area, and how often."""

    name: str
    area: int | None
    meetings: int


class Held(NamedTuple):
    """What an activity held in a month (1 to 12); ``name`` is that of its group, if it has one."""

    activity: int
    group: int | None
    name: str
    month: int
    meetings: int
    unnamed_visitors: int


def places_used(period: Period, programme: Programme | None) -> list[PlaceUsed]:
    """The places where something took place in ``period``, most used first."""
    sessions = Session.objects.within(period).took_place()
    if programme:
        sessions = sessions.filter(activity__programmes=programme)
    rows = (
        sessions.annotate(at=Coalesce("place", "activity__place"))
        .exclude(at=None)
        .values_list("at")
        .annotate(meetings=Count("pk"))
        .order_by()
    )
    meetings = dict(rows)
    places = Place.objects.filter(pk__in=meetings).values_list("pk", "name", "area")
    used = [PlaceUsed(name, area, meetings[pk]) for pk, name, area in places]
    return sorted(used, key=lambda place: (-place.meetings, place.name))


def meetings_per_month(period: Period, programme: Programme | None) -> list[Held]:
    """What every activity held in each month of ``period``, a year; by name, then by month."""
    sessions = Session.objects.within(period).took_place()
    if programme:
        sessions = sessions.filter(activity__programmes=programme)
    rows = (
        sessions.annotate(name=Coalesce("activity__group__name", "activity__name"))
        .values_list("activity", "activity__group", "name", "held_on")
        .annotate(meetings=Count("pk"), unnamed=Sum("unnamed_visitors"))
        .order_by("name", "held_on", "activity")
    )
    return [
        Held(activity, group, name, day.month, meetings, unnamed)
        for activity, group, name, day, meetings, unnamed in rows
    ]
