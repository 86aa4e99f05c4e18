"""What was tapped on the registers of the last weeks, and one that was corrected afterwards."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from accounts.models import User
from activities.models import Session
from config.demo.offer import moment
from config.demo.rows import write
from participants.models import Attendance, Enrolment, Tap

WEEKS = timedelta(weeks=2)
MINUTE, AN_EVENING = timedelta(minutes=1), timedelta(hours=5)


def make_taps(today: date, leader: User) -> None:
    """Of every register that is ready since two weeks: who tapped what."""
    ready = Session.objects.filter(
        held_on__range=(today - WEEKS, today - timedelta(days=1)),
        register_closed_at__isnull=False,
        activity__hosts__isnull=False,
    )
    sessions = ready.order_by("held_on", "activity__name", "starts_at").distinct()
    write([tap for session in sessions for tap in _taps(session, leader)])


def _taps(session: Session, leader: User) -> Iterator[Tap]:
    """Names as they came in, one visitor too many, ready, and in the evening that one off again."""
    brought = Enrolment.objects.brought_to(session)
    new = set(brought.values_list("person", flat=True))
    host, at = (
        session.activity.hosts.order_by("name", "pk")[0],
        moment(session.held_on, session.starts_at),
    )
    counted = _counted_at_the_door(session, at - MINUTE)
    here = Attendance.objects.filter(session=session).order_by("person__search_key", "person")
    for number, visit in enumerate(here):
        mark: dict[str, Any] = {"kind": Tap.Kind.MARK, "value": {"here": True}}
        if visit.person_id in new:
            mark = {"kind": Tap.Kind.NEWCOMER}
        yield _tap(session, host, at + number * MINUTE, person_id=visit.person_id, **mark)
    if session.unnamed_visitors:
        more = session.unnamed_visitors + 1 - counted
        too_many = {"kind": Tap.Kind.COUNT, "value": {"change": more}}
        one_less = {"kind": Tap.Kind.COUNT, "value": {"change": -1}}
        ready = {"kind": Tap.Kind.CLOSE, "value": {"ready": True}}
        yield _tap(session, host, at + 20 * MINUTE, **too_many)
        yield _tap(session, host, at + 90 * MINUTE, **ready)
        yield _tap(session, leader, at + AN_EVENING, **one_less)


def _counted_at_the_door(session: Session, at: datetime) -> int:
    """How many were taken over from the poster (``config/demo/doors.py``): just before it began."""
    said = Tap.objects.filter(session=session)
    said.update(tapped_at=at, received_at=at)
    return sum(tap.value["change"] for tap in said)


def _tap(session: Session, by: User, at: datetime, **what: Any) -> Tap:
    told = f"{session.activity} {session.held_on} {session.starts_at} {at} {what}"
    key = uuid5(NAMESPACE_OID, told)
    when = {"tapped_at": at, "received_at": at}
    return Tap(key=key, session=session, by=by, outcome=Tap.Outcome.APPLIED, **when, **what)
