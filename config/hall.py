"""The hall: it owns no data; each tile comes from its own room, which checks its own rights."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.models import User
from accounts.requests import StaffRequest
from accounts.roles import EVERYONE, KEEPERS, OFFICE, Role, role_required
from activities.rosters import Me, me_as_volunteer
from participants.agenda import RegisterLine, sessions_to_fill_in
from participants.attention.lines import FirstLines, first_lines
from participants.volunteering import VolunteerWork
from participants.waits import Turn, turns
from participants.week import Day, WeekSession, per_day, week_sessions
from reporting.progress import Progress, current_progress

LINES_IN_THE_HALL = 6
LINES_OF_A_COACH = 25
"""The list of who needs somebody is the first screen of a coach."""


@dataclass(frozen=True)
class Hall:
    """What lies ready for one person today; a tile that is not for them is None or empty."""

    today: date
    attention: FirstLines | None
    progress: Progress | None
    week: list[WeekSession] | None
    waiting: list[RegisterLine]
    volunteers: VolunteerWork | None
    me: Me | None
    turns: list[Turn]
    """Where there is room again, and who waits for it."""

    @property
    def days(self) -> list[Day]:
        """The sessions of this week per day, days without any left out."""
        return list(per_day(self.week or []))

    @property
    def sessions_today(self) -> int:
        """How many sessions there are today that go on."""
        today = (one for one in self.week or [] if one.row.held_on == self.today)
        return sum(not one.is_cancelled for one in today)


def hall_of(user: User, today: date) -> Hall:
    """The hall as ``user`` finds it on ``today``; the same number of queries, whatever the data."""
    most = LINES_OF_A_COACH if user.role == Role.COACH else LINES_IN_THE_HALL
    return Hall(
        today=today,
        attention=first_lines(user, today, most=most) if user.is_caseworker else None,
        progress=current_progress(today) if user.role in OFFICE else None,
        week=week_sessions(user, today) if user.role in KEEPERS else None,
        waiting=_waiting(user, today) if user.role == Role.HOST else [],
        volunteers=VolunteerWork(today) if user.role == Role.COORDINATOR else None,
        me=me_as_volunteer(user, today) if user.role == Role.HOST else None,
        turns=turns(user, today) if user.role in KEEPERS else [],
    )


def _waiting(user: User, today: date) -> list[RegisterLine]:
    """The registers of the last weeks that a host still has to fill in."""
    return sessions_to_fill_in(user, today, most=LINES_IN_THE_HALL)


@role_required(*EVERYONE)
def home(request: StaffRequest) -> HttpResponse:
    """What needs you today."""
    context = {"hall": hall_of(request.user, timezone.localdate())}
    return render(request, "home.html", context)
