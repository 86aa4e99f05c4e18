"""How many initiatives of the neighbourhood are linked with another: one number of the map."""

import re
from functools import cache
from pathlib import Path

from django.db import connection
from django.db.models import F
from django.db.models.functions import Coalesce

from activities.models import Activity, Programme, Session
from core.periods import Period
from participants.initiatives.network import FEWEST_PEOPLE


def initiatives_linked(period: Period, programme: Programme | None) -> int:
    """How many groups and activities that met in ``period`` are linked with another initiative."""
    return len(linked(period, programme))


def linked(period: Period, programme: Programme | None) -> set[int]:
    """The groups (their key) and activities without a group (minus their key) that are linked.

    As ``links.initiatives_together`` draws it, partners left out; asked in one statement, because the
    map brings a row for every person. For a programme those that met for it.
    """
    adapt = connection.ops.adapt_datefield_value
    days = {"first": adapt(period.first), "last": adapt(period.last)}
    with connection.cursor() as cursor:
        cursor.execute(_statement(), days | {"people": FEWEST_PEOPLE})
        found = {place for (place,) in cursor.fetchall()}
    if programme is None or not found:
        return found
    met = Session.objects.within(period).took_place().filter(activity__programmes=programme)
    activities = Activity.objects.filter(pk__in=met.order_by().values("activity"))
    places = activities.values_list(Coalesce("group", -F("pk")), flat=True)
    return found.intersection(places)


@cache
def _statement() -> str:
    written = Path(__file__).with_name("linked.sql").read_text(encoding="utf-8")
    return re.sub(r"^ *--.*\n", "", written, flags=re.MULTILINE)
