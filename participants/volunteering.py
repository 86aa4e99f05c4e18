"""What the project leader does for volunteers: hours to look at, papers that run out, who is silent."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from activities.models import Duty, Shift, Volunteer
from activities.papers import Due, certificates_due, duties_without_papers
from core.questions import Blank, answers
from participants.models import Attendance
from participants.quiet_hosts import QuietHost, quiet_hosts

MOST_HOURS = 200
"""On one page; the rest comes when these are done."""


class Told(NamedTuple):
    """The hours that one volunteer told and that wait."""

    volunteer: str
    shifts: list[Any]


@dataclass(frozen=True)
class VolunteerWork:
    """What calls on ``today``."""

    today: date

    @cached_property
    def waiting(self) -> int:
        """How many times somebody told hours that nobody looked at yet."""
        return Shift.objects.waiting().count()

    @cached_property
    def applying(self) -> list[Volunteer]:
        """Who signed up and did not begin yet; adds ``applied_on``."""
        return list(answers(_applying, today=self.today))

    @cached_property
    def papers(self) -> list[Due]:
        """Papers that run out within sixty days or ran out, the first to end first."""
        return certificates_due(self.today)

    @cached_property
    def without_papers(self) -> list[Duty]:
        """Who is on a roster without the paper that is asked for; adds ``paper``."""
        return duties_without_papers(self.today)

    @cached_property
    def unfilled(self) -> list[Duty]:
        """Who cannot come after all, and nobody else was asked since."""
        return list(answers(_unfilled, today=self.today))

    @cached_property
    def quiet(self) -> list[QuietHost]:
        """Hosts who logged nothing for fourteen days."""
        return quiet_hosts(self.today)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing calls."""
        seldom = (self.applying, self.unfilled, self.without_papers)
        return not any((self.waiting, *seldom, self.papers, self.quiet))


def hours_to_approve() -> list[Told]:
    """The hours that wait, by volunteer, the oldest first; one query.

    Each row has ``was_visitor``: the volunteer was marked as a participant of that session as well.
    """
    rows = list(_waiting()[:MOST_HOURS])
    return [
        Told(str(volunteer), list(shifts))
        for volunteer, shifts in groupby(rows, key=attrgetter("volunteer"))
    ]


def _applying(today: Blank) -> QuerySet[Volunteer]:
    return Volunteer.objects.applying(on=today)


def _unfilled(today: Blank) -> QuerySet[Duty]:
    return Duty.objects.unfilled(today).select_related("volunteer", "session__activity")


def _waiting() -> QuerySet[Shift, Any]:
    visits = Attendance.objects.filter(
        person__volunteer=OuterRef("volunteer"), session=OuterRef("session")
    ).order_by()
    rows = Shift.objects.waiting().annotate(was_visitor=Exists(visits))
    in_order = ("volunteer__search_key", "volunteer", "worked_on", "pk")
    return rows.select_related("volunteer", "activity").order_by(*in_order)
