"""What a suggestion shows elsewhere: on the register who comes along, on the list who did not come."""

from datetime import date, timedelta

import pytest

from participants.attention.lists import attention
from participants.models import Suggestion
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    SessionFactory,
    VolunteerFactory,
)
from tests.factories.participants import (
    SuggestionFactory,
    TieFactory,
)
from tests.participants.registers import TODAY, enrolled_family, tap, url
from tests.participants.suggesting import TOMORROW, YESTERDAY, door

pytestmark = pytest.mark.usefixtures("db", "this_evening")
Answer = Suggestion.Answer


def test_a_yes_is_one_press_and_the_register_shows_who_comes_along(
    coach_client, host_client, family, activity, session
):
    fatima = VolunteerFactory(name="Fatima")
    made = SuggestionFactory(
        family=family, activity=activity, offered_on=TODAY, companion_volunteer=fatima
    )

    page = coach_client.post(door("suggestion_accept", family, made.pk), follow=True)

    made.refresh_from_db()
    assert (made.answer, made.answered_on) == (Answer.ACCEPTED, TODAY)
    assert "Fijn. Het gezin staat op de lijst van Eten aan de Pascalweg." in page.text
    register = host_client.get(url("register", session))
    (house,) = register.context["register"].houses
    assert (house.name, house.welcome) == ("Dilma F.", "nieuw, komt met Fatima")
    assert "nieuw, komt met Fatima" in register.text


def welcomes(client, session):
    """What the register of ``session`` says beside each family."""
    return [
        house.welcome for house in client.get(url("register", session)).context["register"].houses
    ]


@pytest.mark.parametrize(
    ("told", "welcome"),
    [
        ({"accepted": True}, "nieuw"),
        ({"accepted": True, "companion_name": "oma"}, "nieuw, komt met oma"),
        ({}, ""),  # no answer yet
        ({"declined": True}, ""),
        ({"accepted": True, "outcome": "stayed_away"}, ""),
        ({"accepted": True, "offered_on": TOMORROW, "answered_on": TOMORROW}, ""),
    ],
)
def test_what_the_register_says_about_a_family(host_client, activity, session, told, welcome):
    people = enrolled_family(activity, "Dilma", "Ruby")
    SuggestionFactory(family=people[0].family, activity=activity, **told)

    assert welcomes(host_client, session) == [welcome]


def test_another_activity_says_nothing(host_client, activity, session):
    people = enrolled_family(activity, "Dilma")
    SuggestionFactory(family=people[0].family, accepted=True)

    assert welcomes(host_client, session) == [""]


def test_the_first_time_stays_marked_and_the_second_is_only_accompanied(
    host_client, activity, session
):
    people = enrolled_family(activity, "Dilma")
    SuggestionFactory(
        family=people[0].family,
        activity=activity,
        accepted=True,
        companion_name="Fatima",
        goes_along_until_on=TODAY + timedelta(days=7),
    )
    tap(host_client, session, people)
    weeks = [TODAY + timedelta(days=7), TODAY + timedelta(days=8)]
    following = [SessionFactory(activity=activity, held_on=day) for day in weeks]

    said = [welcomes(host_client, one) for one in (session, *following)]

    assert said == [["nieuw, komt met Fatima"], ["komt met Fatima"], [""]]


@pytest.mark.parametrize("number", [1, 3])
def test_the_register_asks_as_much_with_three_newcomers(
    host_client, activity, session, number, django_assert_num_queries
):
    for at in range(number):
        family = enrolled_family(activity, f"Dilma{at}")[0].family
        SuggestionFactory(
            family=family, activity=activity, accepted=True, companion_tie=TieFactory()
        )

    with django_assert_num_queries(9):
        host_client.get(url("register", session))


def calls(user):
    """Why each family needs somebody, of those that said yes and did not come."""
    return [
        kind.why(call.facts, TODAY)
        for line in attention(user).lines
        for kind, call in line.calls
        if kind.code == "stayed_away"
    ]


@pytest.mark.parametrize(
    ("days_ago", "is_ready", "is_called"),
    [(0, True, False), (1, True, True), (1, False, False), (2, False, False), (3, False, True)],
)
def test_who_did_not_come_calls_when_the_register_is_ready_or_three_days_later(
    coach, family, activity, days_ago, is_ready, is_called
):
    held_on = TODAY - timedelta(days=days_ago)
    closed_at = "2018-09-19 12:00+02:00" if is_ready else None
    first = SessionFactory(activity=activity, held_on=held_on, register_closed_at=closed_at)
    SuggestionFactory(family=family, activity=activity, accepted=True, first_session=first)

    assert bool(calls(coach)) is is_called


def test_the_call_says_what_they_would_come_to(coach, family, activity):
    first = SessionFactory(activity=activity, held_on=date(2018, 9, 5))
    SuggestionFactory(family=family, activity=activity, accepted=True, first_session=first)

    assert calls(coach) == [
        "Zou op wo 5 september naar Eten aan de Pascalweg komen. Dat is nog niet gebeurd."
    ]


@pytest.mark.parametrize(("weeks", "days", "is_called"), [(4, 0, True), (4, -1, False)])
def test_a_yes_without_a_day_calls_after_four_weeks(coach, family, weeks, days, is_called):
    said_on = TODAY - timedelta(weeks=weeks, days=days)
    SuggestionFactory(family=family, answer=Answer.ACCEPTED, answered_on=said_on)

    assert bool(calls(coach)) is is_called


def test_a_first_time_that_was_called_off_is_no_reason(coach, family, activity):
    first = SessionFactory(activity=activity, held_on=YESTERDAY, cancelled_because="storm")
    lately = TODAY - timedelta(days=9)
    SuggestionFactory(
        family=family,
        activity=activity,
        offered_on=lately,
        answer=Answer.ACCEPTED,
        answered_on=lately,
        first_session=first,
    )

    assert calls(coach) == []


@pytest.mark.parametrize(
    "told", [{}, {"declined": True}, {"accepted": True, "outcome": "stayed_away"}]
)
def test_without_a_running_yes_nobody_calls(coach, family, activity, told):
    first = SessionFactory(activity=activity, held_on=date(2018, 9, 5))
    SuggestionFactory(family=family, activity=activity, first_session=first, **told)

    assert calls(coach) == []


def test_the_call_of_another_coach_is_not_mine(family, activity):
    SuggestionFactory(family=family, accepted=True)

    assert calls(UserFactory(coach=True)) == []
