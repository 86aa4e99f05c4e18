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
    earlier = coach_client.get(AGENDA + now.context["earlier"])
    back = coach_client.get(AGENDA + earlier.context["later"])

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


def squares(response):
    """Per week: the days that are drawn, and the days with something to do."""
    return [
        ([square.on.day for square in week if square.on], [s.on.day for s in week if s.sessions])
        for week in response.context["weeks"]
    ]


def test_a_month_is_drawn_in_whole_weeks_without_days_of_another_month(coach_client):
    for day in (date(2018, 8, 31), date(2018, 9, 1), date(2018, 9, 30), date(2018, 10, 1)):
        SessionFactory(held_on=day)

    response = coach_client.get(AGENDA, {"beeld": "maand"})

    drawn = squares(response)
    assert [days for days, _ in drawn] == [
        [1, 2],
        [3, 4, 5, 6, 7, 8, 9],
        [10, 11, 12, 13, 14, 15, 16],
        [17, 18, 19, 20, 21, 22, 23],
        [24, 25, 26, 27, 28, 29, 30],
    ]
    assert [busy for _, busy in drawn] == [[1], [], [], [], [30]]
    assert "September 2018" in response.text
    assert response.context["is_now"]


def test_a_week_is_monday_to_sunday(coach_client):
    for day in (16, 17, 23, 24):
        SessionFactory(held_on=date(2018, 9, day))

    response = coach_client.get(AGENDA, {"beeld": "week"})

    assert squares(response) == [([17, 18, 19, 20, 21, 22, 23], [17, 23])]
    assert "Wat er te doen is van 17 september 2018 tot en met 23 september 2018" in response.text


@pytest.mark.parametrize(
    ("look", "days"),
    [
        ("week", [date(2018, 9, 10), date(2018, 9, 24)]),
        ("maand", [date(2018, 8, 1), date(2018, 10, 1)]),
    ],
)
def test_earlier_and_later_are_as_long_as_what_is_shown(coach_client, look, days):
    here = coach_client.get(AGENDA, {"beeld": look})

    around = [
        coach_client.get(AGENDA + here.context[to]).context["period"].first
        for to in ("earlier", "later")
    ]

    assert around == days


def test_another_look_keeps_the_day_and_the_activity(coach_client):
    activity = ActivityFactory()
    asked = {"vanaf": "2018-05-02", "activiteit": activity.pk}

    looks = dict(coach_client.get(AGENDA, asked).context["looks"])

    month = coach_client.get(AGENDA + looks["maand"])
    assert month.context["period"].first == date(2018, 5, 1)
    assert month.context["form"]["activiteit"].value() == str(activity.pk)
    assert not month.context["is_now"]


@pytest.mark.parametrize("look", ["jaar", "🌸", ""])
def test_an_unknown_look_is_the_list(coach_client, look):
    assert coach_client.get(AGENDA, {"beeld": look}).context["look"] == "lijst"


@pytest.mark.parametrize("look", ["lijst", "week", "maand"])
def test_every_look_shows_days_off_and_what_was_moved_or_called_off(coach_client, look):
    SessionFactory(
        activity__name="Taalochtend",
        held_on=date(2018, 10, 23),
        moved_from_on=date(2018, 10, 24),
        moved_because="zaal bezet",
    )
    SessionFactory(held_on=date(2018, 10, 24), cancelled_because="het weer")

    page = coach_client.get(AGENDA, {"beeld": look, "vanaf": "2018-10-23"}).text

    assert "Herfstvakantie" in page
    assert "Taalochtend" in page
    assert "aat niet door" in page


@pytest.mark.parametrize("look", ["lijst", "week", "maand"])
@pytest.mark.parametrize("sessions", [1, 3])
def test_the_agenda_asks_as_much_for_three_sessions_as_for_one(
    host, host_client, sessions, look, django_assert_num_queries
):
    for _ in range(sessions):
        SessionFactory(
            activity__hosts=[host], activity__place=PlaceFactory(), held_on=date(2018, 9, 18)
        )

    with django_assert_num_queries(7):
        response = host_client.get(AGENDA, {"beeld": look})

    assert len(response.context["mine"]) == response.text.count('class="what"') == sessions


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
