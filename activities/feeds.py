"""Sessions for the calendars of others: iCalendar (RFC 5545).

Each session is an event of its own under one name (``UID``) for ever, wherever it moves; what is
called off is told so. Without a ``METHOD``, as for whoever subscribes to an address. Nobody's name
and no reason is in it.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone

from activities.models import Activity, Session
from activities.open_data import CITY, moment

ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")
"""The clock of the European Union since 1996 (Directive 2000/84/EC), without an end.

The library makes one with a list of days until 2038 on which summer begins an hour late.
"""
LOOK_AGAIN = timedelta(hours=6)


def write_feed(
    name: str, sessions: Iterable[Session], *, house: UUID, address: Callable[[Activity], str]
) -> bytes:
    """A calendar called ``name``.

    ``house`` makes the names of our sessions ours alone; ``address(activity)`` is where more is told.
    """
    feed = Calendar()
    feed.add("prodid", f"-//{settings.FOUNDATION}//Buurtverband//NL")
    feed.add("version", "2.0")
    feed.calendar_name = name
    feed.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    feed.add_component(_zone())
    for session in sessions:
        feed.add_component(_event(session, house, address(session.activity)))
    return feed.to_ical()


def changed_at(session: Session) -> datetime:
    """When anything that the feed tells of ``session`` was changed last."""
    rows = (session, session.activity, session.where)
    return max(row.updated_at for row in rows if row)


def _event(session: Session, house: UUID, address: str) -> Event:
    changed, activity = changed_at(session), session.activity
    event = Event()
    event.add("uid", f"bijeenkomst-{session.pk}@{house}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    # Grows with every change, as it must, without anybody who changes something having to count.
    event.add("sequence", int((changed - session.created_at).total_seconds()))
    event.add("dtstart", moment(session.held_on, session.starts_at))
    if session.starts_at and session.ends_at:
        event.add("dtend", moment(session.held_on, session.ends_at))
    name = _("Gaat niet door: %(name)s") if session.is_cancelled else "%(name)s"
    event.add("summary", name % {"name": activity.name})
    event.add("status", "CANCELLED" if session.is_cancelled else "CONFIRMED")
    event.add("url", address)
    if activity.description:
        event.add("description", activity.description)
    if place := session.where:
        event.add("location", ", ".join(filter(None, (place.name, place.street, CITY))))
    return event


@cache
def _zone() -> Timezone:
    zone = Timezone.from_ical(ZONE)
    assert isinstance(zone, Timezone)  # noqa: S101  # for the types; it is what stands above
    return zone
