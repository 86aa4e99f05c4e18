"""Sessions in the calendars of others, read back by a library that did not write them."""

from datetime import date, datetime, time, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
import vobject
from dateutil.tz import tzical
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.feeds import ZONE, write_feed
from activities.models import Activity, Session
from core.recurrence import Recurrence, Rhythm
from tests.activities.test_sessions import edit, plan, preview_ticks
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    PlaceFactory,
    PublicAgendaFactory,
    SessionFactory,
)

ROTTERDAM, UTC = ZoneInfo("Europe/Amsterdam"), ZoneInfo("UTC")
FEED = reverse("activities:public_feed")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False) as clock:
        yield clock


@pytest.fixture
def house(db):
    return PublicAgendaFactory()


@pytest.fixture
def activity(db):
    place = PlaceFactory(name="Huis van de Wijk", street="Pascalweg 1")
    return ActivityFactory(name="Taal; koffie, thee", place=place, is_public=True)


def read(feed):
    """The events in ``feed`` in order of day."""
    calendar = vobject.readOne(feed if isinstance(feed, str) else feed.decode())
    return sorted(calendar.contents.get("vevent", []), key=lambda event: str(event.dtstart.value))


def told(client, address=FEED):
    return read(client.get(address).text)


def test_a_session_is_an_event_in_rotterdam(client, house, activity):
    session = SessionFactory(
        activity=activity, held_on=date(2018, 9, 20), starts_at=time(9, 30), ends_at=time(11, 30)
    )

    (event,) = told(client)

    assert event.uid.value == f"bijeenkomst-{session.pk}@{house.house}"
    assert event.dtstart.value == datetime(2018, 9, 20, 9, 30, tzinfo=ROTTERDAM)
    assert event.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Europe/Amsterdam"]
    assert event.dtend.value == datetime(2018, 9, 20, 11, 30, tzinfo=ROTTERDAM)
    assert event.summary.value == "Taal; koffie, thee"
    assert event.location.value == "Huis van de Wijk, Pascalweg 1, Rotterdam"
    assert event.status.value == "CONFIRMED"
    assert event.sequence.value == "0"
    assert event.url.value == f"http://testserver/buurtagenda/{activity.pk}/"


def test_a_session_without_hours_is_a_day(client, house, activity):
    SessionFactory(activity=activity, held_on=date(2018, 9, 20))

    (event,) = told(client)

    assert event.dtstart.value == date(2018, 9, 20)
    assert not hasattr(event, "dtend")


def test_a_session_keeps_its_name_when_it_moves_and_when_it_is_called_off(
    client, coach_client, house, activity, clock
):
    session = SessionFactory(activity=activity, held_on=date(2018, 9, 20), starts_at=time(9, 30))
    (before,) = told(client)

    clock.shift(timedelta(minutes=5))
    edit(coach_client, session, held_on="21 sep", starts_at="10.00", moved_because="zaal bezet")
    (moved,) = told(client)

    clock.shift(timedelta(minutes=5))
    cancel = reverse("participants:register_cancel", args=[session.pk])
    coach_client.post(cancel, {"reason": "other", "other": "ziek"})
    (off,) = told(client)

    assert before.uid.value == moved.uid.value == off.uid.value
    assert moved.dtstart.value == datetime(2018, 9, 21, 10, tzinfo=ROTTERDAM)
    assert [int(event.sequence.value) for event in (before, moved, off)] == [0, 300, 600]
    assert [event.status.value for event in (before, moved, off)] == [
        "CONFIRMED",
        "CONFIRMED",
        "CANCELLED",
    ]
    assert off.summary.value == "Gaat niet door: Taal; koffie, thee"


def test_another_name_of_the_activity_is_a_change_of_its_sessions(client, house, activity, clock):
    SessionFactory(activity=activity, held_on=date(2018, 9, 20))

    clock.shift(timedelta(hours=1))
    activity.name = "Taalochtend"
    activity.save()

    (event,) = told(client)
    assert (event.summary.value, event.sequence.value) == ("Taalochtend", "3600")


