"""Who may join a group of neighbours: who came to it, and who is called so."""

from typing import Any

from django.db.models import Count, QuerySet

from accounts.models import User
from activities.models import NeighbourhoodGroup, Shift, Volunteer
from core.search import folded
from participants.companions import PERSON, VOLUNTEER, Companion
from participants.models import Attendance, Membership, Person

MOST = 6  # of each: one chooses at a glance


def who_came(group: NeighbourhoodGroup) -> list[Companion]:
    """Who came to ``group`` or helped there and is no member yet, the most often first. Two queries.

    Of a visitor no more than stands on the register, which every caseworker may open.
    """
    visits = (
        Attendance.objects.that_count()
        .filter(session__activity__group=group)
        .exclude(person__role=Person.Role.CHILD)
        .exclude(person__given_name="")
        .exclude(person__in=_in(group, "person"))
        .order_by()
        .values("person")
        .annotate(times=Count("session__held_on", distinct=True))
        .order_by("-times", "person")
    )
    times = {row["person"]: row["times"] for row in visits[:MOST]}
    people = Person.objects.in_bulk(times)
    return [Companion(PERSON, pk, people[pk].register_name, times[pk]) for pk in times] + [
        Companion(VOLUNTEER, *row) for row in _helpers(group)[:MOST]
    ]


def who_is_called(name: str, group: NeighbourhoodGroup, user: User) -> list[Companion]:
    """People in our files and volunteers who are called ``name`` and are no member yet.

    Of people only those whose file ``user`` may open. Two queries, none without a name.
    """
    words = folded(name)
    if not words:
        return []
    people = Person.objects.visible_to(user).grown_up().search(words).by_name()
    volunteers = Volunteer.objects.visible_to(user).search(words).by_name()
    return [
        Companion(PERSON, one.pk, one.register_name)
        for one in people.exclude(pk__in=_in(group, "person"))[:MOST]
    ] + [
        Companion(VOLUNTEER, one.pk, one.name)
        for one in volunteers.exclude(pk__in=_in(group, "volunteer"))[:MOST]
    ]


def _helpers(group: NeighbourhoodGroup) -> QuerySet[Shift, Any]:
    return (
        Shift.objects.filter(activity__group=group)
        .exclude(volunteer__in=_in(group, "volunteer"))
        .order_by()
        .values_list("volunteer", "volunteer__name")
        .annotate(times=Count("worked_on", distinct=True))
        .order_by("-times", "volunteer__name", "volunteer")
    )


def _in(group: NeighbourhoodGroup, who: str) -> QuerySet[Membership, Any]:
    rows = Membership.objects.filter(group=group, ended_on=None, **{f"{who}__isnull": False})
    return rows.order_by().values(who)
