"""Sessions: one day, a few, every week; and moving one."""

import re
from datetime import date, time, timedelta

import pytest
import time_machine
from django.urls import reverse

from activities.actions.sessions import plan_sessions
from activities.models import Session
from tests.factories.activities import ActivityFactory, PlaceFactory, SessionFactory


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


@pytest.fixture
def activity(host):
    return ActivityFactory(hosts=[host], starts_at=time(9, 30))


def plan(client, activity, **data):
    return client.post(reverse("activities:session_add", args=[activity.pk]), data, follow=True)


def preview_ticks(page):
    """The days that are ticked on the page with all days."""
    return re.findall(r'value="([\d-]{10})"\s+id="keep-\d+"\s+checked', page.text)


def planned(activity):
    return list(activity.sessions.values_list("held_on", "starts_at"))


def test_one_day_is_in_the_agenda_at_once(coach_client, activity):
    response = plan(coach_client, activity, days="25 sep", starts_at="9.30")

    assert planned(activity) == [(date(2018, 9, 25), time(9, 30))]
    assert "De bijeenkomst staat in de agenda." in response.text


def test_every_week_is_shown_first(coach_client, activity):
    data = {"days": "25 sep", "until": "10 okt", "starts_at": "9.30"}

    preview = plan(coach_client, activity, **data)
    assert "3 dagen: welke in de agenda?" in preview.text
    assert planned(activity) == []

    plan(coach_client, activity, **data, sure="1", keep=preview_ticks(preview))
    assert [day for day, _ in planned(activity)] == [
        date(2018, 9, 25),
        date(2018, 10, 2),
        date(2018, 10, 9),
    ]


def test_the_hours_of_the_activity_stand_ready(coach_client, activity):
    form = reverse("activities:session_add", args=[activity.pk])

    assert 'value="9.30"' in coach_client.get(form).text


def test_a_session_is_not_planned_twice(coach_client, activity):
    SessionFactory(activity=activity, held_on=date(2018, 10, 2), starts_at=time(9, 30))

    page = plan(coach_client, activity, days="25 sep", until="9 okt", starts_at="9.30").text

    assert "Deze bijeenkomst staat er al: dinsdag 2 oktober 2018." in page
    assert 'value="25 sep"' in page
    assert len(planned(activity)) == 1


def test_two_people_who_plan_the_same_at_once_plan_it_once(activity):
    for _ in range(2):
        plan_sessions(activity=activity, days=[date(2018, 9, 25)], starts_at=time(9, 30))

    assert Session.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"days": ""}, "Vul een dag in."),
        ({"days": "31-2-2019"}, "31 februari bestaat niet."),
        ({"days": "25 sep", "until": "25-9-2028"}, "Plan er hooguit 60 tegelijk."),
        ({"days": "31-12-2016"}, "Deze activiteit begon op zondag 1 januari 2017."),
        ({"days": "25 sep", "starts_at": "11", "ends_at": "9"}, "De eindtijd ligt vóór"),
    ],
)
def test_what_cannot_be_planned_is_said(coach_client, activity, wrong, sentence):
    assert sentence in plan(coach_client, activity, **wrong).text
    assert planned(activity) == []


def test_nothing_is_planned_after_the_end(coach_client, activity):
    activity.ended_on = date(2018, 10, 1)
    activity.save()

    page = plan(coach_client, activity, days="25 sep", until="9 okt").text

    assert "Deze activiteit stopte op maandag 1 oktober 2018." in page


def test_a_host_plans_for_their_own_activity_only(host_client, activity):
    plan(host_client, activity, days="25 sep")
    assert len(planned(activity)) == 1

    other = ActivityFactory()
    assert plan(host_client, other, days="25 sep").status_code == 404


def edit(client, session, **data):
    return client.post(reverse("activities:session_edit", args=[session.pk]), data, follow=True)


def test_a_coming_session_can_be_moved(coach_client, activity):
    session = SessionFactory(activity=activity, held_on=date(2018, 9, 25))

    edit(coach_client, session, held_on="26 sep", starts_at="10.00", moved_because="zaal bezet")

    assert planned(activity) == [(date(2018, 9, 26), time(10, 0))]
    page = coach_client.get(activity.get_absolute_url()).text
    assert "verzet van di 25 september: zaal bezet" in page


def test_a_session_is_not_moved_without_a_reason(coach_client, activity):
    session = SessionFactory(activity=activity, held_on=date(2018, 9, 25))

    page = edit(coach_client, session, held_on="26 sep").text

    assert "Het was op dinsdag 25 september 2018. Waarom gaat het naar een andere dag?" in page
    assert planned(activity) == [(date(2018, 9, 25), None)]


def test_a_session_remembers_its_first_day_until_it_is_back(coach_client, activity):
    session = SessionFactory(activity=activity, held_on=date(2018, 9, 25))

    for day in ("26 sep", "27 sep"):
        edit(coach_client, session, held_on=day, moved_because="zaal bezet")
    session.refresh_from_db()
    assert (session.held_on, session.moved_from_on) == (date(2018, 9, 27), date(2018, 9, 25))

    edit(coach_client, session, held_on="25 sep", moved_because="zaal bezet")
    session.refresh_from_db()
    assert (session.held_on, session.moved_from_on, session.moved_because) == (
        date(2018, 9, 25),
        None,
        "",
    )


def test_the_day_of_a_session_that_was_held_is_fixed(coach_client, activity):
    session = SessionFactory(activity=activity, held_on=date(2018, 9, 18))

    edit(coach_client, session, held_on="26 sep", starts_at="10.00")

    assert planned(activity) == [(date(2018, 9, 18), time(10, 0))]


def test_a_session_is_not_moved_onto_another(coach_client, activity):
    SessionFactory(activity=activity, held_on=date(2018, 9, 26), starts_at=time(9, 30))
    session = SessionFactory(activity=activity, held_on=date(2018, 9, 25), starts_at=time(9, 30))

    page = edit(coach_client, session, held_on="26 sep", starts_at="9.30").text

    assert "Op deze dag en tijd staat er al een bijeenkomst." in page


def activity_page(client, activity):
    return " ".join(client.get(activity.get_absolute_url()).text.split())


def test_a_session_is_where_its_activity_is_unless_somebody_chose_another_place(
    coach_client, activity
):
    activity.place = PlaceFactory(name="Petrakerk")
    activity.save()
    plan(coach_client, activity, days="25 sep")
    (session,) = activity.sessions.all()
    form = coach_client.get(reverse("activities:session_edit", args=[session.pk]))

    activity.place = PlaceFactory(name="Huis van de Wijk")
    activity.save()

    assert "Waar het altijd is: Petrakerk" in form.text
    assert activity.sessions.get().where == activity.place


def test_every_time_that_comes_can_be_found_and_called_off_from_the_page(coach_client, activity):
    days = [date(2018, 9, 25) + timedelta(weeks=week) for week in range(10)]
    last = [SessionFactory(activity=activity, held_on=day) for day in days][-1]

    page = activity_page(coach_client, activity)

    assert "Daarna nog 2 keer" in page
    assert page.count(">Gaat niet door<") == 10
    assert reverse("participants:register_cancel", args=[last.pk]) in page


def test_what_comes_and_is_called_off_goes_not_on_what_was_called_off_went_not_on(
    coach_client, activity
):
    for day in (date(2018, 9, 11), date(2018, 9, 25)):
        SessionFactory(activity=activity, held_on=day, cancelled_because="storm")

    page = activity_page(coach_client, activity)

    assert page.count("Gaat niet door: storm") == page.count("Ging niet door: storm") == 1