def test_a_term_of_lessons_with_a_holiday_and_a_cancellation_is_in_the_feed(
    client, coach_client, house, activity
):
    """Across the change of the clock of 28 October: nine thirty stays nine thirty."""
    rule = {"days": "2 okt", "until": "6 nov", "starts_at": "9.30", "ends_at": "11.30"}
    keep = preview_ticks(plan(coach_client, activity, **rule))
    plan(coach_client, activity, **rule, sure="1", keep=keep)
    off = Session.objects.get(held_on=date(2018, 10, 9))
    coach_client.post(
        reverse("participants:register_cancel", args=[off.pk]), {"reason": "other", "other": "ziek"}
    )

    events = told(client)

    assert [
        (event.dtstart.value.strftime("%d-%m %H:%M %z"), event.status.value) for event in events
    ] == [
        ("02-10 09:30 +0200", "CONFIRMED"),
        ("09-10 09:30 +0200", "CANCELLED"),
        ("16-10 09:30 +0200", "CONFIRMED"),
        ("30-10 09:30 +0100", "CONFIRMED"),
        ("06-11 09:30 +0100", "CONFIRMED"),
    ]


def test_each_feed_holds_its_own(client, house, activity):
    group = NeighbourhoodGroupFactory(name="Naaigroep")
    sewing = ActivityFactory(name="Naaien", group=group, is_public=True)
    hidden = ActivityFactory(name="Besloten", group=group)
    for one in (activity, sewing, hidden):
        SessionFactory(activity=one, held_on=date(2018, 9, 20))

    def names(door, *keys):
        return {event.summary.value for event in told(client, reverse(door, args=keys))}

    assert names("activities:public_feed") == {"Taal; koffie, thee", "Naaien"}
    assert names("activities:activity_feed", sewing.pk) == {"Naaien"}
    assert names("activities:group_feed", group.pk) == {"Naaien"}
    assert client.get(reverse("activities:activity_feed", args=[hidden.pk])).status_code == 404


def test_last_month_is_in_it_and_what_was_before_is_not(client, house, activity):
    for day in (date(2018, 7, 31), date(2018, 8, 2), date(2019, 8, 1)):
        SessionFactory(activity=activity, held_on=day)

    assert [event.dtstart.value for event in told(client)] == [date(2018, 8, 2), date(2019, 8, 1)]


def test_who_has_it_already_gets_a_short_answer(client, house, activity):
    SessionFactory(activity=activity, held_on=date(2018, 9, 20))
    first = client.get(FEED)

    again = client.get(FEED, headers={"If-None-Match": first["ETag"]})

    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    assert (again.status_code, again.content) == (304, b"")


def test_the_clock_in_the_feed_is_that_of_rotterdam():
    """Read by another library: every half hour around every change of fifty years."""
    clock = tzical(StringIO(ZONE)).get()
    for year in range(2000, 2051):
        for month in (3, 10):
            start = datetime(year, month, 24, tzinfo=UTC)
            for half_hours in range(48 * 8):
                moment = start + timedelta(minutes=30 * half_hours)
                here = moment.astimezone(ROTTERDAM)
                if here.fold or (here.month, here.hour) == (10, 2):
                    continue  # half past two comes twice: a local time that names two moments
                assert here.replace(tzinfo=clock).utcoffset() == here.utcoffset(), here


@settings(deadline=None, max_examples=50)
@given(
    st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    st.integers(min_value=0, max_value=400),
    st.times(min_value=time(4)).map(lambda hour: hour.replace(second=0, microsecond=0)),
    st.sampled_from(Rhythm),
)
def test_whoever_reads_the_feed_reads_the_day_and_the_hour_on_the_wall(
    first_on, length, hour, rhythm
):
    changed = datetime(2000, 1, 1, tzinfo=UTC)
    activity = Activity(name="Taal", updated_at=changed)
    recurrence = Recurrence.of(rhythm, first_on, first_on + timedelta(days=length))
    sessions = [
        Session(
            pk=number,
            activity=activity,
            held_on=day,
            starts_at=hour,
            created_at=changed,
            updated_at=changed,
        )
        for number, day in enumerate(recurrence.days)
    ]

    events = read(write_feed("Taal", sessions, house="huis", address=lambda activity: "x"))

    starts = [event.dtstart.value for event in events]
    assert [start.date() for start in starts] == recurrence.days
    assert {start.time() for start in starts} == {hour}
    there = [start.astimezone(UTC) for start in starts]
    assert there == [
        datetime.combine(day, hour, ROTTERDAM).astimezone(UTC) for day in recurrence.days
    ]
