"""What matters about families when one looks for something that suits them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from participants.models import Attendance, Enrolment, Family, Obstacle, Person, Suggestion

LATELY = timedelta(weeks=8)
"""Who came in these last weeks takes part."""


@dataclass(frozen=True, slots=True)
class Need:
    """One family: what stands in its way and what suits it. What is empty we do not know."""

    pk: int
    name: str
    area: int | None = None
    obstacles: dict[int, str] = field(default_factory=dict)
    """The kinds that still stand in the way, with their names, the longest there first."""
    heavy: frozenset[int] = frozenset()
    languages: dict[int, str] = field(default_factory=dict)
    days: frozenset[int] = frozenset()
    parts: frozenset[str] = frozenset()
    born: tuple[int | None, ...] = ()
    """The birth years of the children; None for one whose year we do not know."""
    refused: dict[int, str] = field(default_factory=dict)
    """By activity that was suggested in vain why: a code of ``Suggestion.DeclinedBecause``, empty
    when the family said yes and stayed away."""
    taken: frozenset[int] = frozenset()
    """Activities it takes part in or that are suggested to it now."""

    @property
    def unknown(self) -> list[str]:
        """What would help to find something and was not asked yet: codes."""
        asked = {
            "languages": self.languages,
            "moments": self.days or self.parts,
            "area": self.area,
            "obstacles": self.obstacles,
        }
        return [name for name, known in asked.items() if not known]


def needs_of(families: QuerySet[Family], user: User) -> list[Need]:
    """What matters about each of ``families``, as far as ``user`` may see it; seven queries."""
    rows = list(
        families.order_by("search_key", "pk").values_list(
            "pk", "name", "area", "suitable_days", "suitable_parts"
        )
    )
    within = families.order_by().values("pk")
    obstacles, heavy = _obstacles(within, user)
    languages, born = _languages(within), _birth_years(within)
    refused, taken = _suggested(within)
    for family, activity in [*_enrolled(within), *_visiting(within)]:
        taken[family].add(activity)
    return [
        Need(
            pk=pk,
            name=name,
            area=area,
            obstacles=obstacles[pk],
            heavy=frozenset(heavy[pk]),
            languages=languages[pk],
            days=frozenset(days),
            parts=frozenset(parts),
            born=tuple(born[pk]),
            refused=refused[pk],
            taken=frozenset(taken[pk]),
        )
        for pk, name, area, days, parts in rows
    ]


Within = QuerySet[Family, Any]


def _obstacles(within: Within, user: User) -> tuple[dict[int, dict[int, str]], dict[int, set[int]]]:
    rows = Obstacle.objects.visible_to(user).unsolved().filter(family__in=within)
    kinds: dict[int, dict[int, str]] = defaultdict(dict)
    heavy: dict[int, set[int]] = defaultdict(set)
    for family, kind, name, is_heavy in rows.order_by("noted_on", "pk").values_list(
        "family", "kind", "kind__name", "is_heavy"
    ):
        kinds[family][kind] = name
        if is_heavy:
            heavy[family].add(kind)
    return kinds, heavy


def _languages(within: Within) -> dict[int, dict[int, str]]:
    spoken: dict[int, dict[int, str]] = defaultdict(dict)
    rows = Family.languages.through.objects.filter(family__in=within)
    for family, pk, name in rows.order_by("language__name").values_list(
        "family", "language", "language__name"
    ):
        spoken[family][pk] = name
    return spoken


def _birth_years(within: Within) -> dict[int, list[int | None]]:
    born: dict[int, list[int | None]] = defaultdict(list)
    children = Person.objects.filter(role=Person.Role.CHILD, family__in=within)
    for family, year in children.order_by("pk").values_list("family", "birth_year"):
        born[family].append(year)
    return born


def _suggested(within: Within) -> tuple[dict[int, dict[int, str]], dict[int, set[int]]]:
    """What was suggested in vain, the last time of each activity; and what is suggested now."""
    refused: dict[int, dict[int, str]] = defaultdict(dict)
    running: dict[int, set[int]] = defaultdict(set)
    rows = Suggestion.objects.filter(family__in=within).exclude(outcome=Suggestion.Outcome.CAME)
    columns = ("family", "activity", "answer", "outcome", "declined_because")
    for family, activity, answer, outcome, because in rows.order_by("offered_on", "pk").values_list(
        *columns
    ):
        if answer == Suggestion.Answer.DECLINED or outcome:
            refused[family][activity] = because
        else:
            running[family].add(activity)
    return refused, running


def _enrolled(within: Within) -> Iterable[tuple[int, int]]:
    places = Enrolment.objects.current().filter(person__family__in=within)
    return places.order_by().values_list("person__family", "activity").distinct()


def _visiting(within: Within) -> Iterable[tuple[int, int]]:
    """Who came lately takes part, on a register or not."""
    since = timezone.localdate() - LATELY
    visits = Attendance.objects.that_count().filter(
        session__held_on__gte=since, person__family__in=within
    )
    return visits.order_by().values_list("person__family", "session__activity").distinct()
