"""The last time before a session that names were noted at the same activity, and who was there."""

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from activities.models import Session
from core.questions import Blank, answers
from participants.models import Attendance


def visits_to(session: Session) -> QuerySet[Attendance, Any]:
    """Who was at ``session``, for inside another question."""
    return Attendance.objects.filter(session=session).order_by().values("person")


def previous_session(session: Session) -> Session | None:
    """The last time before ``session`` that names were noted at the same activity."""
    on: dict[str, Any] = {"activity": session.activity_id, "held_on": session.held_on}
    return next(iter(answers(_previous, **on)), None)


def _previous(activity: Blank, held_on: Blank) -> QuerySet[Session]:
    visits = Attendance.objects.filter(session=OuterRef("pk")).order_by()
    earlier = Session.objects.filter(Exists(visits), activity=activity, held_on__lt=held_on)
    return earlier.order_by("-held_on", F("starts_at").desc(nulls_last=True), "-pk")[:1]


def visitors_of(session: Session | None) -> list[int]:
    """The keys of who was at ``session``."""
    return list(visits_to(session).values_list("person", flat=True)) if session else []
