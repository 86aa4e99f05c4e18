"""Other hours for a whole series from a day on, and the same again for the next term."""

from datetime import date, time

import pytest
from django.urls import reverse

from activities.feeds import changed_at
from activities.models import Series, Session
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import ActivityFactory, SeriesFactory, SessionFactory

pytestmark = pytest.mark.today("2018-09-05 10:00+02:00")
DAYS = [date(2018, 9, day) for day in (4, 11, 18, 25)]


@pytest.fixture
def series(host):
    """Every Tuesday in September at half past nine; the first was held."""
    activity = ActivityFactory(hosts=[host], starts_at=time(9, 30))
    series = SeriesFactory(activity=activity, starts_at=time(9, 30))
    for day in DAYS:
        SessionFactory(activity=activity, series=series, held_on=day, starts_at=time(9, 30))
    return series


def change(client, series, **data):
    address = reverse("activities:series_hours", args=[series.pk])
    return client.post(address, {"from_on": "18-9-2018", "starts_at": "13.00"} | data, follow=True)


def hours():
    rows = Session.objects.order_by("held_on").values_list("held_on", "starts_at")
    return {day.day: at.hour for day, at in rows}


def test_from_a_day_on_it_is_at_another_hour_and_before_it_is_not(host_client, series):
    response = change(host_client, series)

    assert "2 bijeenkomsten zijn gewijzigd." in response.text
    assert hours() == {4: 9, 11: 9, 18: 13, 25: 13}


def test_the_part_before_keeps_its_own_hours_and_the_rest_can_be_continued(host_client, series):
    change(host_client, series)

    told = Series.objects.order_by("first_on").values_list("first_on", "last_on", "starts_at")
    assert list(told) == [
        (date(2018, 9, 4), date(2018, 9, 11), time(9, 30)),
        (date(2018, 9, 18), date(2018, 9, 25), time(13)),
    ]
    assert set(Session.objects.filter(held_on__gte=date(2018, 9, 18)).values_list("series")) == {
        (Series.objects.get(starts_at=time(13)).pk,)
    }


def test_what_was_moved_or_changed_by_itself_stays_as_it_was(host_client, series):
    Session.objects.filter(held_on=DAYS[2]).update(
        held_on=date(2018, 9, 20), moved_from_on=DAYS[2], moved_because="zaal bezet"
    )
    Session.objects.filter(held_on=DAYS[3]).update(starts_at=time(11))

    response = change(host_client, series, from_on="11-9-2018")

    assert "1 bijeenkomst is gewijzigd." in response.text
    assert hours() == {4: 9, 11: 13, 20: 9, 25: 11}


def test_calendars_of_others_hear_of_what_changed_and_of_nothing_else(host_client, series):
    Session.objects.update(updated_at="2018-09-01 00:00+02:00", created_at="2018-09-01 00:00+02:00")
    series.activity.__class__.objects.update(updated_at="2018-09-01 00:00+02:00")
    before = {one.held_on: changed_at(one) for one in Session.objects.all()}

    change(host_client, series)

    after = {one.held_on: changed_at(one) for one in Session.objects.all()}
    assert [day for day in DAYS if after[day] > before[day]] == DAYS[2:]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"from_on": "vandaag"}, "Kies een dag vanaf morgen."),
        ({"from_on": "26-9-2018"}, "Op of na die dag komt er niets meer in deze reeks."),
        ({"from_on": "31-2-2018"}, "31-2-2018"),
        ({"ends_at": "12.00"}, "De eindtijd ligt vóór de begintijd."),
    ],
)
def test_what_cannot_be_is_said_at_the_field(host_client, series, data, sentence):
    assert sentence in change(host_client, series, **data).text
    assert hours() == dict.fromkeys([4, 11, 18, 25], 9)


def test_two_sessions_are_not_at_the_same_hour(host_client, series):
    SessionFactory(activity=series.activity, held_on=DAYS[3], starts_at=time(13))

    response = change(host_client, series)

    assert "Op dinsdag 25 september 2018 staat er op die tijd al een bijeenkomst." in response.text


def test_another_host_cannot_reach_it(series):
    assert change(signed_in(UserFactory(host=True)), series).status_code == 404


def test_the_next_term_begins_where_this_one_ends_and_can_be_changed(host_client, series):
    address = reverse("activities:session_add", args=[series.activity_id])

    form = host_client.get(f"{address}?reeks={series.pk}").context["form"]

    assert form["days"].value() == "02-10-2018"
    assert form["until"].value() == "23-10-2018"
    assert (form["rhythm"].value(), form["starts_at"].value()) == ("week", "9.30")
    assert host_client.get(f"{address}?reeks=veel").status_code == 200
