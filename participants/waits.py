"""How much room there is at activities, and who waits for it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.roles import Role
from activities.models import Activity
from core.questions import Blank, answers
from participants.models import Enrolment, Family, Wait

TAKES_PART, WAITS = "takes_part", "waits"


class Turn(NamedTuple):
    """There is room again: whom to ask, by given name and initial."""

    activity: Activity
    name: str


@dataclass(frozen=True, slots=True)
class Room:
    """How many people an activity can have, how many it has, and how many wait."""

    room: int | None
    enrolled: int = 0
    waiting: int = 0

    @property
    def left(self) -> int | None:
        """How many more can join; None when there is no limit that we know of."""
        return None if self.room is None else max(self.room - self.enrolled, 0)

    @property
    def is_full(self) -> bool:
        return self.left == 0

    @property
    def has_a_turn(self) -> bool:
        """There is room again, and somebody waits for it."""
        return bool(self.waiting) and not self.is_full

    @property
    def in_words(self) -> str:
        """``vol, 3 wachten``; empty when there is nothing to tell."""
        full = _("vol") if self.is_full else ""
        return ", ".join(filter(None, (full, waiting_in_words(self.waiting))))


def waiting_in_words(number: int) -> str:
    """``3 wachten``; empty for nobody."""
    words = ngettext("%(n)s wacht", "%(n)s wachten", number) % {"n": number}
    return words if number else ""


def rooms_of(activities: Collection[Activity], today: date) -> dict[int, Room]:
    """The room at each of ``activities``; one query."""
    told = how_many([one.pk for one in activities], today)
    return {one.pk: Room(one.room, *told.get(one.pk, (0, 0))) for one in activities}


def how_many(activities: Any, today: date) -> dict[int, tuple[int, int]]:
    """How many people take part in each of ``activities`` and how many wait; one query."""
    places = Enrolment.objects.current(today).filter(activity__in=activities)
    waits = Wait.objects.filter(ended_on=None, activity__in=activities)
    counts: dict[int, tuple[int, int]] = {}
    for activity, what, number in _counted(places, TAKES_PART).union(
        _counted(waits, WAITS), all=True
    ):
        enrolled, waiting = counts.get(activity, (0, 0))
        counts[activity] = (number, waiting) if what == TAKES_PART else (enrolled, number)
    return counts


def turns(user: User, today: date) -> list[Turn]:
    """Who is first in line where there is room again, at the activities of ``user``; one query."""
    first: dict[int, Turn] = {}
    for row in answers(_in_line, user.role, today=today, user=user.pk):
        first.setdefault(row.activity_id, Turn(row.activity, row.person.register_name))
    return list(first.values())


def waits_of(family: Family) -> list[Wait]:
    """Where people of ``family`` wait, each with their ``number`` in the line; one query."""
    rows = Wait.objects.filter(person__family=family).waiting().with_number()
    return list(rows.select_related("person", "activity"))


def _in_line(role: str, today: Blank, user: Blank) -> QuerySet[Wait]:
    """Who waits where there is room, the first in line first; a host hears of their own activities."""
    taken = Enrolment.objects.current(today).filter(activity=OuterRef("activity")).order_by()
    enrolled = taken.values("activity").annotate(n=Count("person", distinct=True)).values("n")
    running = Activity.objects.current(today).order_by()
    if role == Role.HOST:
        running = running.filter(hosts=user)
    rows = Wait.objects.waiting().filter(activity__in=running.values("pk"))
    rows = rows.annotate(enrolled=Coalesce(Subquery(enrolled), 0))
    rows = rows.filter(Q(activity__room=None) | Q(enrolled__lt=F("activity__room")))
    return rows.select_related("activity", "person")


def _counted(rows: QuerySet[Any], what: str) -> QuerySet[Any, Any]:
    told = rows.order_by().values("activity").annotate(what=Value(what, CharField()))
    return told.annotate(n=Count("person", distinct=True)).values_list("activity", "what", "n")
