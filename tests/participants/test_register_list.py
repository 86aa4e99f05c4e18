"""The list of registers, and the sessions of the week for the hall."""

from datetime import date

import pytest
from django.urls import reverse

from activities.models import Session
from participants.week import week_sessions
from tests.factories.activities import SessionFactory, VolunteerFactory
from tests.factories.participants import (
    AttendanceFactory,
)
from tests.participants.registers import (
    TODAY,
)

pytestmark = pytest.mark.usefixtures("this_evening")


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_list_asks_as_much_for_three_sessions_as_for_one(
    coordinator_client, sessions, django_assert_num_queries
):
    for _ in range(sessions):
        AttendanceFactory(session__held_on=TODAY)
        AttendanceFactory(session__held_on=date(2018, 2, 1))

    with django_assert_num_queries(10):
        response = coordinator_client.get(reverse("participants:register_list"))

    assert len(response.context["open"]) == sessions
    assert len(response.context["lines"]) == sessions


def test_the_list_shows_what_still_has_to_be_done_first(host_client, activity, session):
    ready = SessionFactory(
        activity=activity, held_on=date(2018, 9, 12), register_closed_at="2018-09-12T20:00Z"
    )
    SessionFactory(activity=activity, held_on=date(2018, 9, 26))
    SessionFactory(held_on=TODAY)  # somebody else's

    response = host_client.get(reverse("participants:register_list"))

    assert [line.session for line in response.context["open"]] == [session]
    assert [line.session for line in response.context["lines"]] == [ready]


def test_what_does_not_fit_above_stands_below(coordinator_client, monkeypatch):
    monkeypatch.setattr("participants.views.registers.MOST_OPEN", 1)
    older, newer = (SessionFactory(held_on=date(2018, 9, day)) for day in (10, 11))

    response = coordinator_client.get(reverse("participants:register_list"))

    assert [line.session for line in response.context["open"]] == [newer]
    assert [line.session for line in response.context["lines"]] == [older]


def test_the_list_can_be_narrowed(coordinator_client, activity):
    old = SessionFactory(activity=activity, held_on=date(2018, 3, 7))
    SessionFactory(activity=activity, held_on=date(2018, 4, 4))
    SessionFactory(held_on=date(2018, 3, 7))

    response = coordinator_client.get(
        reverse("participants:register_list"), {"activity": activity.pk, "until": "31 maart 2018"}
    )

    assert [line.session for line in response.context["lines"]] == [old]


def test_who_helps_can_write_down_hours_after_the_register(host, host_client):
    me = VolunteerFactory(account=host)

    page = host_client.get(reverse("participants:register_list")).text

    assert reverse("activities:shift_add", args=[me.pk]) in page


def test_an_empty_list_says_so(host_client):
    page = host_client.get(reverse("participants:register_list")).text

    assert "Alles is ingevuld." in page
    assert "Geen lijsten gevonden." in page


def test_a_day_that_does_not_exist_is_said_at_the_field(coordinator_client, session):
    response = coordinator_client.get(reverse("participants:register_list"), {"until": "31-2-2017"})

    assert "31 februari bestaat niet. Bedoel je 28 februari?" in response.text
    assert Session.objects.count() == 1


# The hall ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_week_is_one_query(coach, sessions, django_assert_num_queries):
    for _ in range(sessions):
        AttendanceFactory(session__held_on=TODAY)

    with django_assert_num_queries(1):
        lines = week_sessions(coach, TODAY)
        assert [(line.row.activity, line.row.named) for line in lines] != []

    assert len(lines) == sessions


def test_the_week_says_how_many_came_and_what_is_left_to_do(host, activity, session):
    monday, wednesday, sunday = date(2018, 9, 17), TODAY, date(2018, 9, 23)
    ready = {"held_on": monday, "register_closed_at": "2018-09-17T20:00Z", "unnamed_visitors": 4}
    AttendanceFactory(session=SessionFactory(activity=activity, **ready))
    SessionFactory(activity=activity, held_on=wednesday, starts_at="09:00", cancelled_because="ijs")
    AttendanceFactory(
        session=SessionFactory(activity=activity, held_on=wednesday, starts_at="20:00")
    )
    SessionFactory(activity=activity, held_on=sunday)
    SessionFactory(activity=activity, held_on=date(2018, 9, 24))
    SessionFactory(held_on=wednesday)

    lines = week_sessions(host, TODAY)

    assert sorted(
        (line.row.held_on, line.row.named, line.row.visitors, line.state) for line in lines
    ) == [
        (monday, 1, 5, "done"),
        (wednesday, 0, 0, "cancelled"),
        (wednesday, 0, 0, "to_do"),
        (wednesday, 1, 1, "busy"),
        (sunday, 0, 0, "coming"),
    ]


def test_the_board_opens_no_registers(board, session):
    assert week_sessions(board, TODAY) == []
