"""Who meets whom: which initiatives met in a period, and what each two of them have in common."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from typing import NamedTuple

from django.db import connection
from django.db.models import Count

from activities.models import Organisation, Programme, Session
from core.periods import Period
from participants.initiatives.network import (
    FEWEST_PEOPLE,
    Initiative,
    Line,
    Network,
    network_of,
)

Key = tuple[str, int]
"""The kind and primary key of an initiative."""
Pair = tuple[Key, Key]
"""Two different initiatives, the smaller key first."""


class Held(NamedTuple):
    """An activity that met in the period: whose it is, with whom and where, and how often."""

    activity: int
    name: str
    group: int | None
    group_name: str | None
    organisation: int | None
    place: int | None
    meetings: int

    @property
    def key(self) -> Key:
        return key_of(self.activity, self.group)


def initiatives_together(period: Period, _programme: Programme | None = None) -> Network:
    """The initiatives that met in ``period``, and the partners that work with us, for any programme.

    A group stands for its activities, an activity without a group for itself. Three queries; none
    answers with a row for a person.
    """
    held = _held(period)
    names = _names(held) | _partners()
    people, meetings, places = _shared_people(period), _joint_meetings(held), _shared_places(held)
    made = {key: Initiative(name, *key) for key, name in names.items()}
    lines = []
    for pair in people.keys() | meetings.keys() | places:
        if made.keys() >= set(pair):
            one, other = sorted(made[key] for key in pair)
            common = people.get(pair, 0), meetings[pair], pair in places
            lines.append(Line(one, other, *common))
    return network_of(made.values(), lines)


def key_of(activity: int, group: int | None) -> Key:
    """The initiative that an activity is, or belongs to."""
    return ("activity", activity) if group is None else ("group", group)


def _pair(one: Key, other: Key) -> Pair:
    return (one, other) if one < other else (other, one)


def _held(period: Period) -> list[Held]:
    rows = (
        Session.objects.within(period)
        .took_place()
        .values_list(
            "activity",
            "activity__name",
            "activity__group",
            "activity__group__name",
            "activity__organisation",
            "activity__place",
        )
        .annotate(meetings=Count("pk"))
        .order_by("activity")
    )
    return [Held(*row) for row in rows]


def _names(held: Iterable[Held]) -> dict[Key, str]:
    return {row.key: row.group_name or row.name for row in held}


def _partners() -> dict[Key, str]:
    """Who only pays is no initiative of the neighbourhood."""
    partners = Organisation.objects.filter(is_active=True).exclude(
        kind__in=[Organisation.Kind.FUNDER, Organisation.Kind.MUNICIPALITY]
    )
    return {("organisation", pk): name for pk, name in partners.values_list("pk", "name")}


def _shared_people(period: Period) -> dict[Pair, int]:
    """Of every two initiatives that share enough people: how many; counted in the database."""
    adapt = connection.ops.adapt_datefield_value
    days = {"first": adapt(period.first), "last": adapt(period.last)}
    with connection.cursor() as cursor:
        cursor.execute(_counting_shared_people(), days | {"people": FEWEST_PEOPLE})
        return {_pair(_key(one), _key(other)): people for one, other, people in cursor.fetchall()}


def _key(place: int) -> Key:
    """The initiative that the statement calls ``place``."""
    return ("group", place) if place > 0 else ("activity", -place)


@cache
def _counting_shared_people() -> str:
    written = Path(__file__).with_name("shared_people.sql").read_text(encoding="utf-8")
    return re.sub(r"^ *--.*\n", "", written, flags=re.MULTILINE)


def _joint_meetings(held: Iterable[Held]) -> Counter[Pair]:
    """How many meetings an initiative held together with a partner."""
    meetings: Counter[Pair] = Counter()
    for row in held:
        if row.organisation is not None:
            meetings[_pair(row.key, ("organisation", row.organisation))] += row.meetings
    return meetings


def _shared_places(held: Iterable[Held]) -> set[Pair]:
    """Every two initiatives that meet in the same place."""
    at_place: dict[int, set[Key]] = defaultdict(set)
    for row in held:
        if row.place is not None:
            at_place[row.place].add(row.key)
    return set(chain.from_iterable(combinations(sorted(keys), 2) for keys in at_place.values()))
