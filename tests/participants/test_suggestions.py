"""Suggesting something to join, and what the family says."""

from datetime import date, timedelta

import pytest

from participants.models import Enrolment, Suggestion
from tests.conftest import signed_in
from tests.factories.activities import (
    ActivityFactory,
    SessionFactory,
)
from tests.factories.participants import (
    FamilyFactory,
    ObstacleFactory,
    SuggestionFactory,
)
from tests.participants.registers import TODAY
from tests.participants.suggesting import TOMORROW, YESTERDAY, door

pytestmark = pytest.mark.usefixtures("db", "this_evening")
Answer = Suggestion.Answer


def suggest(client, family, activity, query="", **told):
    told = {"companion": ""} | told
    return client.post(door("suggestion_add", family, activity.pk) + query, told, follow=True)


def test_a_press_makes_a_suggestion_that_the_family_page_shows(
    coach, coach_client, family, activity, coming
):
    page = suggest(coach_client, family, activity, first_session=coming.pk)

    made = Suggestion.objects.get()
    assert (made.family, made.activity, made.offered_on, made.offered_by) == (
        family,
        activity,
        TODAY,
        coach,
    )
    assert (made.answer, made.first_session, made.companion) == (Answer.OFFERED, coming, "")
    assert page.context["file"].suggested == [made]
    assert "Voorgesteld. Noteer hier wat het gezin zegt." in page.text


def test_the_next_time_is_chosen_beforehand(coach_client, family, activity, coming):
    SessionFactory(activity=activity, held_on=TODAY + timedelta(days=8))

    form = coach_client.get(door("suggestion_add", family, activity.pk)).context["form"]

    assert form.initial["first_session"] == coming.pk


def test_the_obstacle_it_is_for_is_kept(coach_client, family, activity):
    obstacle = ObstacleFactory(family=family)

    suggest(coach_client, family, activity, f"?belemmering={obstacle.pk}")

    assert Suggestion.objects.get().obstacle == obstacle


def test_a_session_of_something_else_is_refused(coach_client, family, activity):
    other = SessionFactory(held_on=TOMORROW)

    page = suggest(coach_client, family, activity, first_session=other.pk)

    assert list(page.context["form"].errors) == ["first_session"]


def test_what_was_suggested_already_is_not_suggested_twice(coach_client, family, activity):
    SuggestionFactory(family=family, activity=activity)

    page = suggest(coach_client, family, activity)

    assert Suggestion.objects.count() == 1
    assert "Deze activiteit is al voorgesteld." in page.text


def test_what_stopped_is_not_suggested(coach_client, family):
    stopped = ActivityFactory(ended_on=YESTERDAY)

    assert coach_client.get(door("suggestion_add", family, stopped.pk)).status_code == 404


def test_a_no_asks_why_and_is_off_the_page(coach_client, family, activity):
    made = SuggestionFactory(family=family, activity=activity)

    page = coach_client.post(
        door("suggestion_decline", family, made.pk),
        {"declined_because": "distance", "answer_note": "Met de bus lukt het niet."},
        follow=True,
    )

    made.refresh_from_db()
    assert (made.answer, made.declined_because, made.answered_on) == ("declined", "distance", TODAY)
    assert page.context["file"].suggested == []


def test_a_no_without_a_reason_keeps_what_was_typed(coach_client, family):
    made = SuggestionFactory(family=family)

    page = coach_client.post(
        door("suggestion_decline", family, made.pk), {"answer_note": "Liever thuis"}
    )

    assert page.context["form"].errors == {"declined_because": ["Kies waarom het gezin nee zei."]}
    assert "Liever thuis" in page.text


@pytest.mark.parametrize(
    "name", ["suggestion_accept", "suggestion_decline", "suggestion_stayed_away"]
)
def test_what_ended_is_not_answered_again(coach_client, family, name):
    made = SuggestionFactory(family=family, declined=True)

    page = coach_client.post(door(name, family, made.pk), {"declined_because": "shy"}, follow=True)

    made.refresh_from_db()
    assert (made.declined_because, made.outcome) == ("time", "")
    assert "Dit voorstel is al beantwoord." in page.text


def test_pressing_yes_twice_is_a_yes_once(coach_client, family, activity):
    made = SuggestionFactory(family=family, activity=activity)

    for _ in range(2):
        coach_client.post(door("suggestion_accept", family, made.pk))

    assert Enrolment.objects.count() == 1


def test_another_day_and_another_companion(coach_client, family, activity, coming):
    made = SuggestionFactory(
        family=family, activity=activity, accepted=True, companion_name="Fatima"
    )

    coach_client.post(
        door("suggestion_edit", family, made.pk),
        {
            "first_session": coming.pk,
            "other_companion": "Carla",
            "goes_along_until_on": "3 oktober",
        },
    )

    made.refresh_from_db()
    assert (made.first_session, made.companion, made.goes_along_until_on, made.answer) == (
        coming,
        "Carla",
        date(2018, 10, 3),
        Answer.ACCEPTED,
    )


@pytest.mark.parametrize(("until", "is_refused"), [("19-9-2018", True), ("20-9-2018", False)])
def test_nobody_goes_along_until_before_the_first_time(
    coach_client, family, activity, coming, until, is_refused
):
    made = SuggestionFactory(family=family, activity=activity)

    answer = coach_client.post(
        door("suggestion_edit", family, made.pk),
        {"first_session": coming.pk, "goes_along_until_on": until},
    )

    assert (answer.status_code == 200) is is_refused


@pytest.mark.parametrize(
    "name",
    ["suggestion_edit", "suggestion_accept", "suggestion_decline", "suggestion_stayed_away"],
)
def test_the_suggestion_of_another_family_is_not_there(coach_client, family, name):
    other = SuggestionFactory()

    assert coach_client.post(door(name, family, other.pk)).status_code == 404
    assert coach_client.post(door(name, other.family, other.pk)).status_code == 404


def test_a_strangers_family_gets_no_suggestions(coach_client, activity):
    assert coach_client.get(door("suggestion_add", FamilyFactory(), activity.pk)).status_code == 404


def test_that_they_stayed_away_is_one_press(coach_client, family, activity):
    first = SessionFactory(activity=activity, held_on=date(2018, 9, 5))
    made = SuggestionFactory(family=family, activity=activity, accepted=True, first_session=first)
    assert "Niet gekomen" in coach_client.get(family.get_absolute_url()).text

    page = coach_client.post(door("suggestion_stayed_away", family, made.pk), follow=True)

    made.refresh_from_db()
    assert made.outcome == "stayed_away"
    assert page.context["file"].suggested == []


def test_an_answer_that_was_not_given_cannot_be_missed(coach_client, family):
    made = SuggestionFactory(family=family)

    coach_client.post(door("suggestion_stayed_away", family, made.pk))

    made.refresh_from_db()
    assert made.outcome == ""


def test_the_timeline_tells_what_was_suggested_and_said(coach_client, family, activity):
    SuggestionFactory(
        family=family,
        activity=activity,
        declined=True,
        answer_note="Met de bus lukt het niet.",
        companion_name="Fatima",
    )

    page = coach_client.get(family.get_absolute_url())

    told = [(event.title, event.text) for event in page.context["timeline"].events]
    assert (
        "Nee tegen Eten aan de Pascalweg",
        "dag of tijd past niet, Met de bus lukt het niet.",
    ) in told
    assert ("Voorgesteld: Eten aan de Pascalweg", "Fatima gaat mee") in told


def test_a_host_suggests_nothing(host, family, activity):
    assert signed_in(host).get(door("suggestion_add", family, activity.pk)).status_code == 403
