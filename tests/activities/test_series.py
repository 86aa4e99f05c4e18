"""Series: sessions by a rule, around the holidays, continued and ended."""

from datetime import date, time

import pytest
import time_machine
from django.urls import reverse

from activities.models import Activity, Series, Session
from tests.activities.test_sessions import plan, planned, preview_ticks
from tests.factories.activities import (
    ActivityFactory,
    PlaceFactory,
    SeriesFactory,
    SessionFactory,
)


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


@pytest.fixture
def activity(host):
    return ActivityFactory(hosts=[host], starts_at=time(9, 30))


@pytest.fixture
def series(activity):
    """Every Tuesday in September; two were held."""
    series = SeriesFactory(activity=activity, starts_at=time(9, 30), place=PlaceFactory())
    for day in (4, 11, 18, 25):
        SessionFactory(
            activity=activity,
            series=series,
            held_on=date(2018, 9, day),
            starts_at=time(9, 30),
        )
    return series


def change(client, series, **data):
    return client.post(reverse("activities:series_edit", args=[series.pk]), data, follow=True)


def test_a_term_leaves_out_the_autumn_holiday_unless_it_is_ticked(coach_client, activity):
    data = {"days": "9 okt", "until": "30 okt", "starts_at": "9.30"}

    preview = plan(coach_client, activity, **data)

    assert preview_ticks(preview) == ["2018-10-09", "2018-10-16", "2018-10-30"]
    assert "Herfstvakantie" in preview.text
    assert "1 dag is een feestdag of valt in een schoolvakantie." in preview.text


def test_the_rule_stays_with_the_sessions_it_made(coach_client, activity):
    data = {"days": "25 sep", "until": "20 nov", "rhythm": "two_weeks", "starts_at": "9.30"}

    keep = preview_ticks(plan(coach_client, activity, **data))
    plan(coach_client, activity, **data, sure="1", keep=keep[1:])

    (series,) = Series.objects.all()
    assert series.recurrence.rrule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20181120"
    assert list(series.sessions.values_list("held_on", flat=True)) == [
        date(2018, 10, 9),
        date(2018, 11, 6),
        date(2018, 11, 20),
    ]
    page = coach_client.get(activity.get_absolute_url()).text
    assert "Om de week op dinsdag, 9.30" in page


def test_two_weekdays_are_two_series(coach_client, activity):
    data = {"days": "25 sep, 27 sep", "until": "4 okt", "starts_at": "9.30"}

    keep = preview_ticks(plan(coach_client, activity, **data))
    plan(coach_client, activity, **data, sure="1", keep=keep)

    assert [str(one) for one in activity.series.all()] == ["elke dinsdag", "elke donderdag"]
    assert [one.sessions.count() for one in activity.series.all()] == [2, 2]


def test_days_without_an_end_are_no_series(coach_client, activity):
    data = {"days": "25 sep, 2 okt", "rhythm": "week"}

    plan(coach_client, activity, **data, sure="1", keep=["2018-09-25", "2018-10-02"])

    assert len(planned(activity)) == 2
    assert Series.objects.count() == 0


def test_one_day_that_is_a_holiday_is_planned_and_said(coach_client, activity):
    page = plan(coach_client, activity, days="25-12-2018").text

    assert "De bijeenkomst staat in de agenda. Let op: dat is Eerste kerstdag" in page
    assert [day for day, _ in planned(activity)] == [date(2018, 12, 25)]


@pytest.mark.parametrize("keep", [[], ["2018-09-26"], ["onzin"]])
def test_only_days_of_the_list_are_planned(coach_client, activity, keep):
    data = {"days": "25 sep", "until": "9 okt"}

    page = plan(coach_client, activity, **data, sure="1", keep=keep).text

    assert "Er is geen dag aangevinkt." in page
    assert planned(activity) == []


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"until": "20 sep"}, "Deze dag ligt vóór de eerste keer."),
        ({"until": "31-2-2019"}, "31 februari bestaat niet."),
        ({"until": "9 okt", "rhythm": "ooit"}, "ooit"),
    ],
)
def test_a_rule_that_makes_no_sense_is_said(coach_client, activity, wrong, sentence):
    assert sentence in plan(coach_client, activity, days="25 sep", **wrong).text
    assert planned(activity) == []


def test_a_series_goes_on_with_the_same_hours_and_place(coach_client, series):
    preview = change(coach_client, series, last_on="16 okt")
    keep = preview_ticks(preview)
    assert keep == ["2018-10-02", "2018-10-09", "2018-10-16"]

    change(coach_client, series, last_on="16 okt", sure="1", keep=keep[:2])

    series.refresh_from_db()
    assert series.last_on == date(2018, 10, 16)
    added = series.sessions.filter(held_on__gt=date(2018, 9, 30))
    assert [(one.held_on.day, one.starts_at, one.place) for one in added] == [
        (2, time(9, 30), series.place),
        (9, time(9, 30), series.place),
    ]


def test_what_was_planned_apart_meanwhile_is_not_planned_again(coach_client, activity, series):
    SessionFactory(activity=activity, held_on=date(2018, 10, 2), starts_at=time(9, 30))

    assert preview_ticks(change(coach_client, series, last_on="16 okt")) == [
        "2018-10-09",
        "2018-10-16",
    ]


def test_a_series_that_ends_sooner_calls_off_what_would_still_come(coach_client, series):
    page = change(coach_client, series, last_on="20 sep", because="zaal weg").text

    assert "De reeks is korter. 1 bijeenkomst gaat niet door." in page
    assert [
        (one.held_on.day, one.cancelled_because) for one in series.sessions.order_by("held_on")
    ] == [(4, ""), (11, ""), (18, ""), (25, "zaal weg")]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"last_on": "20 sep"}, "Vertel kort waarom het eerder stopt."),
        ({"last_on": "1 sep"}, "Kies dinsdag 18 september 2018 of later."),
        ({"last_on": "28 sep"}, "Tot en met die dag komt er geen dag bij."),
        ({"last_on": "1-1-2028"}, "Plan er hooguit 60 tegelijk."),
        ({"last_on": ""}, "Dit veld is verplicht."),
    ],
)
def test_an_end_that_makes_no_sense_is_said(coach_client, series, wrong, sentence):
    assert sentence in change(coach_client, series, **wrong).text
    assert Session.objects.filter(cancelled_because="").count() == 4


def test_a_host_changes_their_own_series_only(host_client, series):
    assert change(host_client, series, last_on="2 okt", sure="1", keep="2018-10-02").status_code
    assert series.sessions.count() == 5

    assert change(host_client, SeriesFactory(), last_on="2 okt").status_code == 404


def test_a_copy_begins_with_what_the_other_has(coach_client, activity):
    activity.takes_away.create(name="Taal")
    activity.description = "Samen Nederlands praten."
    activity.save()
    address = reverse("activities:activity_copy", args=[activity.pk])

    form = coach_client.get(address).context["form"]
    fields = ("name", "description", "starts_at", "hosts", "takes_away")
    told = {name: form[name].value() for name in fields}
    coach_client.post(address, told | {"name": "Taalavond", "started_on": "vandaag"})

    assert told["name"] == f"{activity} (kopie)"
    copy = Activity.objects.get(name="Taalavond")
    assert copy.started_on == date(2018, 9, 18)
    assert copy.description == activity.description
    assert list(copy.hosts.all()) == list(activity.hosts.all())
    assert [str(one) for one in copy.takes_away.all()] == ["Taal"]
    assert not copy.sessions.exists()
