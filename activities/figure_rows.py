"""The rows behind a figure, and those of the public side: sessions, volunteers, hours and groups.

What a figure counts it counts here too: the same querysets, asked for their rows instead of their number.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.formats import number_format
from django.utils.translation import ngettext

from accounts.models import User
from activities import facts
from activities.models import NeighbourhoodGroup, Programme, Volunteer
from core.periods import Period


class Asked(NamedTuple):
    """What somebody wants to see the rows of: as a figure is counted, and who looks."""

    period: Period
    until: date
    """Up to which day families found in the period are followed."""
    programme: Programme | None
    user: User


class Row(NamedTuple):
    """One row behind a figure, as people read it."""

    name: str
    url: str
    words: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Rows:
    """The rows behind a figure, page by page: sliced, they become what people read."""

    found: QuerySet[Any] | Sequence[Any]
    shown: Callable[[Sequence[Any]], list[Row]]
    amount: str = ""
    """The column that the figure adds up; without one it counts the rows."""
    in_one: int = 1
    """How many of that column go in one of the figure: 60 minutes in an hour."""

    def __len__(self) -> int:
        return self.found.count() if isinstance(self.found, QuerySet) else len(self.found)

    def __getitem__(self, part: slice) -> list[Row]:
        return self.shown(list(self.found[part]))

    @property
    def total(self) -> float:
        """What the figure says of these rows."""
        if not self.amount or not isinstance(self.found, QuerySet):
            return len(self)
        added = self.found.aggregate(total=Sum(self.amount, default=0))["total"]
        return round(added / self.in_one, 1)


RowsOf = Callable[[Asked], Rows]


def each(shown: Callable[[Any], Row]) -> Callable[[Sequence[Any]], list[Row]]:
    """Shows every row by itself."""
    return lambda page: [shown(row) for row in page]


def _sessions(asked: Asked) -> Rows:
    held = facts.sessions_held(asked.period, asked.programme).select_related("activity")
    return Rows(held.order_by("held_on", "pk"), each(_session))


def _unnamed(asked: Asked) -> Rows:
    held = facts.sessions_held(asked.period, asked.programme).filter(unnamed_visitors__gt=0)
    rows = held.select_related("activity").order_by("held_on", "pk")
    return Rows(rows, each(_session_with_unnamed), amount="unnamed_visitors")


def _trainings(asked: Asked) -> Rows:
    held = facts.trainings_held(asked.period, asked.programme).select_related("activity")
    return Rows(held.order_by("held_on", "pk"), each(_session))


def _hours(asked: Asked) -> Rows:
    given = facts.hours_given(asked.period, asked.programme).select_related("volunteer", "activity")
    rows = given.order_by("worked_on", "pk")
    return Rows(rows, each(_shift), amount="minutes", in_one=60)


def _who_gave_hours(asked: Asked) -> Rows:
    given = facts.hours_given(asked.period, asked.programme).order_by()
    mine = given.filter(volunteer=OuterRef("pk")).values("volunteer")
    minutes = Subquery(mine.annotate(all=Sum("minutes")).values("all"))
    rows = Volunteer.objects.filter(pk__in=given.values("volunteer")).annotate(minutes=minutes)
    return Rows(rows.by_name(), each(_volunteer_with_minutes))


def _volunteers(which: Callable[[Asked], Q]) -> RowsOf:
    def rows(asked: Asked) -> Rows:
        return Rows(Volunteer.objects.filter(which(asked)).by_name(), each(_volunteer))

    return rows


def _trained(asked: Asked) -> Rows:
    followed = facts.trainings_followed(asked.period, asked.programme)
    rows = Volunteer.objects.filter(pk__in=followed.order_by().values("volunteer"))
    return Rows(rows.by_name(), each(_volunteer))


def _active_groups(asked: Asked) -> Rows:
    lives = facts.group_lives(asked.period, asked.programme)
    active = [life.group for life in lives if life.is_active]
    return Rows(NeighbourhoodGroup.objects.filter(pk__in=active).order_by("name"), each(group_row))


def _begun_groups(asked: Asked) -> Rows:
    begun = facts.groups_that_began(asked.period, asked.programme)
    return Rows(begun.order_by("started_on", "name"), each(group_row))


def group_row(group: Any) -> Row:
    """A group, since the day it began."""
    return Row(str(group), group.get_absolute_url(), day=group.started_on)


def _session(session: Any) -> Row:
    return Row(str(session.activity), session.activity.get_absolute_url(), day=session.held_on)


def _session_with_unnamed(session: Any) -> Row:
    number = session.unnamed_visitors
    words = ngettext("%(number)s zonder naam", "%(number)s zonder naam", number)
    return _session(session)._replace(words=words % {"number": number})


def _volunteer(volunteer: Any) -> Row:
    return Row(str(volunteer), volunteer.get_absolute_url(), day=volunteer.started_on)


def _volunteer_with_minutes(volunteer: Any) -> Row:
    return Row(str(volunteer), volunteer.get_absolute_url(), hours_in_words(volunteer.minutes))


def _shift(shift: Any) -> Row:
    words = hours_in_words(shift.minutes)
    if shift.activity:
        words = f"{shift.activity}, {words}"
    return Row(str(shift.volunteer), shift.volunteer.get_absolute_url(), words, shift.worked_on)


def hours_in_words(minutes: int) -> str:
    """``2,5 uur``."""
    hours = round(minutes / 60, 1)
    told = number_format(int(hours) if hours.is_integer() else hours, force_grouping=True)
    return ngettext("%(hours)s uur", "%(hours)s uur", minutes // 60) % {"hours": told}


PUBLIC_ROWS: dict[str, RowsOf] = {
    "sessions": _sessions,
    "unnamed_visitors": _unnamed,
    "volunteers": _who_gave_hours,
    "volunteer_hours": _hours,
    "volunteers_there": _volunteers(lambda asked: facts.is_there(asked.period)),
    "volunteers_began": _volunteers(lambda asked: facts.has_begun(asked.period)),
    "volunteers_stopped": _volunteers(lambda asked: facts.has_stopped(asked.period)),
    "trainings": _trainings,
    "volunteers_trained": _trained,
    "groups_active": _active_groups,
    "groups_begun": _begun_groups,
}
