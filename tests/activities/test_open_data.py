"""What machines read about our sessions."""

import json
import re
from datetime import date, time
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.factories.activities import PlaceFactory, PublicAgendaFactory, SessionFactory, public


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


PASCALWEG = {
    "@type": "Place",
    "name": "Pascalweg",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "Pascalweg 1",
        "addressLocality": "Rotterdam",
        "addressCountry": "NL",
    },
}


@pytest.fixture
def is_open(db):
    return PublicAgendaFactory()


def data_of(page):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def test_machines_read_the_sessions_as_events(client, is_open, settings):
    activity = public(
        "Eten </script><b>",
        description="Samen eten.",
        place=PlaceFactory(name="Pascalweg", street="Pascalweg 1"),
        cost=Decimal("2.50"),
    )
    hours = {"activity": activity, "starts_at": time(17, 30), "ends_at": time(19, 30)}
    SessionFactory(held_on=date(2018, 9, 20), **hours)
    SessionFactory(held_on=date(2018, 11, 1), cancelled_because="ziek", **hours)
    SessionFactory(activity=activity, held_on=date(2018, 12, 4), moved_from_on=date(2018, 12, 3))
    address = reverse("activities:public_activity", args=[activity.pk])

    first, second, third = data_of(client.get(address).text)["@graph"]

    assert first == {
        "@type": "Event",
        "name": "Eten </script><b>",
        "description": "Samen eten.",
        "url": f"http://testserver{address}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "organizer": {"@type": "Organization", "name": settings.FOUNDATION},
        "inLanguage": "nl",
        "isAccessibleForFree": False,
        "offers": {"@type": "Offer", "price": "2.50", "priceCurrency": "EUR"},
        "startDate": "2018-09-20T17:30:00+02:00",
        "endDate": "2018-09-20T19:30:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": PASCALWEG,
    }
    assert second["startDate"] == "2018-11-01T17:30:00+01:00"
    assert second["eventStatus"] == "https://schema.org/EventCancelled"
    assert third["startDate"] == "2018-12-04"
    assert third["eventStatus"] == "https://schema.org/EventRescheduled"
    assert third["previousStartDate"] == "2018-12-03"
