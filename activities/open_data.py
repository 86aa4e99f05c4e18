"""What machines read about our sessions: schema.org events.

Source: https://schema.org/Event and https://developers.google.com/search/docs/appearance/structured-data/event.
Nobody's name is in it.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.utils import timezone

from activities.models import Activity, Place, Session

CITY = "Rotterdam"


def events(activity: Activity, sessions: Iterable[Session], url: str) -> dict[str, Any]:
    """``sessions`` of ``activity``, whose page is at ``url``, as JSON-LD."""
    told = _of_all(activity, url)
    return {"@context": "https://schema.org", "@graph": [told | _event(one) for one in sessions]}


def moment(day: date, hour: time | None) -> datetime | date:
    """That hour in Rotterdam on that day, or the day alone when no hour is known."""
    zone = timezone.get_default_timezone()
    return datetime.combine(day, hour, zone) if hour else day


def _of_all(activity: Activity, url: str) -> dict[str, Any]:
    """What every session of an activity has in common."""
    told: dict[str, Any] = {
        "@type": "Event",
        "name": activity.name,
        "url": url,
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "organizer": {"@type": "Organization", "name": settings.FOUNDATION},
        "inLanguage": "nl",
    }
    if activity.description:
        told["description"] = activity.description
    if activity.cost is not None:
        told["isAccessibleForFree"] = not activity.cost
        told["offers"] = {"@type": "Offer", "price": str(activity.cost), "priceCurrency": "EUR"}
    if activity.for_whom:
        told["audience"] = {"@type": "Audience", "audienceType": activity.for_whom}
    return told


def _event(session: Session) -> dict[str, Any]:
    told: dict[str, Any] = {
        "startDate": moment(session.held_on, session.starts_at).isoformat(),
        "eventStatus": f"https://schema.org/{_status(session)}",
    }
    if session.ends_at:
        told["endDate"] = moment(session.held_on, session.ends_at).isoformat()
    if session.moved_from_on:
        told["previousStartDate"] = session.moved_from_on.isoformat()
    if session.where:
        told["location"] = _place(session.where)
    return told


def _status(session: Session) -> str:
    if session.is_cancelled:
        return "EventCancelled"
    return "EventRescheduled" if session.moved_from_on else "EventScheduled"


def _place(place: Place) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "addressLocality": CITY, "addressCountry": "NL"}
    if place.street:
        address["streetAddress"] = place.street
    return {"@type": "Place", "name": place.name, "address": address}
