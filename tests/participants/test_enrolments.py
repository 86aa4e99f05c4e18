"""A family takes part, stops, and comes back: what the registers list and what stays."""

from datetime import date

import pytest
from django.urls import reverse

from participants.models import Attendance, Enrolment
from participants.participation import taking_part
from participants.registers import people_on
from tests.factories.activities import ActivityFactory, SessionFactory
from tests.factories.participants import AttendanceFactory, EnrolmentFactory, PersonFactory
from tests.participants.cast import known

TODAY, TOMORROW = date(2018, 9, 19), date(2018, 9, 20)
BEGAN = date(2018, 1, 1)

pytestmark = pytest.mark.today("2018-09-19 10:00+02:00")


@pytest.fixture
def family(coach):
    return known("Fortes", coach=coach)


@pytest.fixture
def activity():
    return ActivityFactory(name="Taalochtend")


@pytest.fixture
def place(family, activity):
    """The place of the first member on the register."""
    return EnrolmentFactory(person=family.members.get(), activity=activity)


def press(client, name, family, activity):
    address = reverse(f"participants:{name}", args=[family.pk, activity.pk])
    return client.post(address, follow=True)


def listed(activity, day):
    """Who is on the register of a session on that day."""
    session = SessionFactory(activity=activity, held_on=day)
    return list(people_on(session).order_by("pk").values_list("given_name", flat=True))


def places():
    rows = Enrolment.objects.order_by("pk")
    return list(rows.values_list("person__given_name", "started_on", "ended_on"))


def test_who_stops_is_on_the_register_of_today_for_the_last_time(
    coach_client, family, activity, place
):
    answer = press(coach_client, "enrolment_end", family, activity)

    assert "Vanaf morgen staat dit gezin niet meer op de lijst van Taalochtend." in answer.text
    assert (listed(activity, TODAY), listed(activity, TOMORROW)) == (["Samira"], [])
    assert places() == [("Samira", BEGAN, TODAY)]


def test_who_stops_keeps_what_was(coach_client, family, activity, place):
    visit = AttendanceFactory(
        person=place.person, session__activity=activity, session__held_on=date(2018, 3, 6)
    )

    press(coach_client, "enrolment_end", family, activity)

    assert list(Attendance.objects.all()) == [visit]
    assert [(part.name, part.visits.days) for part in taking_part(family)] == [("Taalochtend", 1)]


def test_all_of_the_family_stop_and_nobody_else(coach_client, family, activity, place):
    child = PersonFactory(family=family, given_name="Ruby")
    EnrolmentFactory(person=child, activity=activity)
    neighbour = EnrolmentFactory(activity=activity)
    elsewhere = EnrolmentFactory(person=child)

    press(coach_client, "enrolment_end", family, activity)

    assert set(Enrolment.objects.filter(ended_on=None)) == {neighbour, elsewhere}


def test_what_was_still_to_begin_does_not_begin(coach_client, family, activity):
    EnrolmentFactory(person=family.members.get(), activity=activity, started_on=TOMORROW)

    press(coach_client, "enrolment_end", family, activity)

    assert places() == []


def test_a_wrong_press_leaves_no_trace(coach_client, family, activity, place):
    page = press(coach_client, "enrolment_end", family, activity).text
    assert "Vandaag nog op de lijst, vanaf morgen niet meer" in page
    assert "Weer op de lijst zetten" in page

    answer = press(coach_client, "enrolment_resume", family, activity)

    assert "Dit gezin staat weer op de lijst van Taalochtend." in answer.text
    assert places() == [("Samira", BEGAN, None)]


def test_who_comes_back_later_begins_anew(coach_client, family, activity, place):
    Enrolment.objects.update(ended_on=date(2018, 6, 1))

    for _ in range(2):
        press(coach_client, "enrolment_resume", family, activity)

    assert places() == [("Samira", BEGAN, date(2018, 6, 1)), ("Samira", TODAY, None)]


def test_stopping_and_coming_back_twice_on_one_day_ends_on_the_register_once(
    coach_client, family, activity, place
):
    press(coach_client, "enrolment_end", family, activity)
    EnrolmentFactory(person=place.person, activity=activity, started_on=TODAY)
    press(coach_client, "enrolment_end", family, activity)

    press(coach_client, "enrolment_resume", family, activity)

    assert places() == [("Samira", BEGAN, TODAY), ("Samira", TODAY, None)]


def test_the_file_says_since_when_and_offers_to_come_back(coach_client, family, activity, place):
    AttendanceFactory(person=place.person, session__activity=activity)
    Enrolment.objects.update(ended_on=date(2018, 6, 1))

    assert "Niet meer op de lijst sinds 1 jun" in coach_client.get(family.get_absolute_url()).text


def test_nobody_comes_back_to_an_activity_that_stopped(coach_client, family, activity, place):
    AttendanceFactory(person=place.person, session__activity=activity)
    Enrolment.objects.update(ended_on=date(2018, 6, 1))
    activity.ended_on = date(2018, 7, 1)
    activity.save()

    page = coach_client.get(family.get_absolute_url()).text

    assert "Weer op de lijst zetten" not in page
    assert press(coach_client, "enrolment_resume", family, activity).status_code == 404


def test_a_guest_of_one_day_did_not_stop(family, activity):
    """A visit that was taken back leaves a place on the register of that day only."""
    EnrolmentFactory(
        person=family.members.get(), activity=activity, started_on=BEGAN, ended_on=BEGAN
    )

    assert taking_part(family) == []


@pytest.mark.parametrize("name", ["enrolment_end", "enrolment_resume"])
def test_the_family_of_a_colleague_cannot_be_found(coach_client, activity, name):
    assert press(coach_client, name, known("Yılmaz"), activity).status_code == 404
