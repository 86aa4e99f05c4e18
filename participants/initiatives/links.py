"""Who meets whom: which initiatives met in a period, and what each two of them have in common."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain, combinations
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet
from igraph import Graph

from activities.models import Organisation, Session, Shift
from core.periods import Period
from participants.initiatives.network import (
    FEWEST_PEOPLE,
    Initiative,
    Line,
    Network,
    network_of,
)
from participants.models import Attendance, Membership, Person

Key = tuple[str, int]
"""The kind and primary key of an initiative."""
Pair = tuple[Key, Key]
"""Two different initiatives, the smaller key first."""
Human = tuple[str, int]
"""Somebody: a person in our files, or else a volunteer."""


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


def initiatives_together(period: Period) -> Network:
    """The initiatives that met in ``period``, and the partners that work with us.

    A group stands for its activities, an activity without a group for itself. Six queries; the
    largest answers with a row for every person and activity they came to.
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
    """Of every two initiatives that share enough people: how many.

    People and initiatives are the two sides of one graph, whose projection counts for every two
    initiatives the people between them.
    """
    taking_part = _taking_part(period)
    keys = sorted({key for _human, key in taking_part})
    at = {key: number for number, key in enumerate(keys)}
    humans: dict[Human, int] = {}
    for human, _key in taking_part:
        humans.setdefault(human, len(keys) + len(humans))
    sides = [False] * len(keys) + [True] * len(humans)
    graph = Graph.Bipartite(sides, [(at[key], humans[human]) for human, key in taking_part])
    shared = graph.bipartite_projection(multiplicity=True, which=0)
    return {
        _pair(keys[line.source], keys[line.target]): line["weight"]
        for line in shared.es
        if line["weight"] >= FEWEST_PEOPLE
    }


def _taking_part(period: Period) -> set[tuple[Human, Key]]:
    """Who came to, helped in or belonged to what; who helps and also comes is one and the same."""
    visits = (
        Attendance.objects.within(period)
        .that_count()
        .order_by()
        .values_list("person", "session__activity", "session__activity__group")
        .distinct()
    )
    shifts = (
        Shift.objects.filter(worked_on__range=(period.first, period.last), activity__isnull=False)
        .order_by()
        .values_list("volunteer", "activity", "activity__group")
        .distinct()
    )
    same = dict(
        Person.objects.filter(volunteer__isnull=False).order_by().values_list("volunteer", "pk")
    )
    members: QuerySet[Membership, Any] = Membership.objects.within(period).values_list(
        "person", "volunteer", "group"
    )

    def helper(pk: int) -> Human:
        return ("person", same[pk]) if pk in same else ("volunteer", pk)

    came = ((("person", person), key_of(*where)) for person, *where in visits.iterator())
    helped = ((helper(pk), key_of(*where)) for pk, *where in shifts.iterator())
    belonged = (
        (("person", person) if person else helper(volunteer), ("group", group))
        for person, volunteer, group in members
        if person or volunteer  # of a neighbour we only know a name: that links nothing
    )
    return set(chain(came, helped, belonged))


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
