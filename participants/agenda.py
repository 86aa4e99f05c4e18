"""Sessions with what became of their registers: for the hall and the list of registers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Place, Session
from participants.models import Attendance

NEWEST_FIRST = ("-held_on", F("starts_at").desc(nulls_last=True), "-pk")
DAYS_TO_FILL_IN = 28  # after four weeks nobody remembers who was there

COMING, TO_DO, BUSY, DONE, CANCELLED = "coming", "to_do", "busy", "done", "cancelled"
STATES: dict[str, Promise] = {
    COMING: _("komt nog"),
    TO_DO: _("nog invullen"),
    BUSY: _("nog niet klaar"),
    DONE: _("klaar"),
    CANCELLED: _("ging niet door"),
}


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A session as a line in a list: how many came, and whether its register is ready."""

    session: Session
    named: int
    visitors: int
    state: str
    days_late: int = 0
    """How many days ago it should have been ready; 0 when it is, or nobody remembers."""

    @property
    def place(self) -> Place | None:
        """Where this session is: its own place, or else the usual one of the activity."""
        return self.session.place or self.session.activity.place

    @property
    def state_label(self) -> Promise:
        """The state in words."""
        return STATES[self.state]

    @property
    def is_cancelled(self) -> bool:
        return self.state == CANCELLED

    @property
    def is_waiting(self) -> bool:
        """Somebody still has to fill this register in, or call it ready."""
        return self.state in {TO_DO, BUSY}


def sessions_to_fill_in(user: User, today: date, *, most: int) -> list[RegisterLine]:
    """The registers ``user`` still has to fill in, newest first and at most ``most``; one query."""
    mine = Session.objects.visible_to(user).filter(to_fill_in(today))
    rows = with_visitors(mine.select_related("activity", "place")).order_by(*NEWEST_FIRST)
    return register_lines(rows[:most], today)


def to_fill_in(today: date) -> Q:
    """Sessions of today and the last four weeks whose register is not ready."""
    days = (today - timedelta(days=DAYS_TO_FILL_IN), today)
    return Q(held_on__range=days, cancelled_because="", register_closed_at=None)


def with_visitors(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Adds ``named`` (people who were marked) and ``visitors`` (and those without a name)."""
    visits = Attendance.objects.filter(session=OuterRef("pk")).order_by()
    counted = visits.values("session").annotate(how_many=Count("pk")).values("how_many")
    named = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    return sessions.annotate(named=named).annotate(visitors=F("named") + F("unnamed_visitors"))


def register_lines(sessions: Iterable[Any], today: date) -> list[RegisterLine]:
    """Sessions ``with_visitors`` as lines."""
    return [_register_line(one, today) for one in sessions]


def _register_line(session: Any, today: date) -> RegisterLine:
    state = state_of(session, session.visitors, today)
    late = (today - session.held_on).days if state in {TO_DO, BUSY} else 0
    days_late = late if late <= DAYS_TO_FILL_IN else 0
    return RegisterLine(session, session.named, session.visitors, state, days_late)


class Held(Protocol):
    """What a session tells about itself."""

    @property
    def held_on(self) -> date: ...
    @property
    def cancelled_because(self) -> str: ...
    @property
    def register_closed_at(self) -> datetime | None: ...


def state_of(session: Held, visitors: int, today: date) -> str:
    """What became of the register of ``session``, to which so many came (see ``STATES``)."""
    if session.cancelled_because:
        return CANCELLED
    if session.held_on > today:
        return COMING
    if session.register_closed_at:
        return DONE
    return BUSY if visitors else TO_DO
