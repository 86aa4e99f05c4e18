"""Gaps in the offer (*gat in het aanbod*): what families miss and nobody here takes away now.

Counted in the database, families and not obstacles, and only of families we are working with. An
activity that runs today, or a partner with room, that takes an obstacle away closes the gap; that a
family did not go there yet does not open it (decision 0019). A piece of the hatch for reporting, like
``facts``: counts, and no names.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from activities.models import Activity, NeighbourhoodGroup, ObstacleKind, Organisation
from participants.models import Obstacle
from participants.models.obstacles import UNSOLVED

MONTHS = 12


class InArea(NamedTuple):
    """How many families in one neighbourhood; "" is a family whose neighbourhood is not known."""

    area: str
    families: int
    months: tuple[int, ...] = ()
    """How many on each of the days of ``month_ends``."""


class InMonth(NamedTuple):
    """How many families missed it on the last day of a month, or today in the month that runs."""

    day: date
    families: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something families miss and nobody takes away now."""

    kind: int
    name: str
    is_sensitive: bool
    families: int
    areas: Sequence[InArea]
    """Every neighbourhood in which it was missed on one of the days, of most families today first."""
    months: Sequence[InMonth]
    full: Sequence[str]
    """Partners that take it away, but have no room now."""
    groups: Sequence[tuple[int, str]]
    """Groups (key, name) that were begun for it and have no activity yet that takes it away."""


def gaps_in_the_offer(today: date, *, with_sensitive: bool) -> list[Gap]:
    """Every gap of ``today``, of most families first; three queries, however many there are."""
    missing = unanswered(today)
    if not with_sensitive:
        missing = missing.filter(is_sensitive=False)
    areas = _areas(missing, today)
    kinds = [kind for kind, found in areas.items() if sum(area.families for area in found)]
    full, groups = (_full(today), _groups(today)) if kinds else ({}, {})
    gaps = [
        Gap(
            kind.pk,
            kind.name,
            kind.is_sensitive,
            sum(area.families for area in areas[kind]),
            areas[kind],
            _months(areas[kind], today),
            full.get(kind.pk, []),
            groups.get(kind.pk, []),
        )
        for kind in kinds
    ]
    return sorted(gaps, key=lambda gap: (-gap.families, gap.name))


def unanswered(today: date) -> QuerySet[ObstacleKind]:
    """The kinds of obstacle that no activity of ``today`` and no partner with room takes away."""
    by_activity = Activity.takes_away.through.objects.filter(
        activity__in=Activity.objects.current(today).values("pk")
    )
    partners = Organisation.objects.with_room(today).filter(is_active=True)
    by_partner = Organisation.takes_away.through.objects.filter(
        organisation__in=partners.values("pk")
    )
    return ObstacleKind.objects.exclude(pk__in=by_activity.values("obstaclekind")).exclude(
        pk__in=by_partner.values("obstaclekind")
    )


def families_missing(kind: ObstacleKind, today: date) -> int:
    """How many families miss ``kind`` today, whether or not somebody takes it away."""
    rows = Obstacle.objects.filter(open_on(today), kind=kind)
    return rows.aggregate(families=Count("family", distinct=True))["families"]


def month_ends(today: date) -> list[date]:
    """The last days of the eleven months before, and ``today``."""
    ends, first = [today], today.replace(day=1)
    while len(ends) < MONTHS:
        ends.append(first - timedelta(days=1))
        first = ends[-1].replace(day=1)
    return ends[::-1]


def open_on(day: date) -> Q:
    """The obstacle stood in the way on ``day``, of a family with a case that ran then.

    What was accepted has no day on which that happened, so it counts on no day at all.
    """
    stood = Q(noted_on__lte=day) & (Q(state__in=UNSOLVED) | Q(state="solved", solved_on__gt=day))
    runs = Q(family__cases__found_on__lte=day) & (
        Q(family__cases__closed_on=None) | Q(family__cases__closed_on__gt=day)
    )
    return stood & runs


class Missed(NamedTuple):
    """What is missed, as far as the pages of gaps tell of it."""

    pk: int
    name: str
    is_sensitive: bool


def _areas(missing: QuerySet[ObstacleKind], today: date) -> dict[Missed, list[InArea]]:
    """Per kind the neighbourhoods with their months; a family lives in one, so their sum is exact."""
    per_month: dict[str, Any] = {
        f"month_{at}": Count("family", distinct=True, filter=open_on(day))
        for at, day in enumerate(month_ends(today))
    }
    rows: Any = Obstacle.objects.filter(_of_these_months(today), kind__in=missing).values_list(
        "kind", "kind__name", "kind__is_sensitive", "family__area__name"
    )
    found: dict[Missed, list[InArea]] = defaultdict(list)
    for kind, name, is_sensitive, area, *months in rows.annotate(**per_month).order_by():
        if any(months):
            here = InArea(area or "", months[-1], tuple(months))
            found[Missed(kind, name, is_sensitive)].append(here)
    for areas in found.values():
        areas.sort(key=lambda area: (-area.families, area.area))
    return found


def _months(areas: Sequence[InArea], today: date) -> list[InMonth]:
    days = zip(*(area.months for area in areas), strict=True)
    return [InMonth(day, sum(there)) for day, there in zip(month_ends(today), days, strict=True)]


def _of_these_months(today: date) -> Q:
    """What can count on one of the days: spares the database all that was over before them."""
    first = month_ends(today)[0]
    stood = Q(state__in=UNSOLVED) | Q(state="solved", solved_on__gt=first)
    ran = Q(family__cases__closed_on=None) | Q(family__cases__closed_on__gt=first)
    return Q(noted_on__lte=today) & stood & ran


def _full(today: date) -> dict[int, list[str]]:
    rows = Organisation.takes_away.through.objects.filter(
        organisation__is_active=True, organisation__full_until_on__gte=today
    )
    found: dict[int, list[str]] = defaultdict(list)
    for kind, name in rows.order_by("organisation__name").values_list(
        "obstaclekind", "organisation__name"
    ):
        found[kind].append(name)
    return found


def _groups(today: date) -> dict[int, list[tuple[int, str]]]:
    begun = NeighbourhoodGroup.objects.filter(Q(ended_on=None) | Q(ended_on__gte=today))
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = begun.filter(gap__isnull=False).order_by("name")
    for kind, pk, name in rows.values_list("gap", "pk", "name"):
        found[kind or 0].append((pk, name))
    return found
