"""Registers that are late, or look strange: the coordinator is told, and says what is right."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from participants.models import Attendance, RegisterCheck
from participants.odd_registers import odd_registers
from tests.factories.activities import ActivityFactory, SessionFactory
from tests.participants.registers import TODAY, enrolled_family, url

pytestmark = pytest.mark.usefixtures("this_evening")

LIST = "participants:register_list"
LAST_WEEK = TODAY - timedelta(weeks=1)


def held(activity, *visitors, until=LAST_WEEK):
    """One session a week, the last one on ``until``, with so many visitors without a name."""
    first = until - timedelta(weeks=len(visitors) - 1)
    return [
        SessionFactory(
            activity=activity, held_on=first + timedelta(weeks=week), unnamed_visitors=number
        )
        for week, number in enumerate(visitors)
    ]


def odd(user):
    return [(one.session, one.why) for one in odd_registers(user, TODAY)]


def test_a_number_far_from_the_middle_is_strange(coordinator):
    *_, strange = held(ActivityFactory(), 10, 12, 9, 11, 10, 10, 40)

    assert odd(coordinator) == [
        (strange, ["Er waren er 40. De laatste 6 keer waren het er meestal rond de 10."])
    ]


@pytest.mark.parametrize(
    "visitors",
    [
        (10, 12, 9, 11, 10, 10, 13),  # the middle is 10, the usual distance 0 or 1: 3 is not far
        (10, 12, 9, 11, 10, 40),  # five times say nothing yet
        (5, 25, 10, 20, 15, 15, 28),  # it always jumps
    ],
)
def test_what_is_usual_is_not_strange(coordinator, visitors):
    held(ActivityFactory(), *visitors)

    assert odd(coordinator) == []


def test_what_was_called_off_is_left_out(coordinator):
    *_, strange = held(ActivityFactory(), 10, 12, 9, 11, 10, 10, 40)
    strange.cancelled_because = "het weer"
    strange.save()

    assert odd(coordinator) == []


def test_the_list_of_today_is_strange_only_when_it_is_ready(coordinator):
    *_, today = held(ActivityFactory(), 10, 12, 9, 11, 10, 10, 40, until=TODAY)

    assert odd(coordinator) == []

    today.register_closed_at = "2018-09-19T15:00Z"
    today.save()
    assert [session for session, _why in odd(coordinator)] == [today]


def came(activity, people, times):
    """Everybody of ``people`` came ``times`` weeks in a row."""
    sessions = held(activity, *[0] * times)
    for session in sessions:
        for person in people:
            Attendance.objects.create(session=session, person=person)
    return sessions


@pytest.mark.parametrize(("size", "times", "is_odd"), [(5, 6, True), (4, 6, False), (5, 5, False)])
def test_the_same_people_every_time_is_strange(coordinator, activity, size, times, is_odd):
    people = enrolled_family(activity, *"ABCDE"[:size])
    *_, last = came(activity, people, times)

    sentence = "De laatste 6 keer waren precies dezelfde 5 mensen er."
    assert odd(coordinator) == ([(last, [sentence])] if is_odd else [])


def test_as_many_but_others_is_not_strange(coordinator, activity):
    *people, other = enrolled_family(activity, *"ABCDEF")
    *_, last = came(activity, people, 6)
    Attendance.objects.filter(session=last, person=people[0]).update(person=other)

    assert odd(coordinator) == []


@pytest.mark.parametrize("activities", [1, 3])
def test_two_questions_for_one_activity_and_for_three(
    coordinator, activities, django_assert_num_queries
):
    for number in range(activities):
        activity = ActivityFactory()
        came(activity, enrolled_family(activity, *"ABCDE", name=f"Familie {number}"), 6)

    with django_assert_num_queries(2):
        found = odd_registers(coordinator, TODAY)

    assert len(found) == activities


def test_what_was_looked_at_is_asked_again_only_when_it_changes(coordinator, coordinator_client):
    *_, strange = held(ActivityFactory(), 10, 12, 9, 11, 10, 10, 40)

    coordinator_client.post(url("register_check", strange), {"visitors": 40})

    assert odd(coordinator) == []
    strange.unnamed_visitors = 50
    strange.save()
    assert [session for session, _why in odd(coordinator)] == [strange]


def test_looking_twice_keeps_the_last_look(coordinator, coordinator_client):
    session = SessionFactory(held_on=LAST_WEEK)

    for visitors in ("3", "5", "31-2-2017"):
        coordinator_client.post(url("register_check", session), {"visitors": visitors})

    assert [(one.visitors, one.author) for one in RegisterCheck.objects.all()] == [(5, coordinator)]


def test_only_the_coordinator_is_asked(host_client, coordinator_client, activity):
    *_, strange = held(activity, 10, 12, 9, 11, 10, 10, 40)

    assert "Klopt dit?" in coordinator_client.get(reverse(LIST)).text
    assert "Klopt dit?" not in host_client.get(reverse(LIST)).text
    assert host_client.post(url("register_check", strange)).status_code == 403


def test_the_coordinator_hears_how_late_it_is_and_whom_to_ask(
    host, host_client, coordinator_client, activity
):
    SessionFactory(activity=activity, held_on=date(2018, 9, 14))

    page = coordinator_client.get(reverse(LIST)).text

    assert "5 dagen te laat" in page
    assert f'<a href="mailto:{host.email}">' in page
    assert "mailto" not in host_client.get(reverse(LIST)).text


@pytest.mark.parametrize("sessions", [1, 3])
def test_late_registers_ask_as_much_for_three_as_for_one(
    coordinator_client, sessions, django_assert_num_queries
):
    for day in range(sessions):
        SessionFactory(held_on=LAST_WEEK - timedelta(days=day))

    with django_assert_num_queries(10):
        coordinator_client.get(reverse(LIST))


def test_what_is_still_to_do_today_is_not_late(coordinator_client, session):
    assert "te laat" not in coordinator_client.get(reverse(LIST)).text
