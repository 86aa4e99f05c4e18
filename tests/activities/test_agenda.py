"""The agenda: two weeks, day by day."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from tests.factories.activities import (
    ActivityFactory,
    PlaceFactory,
    SessionFactory,
    VolunteerFactory,
)

AGENDA = reverse("activities:agenda")


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


def shown(response):
    return [(day, [str(one.activity) for one in held]) for day, held in response.context["days"]]


def test_this_week_and_the_next_are_shown_by_day(board_client):
    for day in (16, 17, 30):
        SessionFactory(activity__name=f"Op de {day}e", held_on=date(2018, 9, day))
    SessionFactory(activity__name="In oktober", held_on=date(2018, 10, 1))

    assert shown(board_client.get(AGENDA)) == [
        (date(2018, 9, 17), ["Op de 17e"]),
        (date(2018, 9, 30), ["Op de 30e"]),
    ]


def test_one_can_look_two_weeks_earlier_and_come_back(coach_client):
    activity = ActivityFactory()
    SessionFactory(activity=activity, held_on=date(2018, 9, 5))

    now = coach_client.get(AGENDA, {"activiteit": activity.pk})
    earlier = coach_client.get(AGENDA + now.context["weeks"]["earlier"])
    back = coach_client.get(AGENDA + earlier.context["weeks"]["later"])

    assert shown(earlier) == [(date(2018, 9, 5), [str(activity)])]
    assert earlier.context["form"]["activiteit"].value() == str(activity.pk)
    assert back.context["is_now"]


@pytest.mark.parametrize(
    "since", ["31-2-2018", "🌸", "0001-01-01", "1999-12-31", "2101-01-01", "9999-12-31"]
)
def test_a_week_that_does_not_exist_is_this_week(coach_client, since):
    assert coach_client.get(AGENDA, {"vanaf": since}).context["is_now"]


def test_the_agenda_can_be_about_one_activity(coach_client):
    mine = SessionFactory(activity__name="Taalochtend", held_on=date(2018, 9, 18))
    SessionFactory(held_on=date(2018, 9, 18))

    response = coach_client.get(AGENDA, {"activiteit": mine.activity_id})

    assert shown(response) == [(date(2018, 9, 18), ["Taalochtend"])]


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_agenda_asks_as_much_for_three_sessions_as_for_one(
    host, host_client, sessions, django_assert_num_queries
):
    for _ in range(sessions):
        SessionFactory(
            activity__hosts=[host], activity__place=PlaceFactory(), held_on=date(2018, 9, 18)
        )

    with django_assert_num_queries(6):
        response = host_client.get(AGENDA)

    assert (
        response.text.count("/presentie/") - response.text.count('href="/presentie/"') == sessions
    )


def test_a_host_sees_everything_and_keeps_only_their_own_registers(host, host_client):
    mine = SessionFactory(activity__hosts=[host], held_on=date(2018, 9, 18))
    other = SessionFactory(activity__name="Naaicafé", held_on=date(2018, 9, 19))

    page = host_client.get(AGENDA).text

    assert "Naaicafé" in page
    assert reverse("participants:register", args=[mine.pk]) in page
    assert reverse("participants:register", args=[other.pk]) not in page
    assert other.activity.get_absolute_url() not in page


def test_the_board_reads_the_agenda_without_registers(board_client):
    session = SessionFactory(held_on=date(2018, 9, 18))

    page = board_client.get(AGENDA).text

    assert session.activity.get_absolute_url() in page
    assert "/presentie/" not in page


def test_what_was_called_off_is_shown_with_the_reason(coach_client):
    SessionFactory(held_on=date(2018, 9, 18), cancelled_because="het weer")

    assert "Gaat niet door: het weer" in coach_client.get(AGENDA).text


def test_who_helps_can_write_down_hours_from_here(host, host_client):
    assert "Mijn uren noteren" not in host_client.get(AGENDA).text

    me = VolunteerFactory(account=host)

    assert reverse("activities:shift_add", args=[me.pk]) in host_client.get(AGENDA).text


def test_an_empty_agenda_says_what_to_do(coach_client, board_client):
    assert "zet er een bijeenkomst bij" in coach_client.get(AGENDA).text
    assert "staat er niets in de agenda" in board_client.get(AGENDA).text
