"""Who may join a group of neighbours: who came to it, and who is called so."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from activities.models import NeighbourhoodGroup, Shift, Volunteer
from core.search import folded
from participants.companions import PERSON, VOLUNTEER
from participants.models import Attendance, Membership, Person

MOST = 4  # of each: one chooses at a glance


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody in our files who may join; ``times`` they came to the group or helped there."""

    kind: str
    pk: int
    name: str
    times: int = 0

    @property
    def code(self) -> str:
        """How a form names them."""
        return f"{self.kind}-{self.pk}"

    @property
    def label(self) -> str:
        """Of a visitor no more than stands on a register."""
        parts = [self.name]
        if self.kind == VOLUNTEER:
            parts.append(_("vrijwilliger"))
        if self.times:
            was_there = ngettext("was er %(times)s keer", "was er %(times)s keer", self.times)
            parts.append(was_there % {"times": self.times})
        return ", ".join(parts)


def who_came(group: NeighbourhoodGroup) -> list[Candidate]:
    """Who came to ``group`` or helped there and is no member yet, the most often first. Four queries.

    Of a visitor no more than stands on the register, which every caseworker may open. Who does both
    is one person.
    """
    visits = (
        Attendance.objects.that_count()
        .filter(session__activity__group=group)
        .exclude(person__role=Person.Role.CHILD)
        .exclude(person__given_name="")
        .exclude(person__in=_in(group, "person"))
        .order_by()
        .values_list("person")
        .annotate(times=Count("session__held_on", distinct=True))
        .order_by("-times", "person")
    )
    times = dict(visits[:MOST])
    people = Person.objects.in_bulk(times)
    came = [Candidate(PERSON, pk, people[pk].register_name, times[pk]) for pk in times]
    return _each_once(came + _known_as_people(_helpers(group)[:MOST], group))


def who_is_called(name: str, group: NeighbourhoodGroup, user: User) -> list[Candidate]:
    """People in our files and volunteers who are called ``name`` and are no member yet.

    Of people only those whose file ``user`` may open. Three queries, none without a name.
    """
    words = folded(name)
    if not words:
        return []
    people = Person.objects.visible_to(user).grown_up().search(words).by_name()
    called = [
        Candidate(PERSON, one.pk, one.register_name)
        for one in people.exclude(pk__in=_in(group, "person"))[:MOST]
    ]
    volunteers = Volunteer.objects.visible_to(user).search(words).by_name()
    others = volunteers.exclude(pk__in=_in(group, "volunteer"))[:MOST]
    helpers = [(one.pk, one.name, 0) for one in others]
    return _each_once(called + _known_as_people(helpers, group))


def _helpers(group: NeighbourhoodGroup) -> QuerySet[Shift, Any]:
    return (
        Shift.objects.filter(activity__group=group)
        .exclude(volunteer__in=_in(group, "volunteer"))
        .order_by()
        .values_list("volunteer", "volunteer__name")
        .annotate(times=Count("worked_on", distinct=True))
        .order_by("-times", "volunteer__name", "volunteer")
    )


def _known_as_people(
    volunteers: Iterable[tuple[int, str, int]], group: NeighbourhoodGroup
) -> list[Candidate]:
    """Volunteers; who is also somebody of a family is that person, and a member only once."""
    rows = list(volunteers)
    known = Person.objects.filter(volunteer__in=[pk for pk, *_rest in rows])
    people = {person.volunteer_id: person for person in known}
    members = set(_in(group, "person").values_list("person", flat=True)) if people else set()
    return [
        Candidate(PERSON, people[pk].pk, people[pk].register_name, times)
        if pk in people
        else Candidate(VOLUNTEER, pk, name, times)
        for pk, name, times in rows
        if pk not in people or people[pk].pk not in members
    ]


def _each_once(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The first of who is found twice."""
    found: dict[str, Candidate] = {}
    for one in candidates:
        found.setdefault(one.code, one)
    return list(found.values())


def _in(group: NeighbourhoodGroup, who: str) -> QuerySet[Membership, Any]:
    rows = Membership.objects.filter(group=group, ended_on=None, **{f"{who}__isnull": False})
    return rows.order_by().values(who)
