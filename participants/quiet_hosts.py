"""Hosts of whom nothing was heard while there was something to write down."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from accounts.roles import Role
from activities.models import Activity, Session, Shift
from core.questions import Blank, answers
from participants.models import Attendance

QUIET_DAYS = 14
"""Source: the weekly list of Casa, which calls a volunteer inactive after two weeks."""


class QuietHost(NamedTuple):
    """A host who logged nothing, and how many sessions there were to log."""

    pk: int
    name: str
    email: str
    sessions: int
    last_on: date


def quiet_hosts(today: date) -> list[QuietHost]:
    """The hosts who logged nothing about the fourteen days before ``today``, by name; one query.

    Only who had a session in those days that went on. To log is: mark somebody at it, or note own
    hours; of a headcount and of a register that is ready we do not know who wrote it, so these count
    for every host of the activity.
    """
    return [QuietHost(*row) for row in answers(_quiet, today=today)]


ROW = ("user", "user__name", "user__email", "sessions", "last_on")


def _quiet(today: Blank) -> QuerySet[Any]:
    days = (today - timedelta(days=QUIET_DAYS), today - timedelta(days=1))
    held = Q(
        activity__sessions__held_on__range=days,
        activity__sessions__cancelled_because="",
    )
    hosts = Activity.hosts.through.objects.filter(held, ~_has_logged(days), user__is_active=True)
    rows = (
        hosts.filter(user__role=Role.HOST)
        .values("user", "user__name", "user__email")
        .annotate(
            sessions=Count("activity__sessions", distinct=True),
            last_on=Max("activity__sessions__held_on"),
        )
        .order_by("user__name", "user")
    )
    return rows.values_list(*ROW)


def _has_logged(days: tuple[Any, Any]) -> Any:
    """The condition that a host logged something from the first until the last of ``days``."""
    held = Session.objects.filter(held_on__range=days)
    mine = held.filter(activity__hosts=OuterRef("user")).order_by()
    marked = Attendance.objects.filter(
        marked_by=OuterRef("user"), session__held_on__range=days
    ).order_by()
    worked = Shift.objects.filter(
        volunteer__account=OuterRef("user"), worked_on__range=days
    ).order_by()
    written = mine.filter(Q(register_closed_at__isnull=False) | Q(unnamed_visitors__gt=0))
    return Exists(written) | Exists(marked) | Exists(worked)
