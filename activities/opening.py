"""When the door of a session is open: a while before it begins until a while after it ends."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from activities.models import Activity, Session

BEFORE, AFTER = timedelta(minutes=30), timedelta(hours=2)
USUAL = timedelta(hours=2)
"""How long a session lasts of which nobody wrote down the end."""
A_DAY = timedelta(days=1)


def open_session(activity: Activity, now: datetime) -> Session | None:
    """The session of ``activity`` whose door is open; of two the one that goes on, or is nearest."""
    today = timezone.localtime(now).date()
    around = activity.sessions.took_place().filter(held_on__range=(today - A_DAY, today))
    is_open = [one for one in around if _opens(one) <= now < _closes(one)]
    return min(is_open, key=lambda one: _distance(one, now), default=None)


def next_session(activity: Activity, now: datetime) -> Session | None:
    """The first session of ``activity`` whose door still has to open."""
    today = timezone.localtime(now).date()
    coming = activity.sessions.took_place().filter(held_on__gte=today).select_related("place")
    return next((one for one in coming if _opens(one) > now), None)


def _begins(session: Session) -> datetime:
    """Of a session without hours the first minute of the day."""
    zone = timezone.get_default_timezone()
    return datetime.combine(session.held_on, session.starts_at or time.min, zone)


def _ends(session: Session) -> datetime:
    if session.starts_at and session.ends_at:
        return datetime.combine(session.held_on, session.ends_at, timezone.get_default_timezone())
    return _begins(session) + (USUAL if session.starts_at else A_DAY)


def _opens(session: Session) -> datetime:
    return _begins(session) - BEFORE if session.starts_at else _begins(session)


def _closes(session: Session) -> datetime:
    return _ends(session) + AFTER if session.starts_at else _ends(session)


def _distance(session: Session, now: datetime) -> timedelta:
    return max(_begins(session) - now, now - _ends(session), timedelta())
