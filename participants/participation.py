"""What a family takes part in, counted from its visits and its places on registers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.utils import timezone

from core.questions import Blank, answers
from participants.models import Attendance, Enrolment, Family, Membership


@dataclass(frozen=True, slots=True)
class Visits:
    """On how many days somebody of a family came to an activity, the first and the last."""

    days: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class Place:
    """Whether a family is on the register of an activity, or until when it was."""

    is_lasting: bool = False
    ended_on: date | None = None
    activity_ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """One activity: how often somebody came, and whether the family is on its register."""

    activity_pk: int
    name: str
    visits: Visits | None
    place: Place
    today: date

    @property
    def stops_today(self) -> bool:
        """Still on the register of today, no longer on that of tomorrow."""
        return not self.place.is_lasting and self.place.ended_on == self.today

    @property
    def may_resume(self) -> bool:
        """They left, and there is something to come back to."""
        ended_on = self.place.activity_ended_on
        is_running = ended_on is None or ended_on >= self.today
        return is_running and bool(self.place.ended_on) and not self.place.is_lasting

    @property
    def is_of_now(self) -> bool:
        """Something to show: they came, they are on the list, or were taken off it just now."""
        return bool(self.visits) or self.place.is_lasting or self.stops_today


def taking_part(family: Family) -> list[Participation]:
    """Activities the family is enrolled in or has visited, the last visited first; two queries."""
    today = timezone.localdate()
    visited, enrolled = _visits(family), _places(family, today)
    parts = [
        Participation(*activity, visited.get(activity), enrolled.get(activity, Place()), today)
        for activity in visited | enrolled
    ]
    return [part for part in parts if part.is_of_now]


def groups_of(family: Family) -> list[Membership]:
    """The groups to which somebody of the family belongs now, in which role; one query."""
    rows = Membership.objects.current().filter(person__family=family)
    return list(rows.select_related("person", "group").order_by("started_on", "pk"))


def _visits(family: Family) -> dict[tuple[int, str], Visits]:
    """Per activity (key and name) the days on which somebody came, the last visited first."""
    rows = answers(_visited, family=family.pk)
    return {(pk, name): Visits(*row) for pk, name, *row in rows}


def _visited(family: Blank) -> QuerySet[Any]:
    return (
        Attendance.objects.that_count()
        .filter(person__family=family)
        .values_list("session__activity", "session__activity__name")
        .annotate(
            days=Count("session__held_on", distinct=True),
            first=Min("session__held_on"),
            last=Max("session__held_on"),
        )
        .order_by("-last", "session__activity__name")
    )


def _places(family: Family, today: date) -> dict[tuple[int, str], Place]:
    """Per activity (key and name) the place on its register.

    Who was on a register for a single day only was there by mistake or as a guest, unless it is
    today: then somebody may have pressed the wrong button.
    """
    rows = answers(_enrolled, family=family.pk, today=today)
    return {(pk, name): Place(bool(lasting), *days) for pk, name, lasting, *days in rows}


def _enrolled(family: Blank, today: Blank) -> QuerySet[Any]:
    lasting = Count("pk", filter=Q(ended_on=None) | Q(ended_on__gt=today))
    was_on_it = Q(ended_on__gt=F("started_on")) | Q(ended_on=today)
    return (
        Enrolment.objects.filter(person__family=family)
        .values_list("activity", "activity__name")
        .annotate(lasting=lasting, ended=Max("ended_on", filter=was_on_it))
        .annotate(activity_ended=Max("activity__ended_on"))
        .order_by("activity__name")
    )
