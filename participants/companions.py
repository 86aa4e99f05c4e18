"""Who a family was seen with: people of other families and volunteers, to choose an anchor from."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from activities.models import Shift, Volunteer
from core.search import folded
from participants.models import Attendance, Family, Tie
from participants.models.families import Person, PersonQuerySet

LATELY = timedelta(weeks=26)
MOST = 3  # of each: one chooses at a glance, not from a list

PERSON, VOLUNTEER = "person", "volunteer"


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody in our files whom one may know; ``times`` they were at one session lately."""

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
            text = ngettext("%(times)s keer samen", "%(times)s keer samen", self.times)
            parts.append(text % {"times": self.times})
        return ", ".join(parts)


def companions_of(family: Family, user: User, *, today: date, name: str = "") -> list[Companion]:
    """Who was at the same sessions lately, the most often first; then who is called ``name``.

    Of visitors only those whose file ``user`` may open; nobody who is in the ring already. Two
    queries, and two more for a name.
    """
    since = today - LATELY
    seen = [*_visitors(family, user, since), *_helpers(family, since)]
    known = {companion.code for companion in seen}
    return seen + [one for one in _called(name, family, user) if one.code not in known]


def _people(family: Family, user: User) -> PersonQuerySet:
    in_the_ring = Tie.objects.filter(family=family, ended_on=None, person__isnull=False)
    people = Person.objects.visible_to(user).grown_up().exclude(given_name="")
    return people.exclude(family=family).exclude(pk__in=in_the_ring.order_by().values("person"))


def _visitors(family: Family, user: User, since: date) -> list[Companion]:
    sessions = (
        Attendance.objects.that_count()
        .filter(person__family=family, session__held_on__gte=since)
        .order_by()
        .values("session")
    )
    met = _people(family, user).filter(attendances__session__in=sessions)
    rows = met.annotate(times=Count("attendances__session", distinct=True))
    return [
        Companion(PERSON, person.pk, person.register_name, person.times)
        for person in rows.order_by("-times", "search_key", "pk")[:MOST]
    ]


def _helpers(family: Family, since: date) -> list[Companion]:
    family_came = Attendance.objects.that_count().filter(
        person__family=family,
        session__activity=OuterRef("activity"),
        session__held_on=OuterRef("worked_on"),
    )
    rows = (
        Shift.objects.filter(Exists(family_came), worked_on__gte=since)
        .exclude(volunteer__in=_volunteers_in_the_ring(family))
        .values_list("volunteer", "volunteer__name")
        .annotate(times=Count("worked_on", distinct=True))
        .order_by("-times", "volunteer__name", "volunteer")
    )
    return [Companion(VOLUNTEER, *row) for row in rows[:MOST]]


def _called(name: str, family: Family, user: User) -> list[Companion]:
    words = folded(name)
    if not words:
        return []
    people = _people(family, user).search(words).by_name()[:MOST]
    volunteers = Volunteer.objects.visible_to(user).search(words).by_name()
    left = volunteers.exclude(pk__in=_volunteers_in_the_ring(family))[:MOST]
    return [Companion(PERSON, person.pk, person.register_name) for person in people] + [
        Companion(VOLUNTEER, one.pk, one.name) for one in left
    ]


def _volunteers_in_the_ring(family: Family) -> QuerySet[Tie, Any]:
    ties = Tie.objects.filter(family=family, ended_on=None, volunteer__isnull=False)
    return ties.order_by().values("volunteer")
