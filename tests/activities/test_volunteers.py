"""Volunteers and their hours."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from activities.models import Shift, Volunteer
from tests.factories.activities import (
    ActivityFactory,
    SessionFactory,
    ShiftFactory,
    VolunteerFactory,
)

LIST = reverse("activities:volunteer_list")
BEGINS = {"phase": "active", "since_on": "1-1-2018"}


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


def names(response):
    return [volunteer.name for volunteer in response.context["page"]]


def log(client, volunteer, **data):
    data = {"worked_on": "vandaag", "minutes": "2,5", "activity": ""} | data
    return client.post(reverse("activities:shift_add", args=[volunteer.pk]), data, follow=True)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_much_for_three_volunteers_as_for_one(
    coach_client, rows, django_assert_num_queries
):
    for _ in range(rows):
        ShiftFactory(worked_on=date(2018, 3, 6), minutes=150)
    ShiftFactory(volunteer=Volunteer.objects.first(), worked_on=date(2017, 3, 6))

    with django_assert_num_queries(9):
        response = coach_client.get(LIST)

    assert [volunteer.minutes for volunteer in response.context["page"]] == [150] * rows
    assert response.text.count("2,5 uur in 2018") == rows


def test_a_volunteer_is_found_by_name_and_telephone(coach_client):
    coach_client.post(
        reverse("activities:volunteer_add"),
        {"name": "Özgür 🌸", "phone": "06 90 66 42 15", **BEGINS},
    )
    VolunteerFactory(name="Anders")

    assert names(coach_client.post(LIST, {"zoek": "ozgur"}, follow=True)) == ["Özgür 🌸"]
    assert names(coach_client.post(LIST, {"zoek": "90664215"}, follow=True)) == ["Özgür 🌸"]
    assert (
        "Schrijf een vrijwilliger op" in coach_client.post(LIST, {"zoek": "zzz"}, follow=True).text
    )


def test_who_stopped_is_shown_on_request(coach_client):
    VolunteerFactory(name="Gestopt", ended_on=date(2018, 9, 17))

    assert names(coach_client.get(LIST)) == []
    assert names(coach_client.get(LIST, {"welke": "alle"})) == ["Gestopt"]


def test_one_account_is_one_volunteer(host, coach_client):
    VolunteerFactory(account=host)

    response = coach_client.post(
        reverse("activities:volunteer_add"),
        {"name": "Dubbel", "account": host.pk, **BEGINS},
    )

    assert "Dit account hoort al bij een vrijwilliger." in response.text
    assert 'value="Dubbel"' in response.text


def test_hours_belong_to_the_session_of_that_day(coach_client):
    volunteer, activity = VolunteerFactory(), ActivityFactory()
    session = SessionFactory(activity=activity, held_on=date(2018, 9, 18))

    log(coach_client, volunteer, minutes="13.30 - 16.00", activity=activity.pk)

    shift = Shift.objects.get()
    assert (shift.minutes, shift.session) == (150, session)


def test_on_a_day_with_two_sessions_nobody_guesses_which(coach_client):
    activity = ActivityFactory()
    for hour in ("09:00", "14:00"):
        SessionFactory(activity=activity, held_on=date(2018, 9, 18), starts_at=hour)

    log(coach_client, VolunteerFactory(), activity=activity.pk)

    assert Shift.objects.get().session is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"minutes": ""}, "Vul in hoelang je er was."),
        ({"minutes": "veel"}, "Dit is geen getal."),
        ({"minutes": "25"}, "hooguit 24 uur"),
        ({"worked_on": "morgen"}, "Deze dag moet nog komen."),
        ({"worked_on": "31-2-2017"}, "31 februari bestaat niet."),
    ],
)
def test_hours_that_cannot_be_are_said(coach_client, wrong, sentence):
    assert sentence in log(coach_client, VolunteerFactory(), **wrong).text
    assert Shift.objects.count() == 0


def test_the_same_hours_are_not_written_down_twice(coach_client):
    volunteer = VolunteerFactory()
    log(coach_client, volunteer)

    page = log(coach_client, volunteer).text

    assert "Voor dinsdag 18 september 2018 staan hier al uren." in page
    assert Shift.objects.count() == 1


def test_hours_can_be_corrected(coach_client):
    shift = ShiftFactory(worked_on=date(2018, 9, 18), minutes=90)
    edit = reverse("activities:shift_edit", args=[shift.pk])
    assert 'value="1:30"' in coach_client.get(edit).text

    coach_client.post(
        edit, {"worked_on": "vandaag", "minutes": "1:45", "activity": shift.activity_id}
    )

    shift.refresh_from_db()
    assert shift.minutes == 105


def test_a_host_writes_down_their_own_hours_only(host, host_client):
    me, other = VolunteerFactory(account=host), VolunteerFactory()
    their_shift = ShiftFactory(volunteer=other)

    response = log(host_client, me)
    assert response.redirect_chain == [(me.get_absolute_url(), 302)]
    assert "Nog 2,5 uur wacht op goedkeuring" in response.text

    assert log(host_client, other).status_code == 404
    assert host_client.get(other.get_absolute_url()).status_code == 404
    edit = reverse("activities:shift_edit", args=[their_shift.pk])
    assert host_client.get(edit).status_code == 404


def test_a_host_chooses_from_their_own_activities(host, host_client):
    me = VolunteerFactory(account=host)
    not_theirs = ActivityFactory()

    log(host_client, me, activity=not_theirs.pk)

    assert Shift.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_much_for_three_shifts_as_for_one(
    coach_client, rows, django_assert_num_queries
):
    volunteer = VolunteerFactory()
    for number in range(1, rows + 1):
        ShiftFactory(volunteer=volunteer, worked_on=date(2018, 3, number))

    with django_assert_num_queries(13):
        assert len(coach_client.get(volunteer.get_absolute_url()).context["page"]) == rows


@pytest.mark.parametrize("typed", ["0691234567", "06-91234567", "ozgur", "Yılmaz özgür"])
def test_a_volunteer_is_found_by_name_and_telephone_as_people_type_them(coach_client, typed):
    ozgur = VolunteerFactory(name="Özgür Yılmaz", phone="+31691234567")
    ozgur.fold_search_key()
    ozgur.save()
    VolunteerFactory()

    found = coach_client.post(LIST, {"zoek": typed}, follow=True)

    assert [volunteer.name for volunteer in found.context["page"]] == ["Özgür Yılmaz"]
