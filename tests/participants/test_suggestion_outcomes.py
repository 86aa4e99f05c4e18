"""A suggestion on its way: answered, on the register, and ended by whoever comes in."""

from datetime import date, timedelta

import pytest
import time_machine

from participants.actions.registers import Ticks, mark_ticks
from participants.actions.suggestions import (
    accept_suggestion,
    close_stayed_away,
    decline_suggestion,
    refresh_suggestions,
    who_goes,
)
from participants.models import Enrolment, Person, Suggestion
from tests.factories.activities import ActivityFactory, SessionFactory
from tests.factories.participants import (
    AttendanceFactory,
    FamilyFactory,
    PersonFactory,
    SuggestionFactory,
)
from tests.participants.registers import TODAY, enrolled_family

pytestmark = pytest.mark.usefixtures("db", "this_evening")
Answer, Outcome = Suggestion.Answer, Suggestion.Outcome
YESTERDAY, LAST_WEEK = TODAY - timedelta(days=1), TODAY - timedelta(days=7)


@pytest.fixture
def people(activity):
    """Dilma and Ruby, on the register of the activity that is suggested to them."""
    return enrolled_family(activity, "Dilma", "Ruby")


@pytest.fixture
def suggestion(activity, people):
    return SuggestionFactory(
        family=people[0].family,
        activity=activity,
        offered_on=LAST_WEEK,
        answer=Answer.ACCEPTED,
        answered_on=LAST_WEEK,
    )


def outcome(suggestion):
    suggestion.refresh_from_db()
    return suggestion.outcome, suggestion.came_to


def come(session, people, host, *, is_here=True):
    change = "people_come" if is_here else "people_gone"
    mark_ticks(session=session, ticks=Ticks(**{change: [one.pk for one in people]}), by=host)


def test_the_first_visit_ends_it(suggestion, session, people, host):
    come(session, people, host)

    assert outcome(suggestion) == ("came", session)


def test_one_member_of_the_family_is_enough(suggestion, session, people, host):
    come(session, people[1:], host)

    assert outcome(suggestion) == ("came", session)


def test_who_comes_without_having_answered_has_come(suggestion, session, people, host):
    suggestion.answer, suggestion.answered_on = Answer.OFFERED, None
    suggestion.save()

    come(session, people, host)

    assert outcome(suggestion) == ("came", session)
    assert suggestion.answer == Answer.OFFERED


def test_taking_the_tap_back_opens_it_again(suggestion, session, people, host):
    come(session, people, host)

    come(session, people, host, is_here=False)

    assert outcome(suggestion) == ("", None)


def test_taking_back_one_of_two_changes_nothing(suggestion, session, people, host):
    come(session, people, host)

    come(session, people[:1], host, is_here=False)

    assert outcome(suggestion) == ("came", session)


def test_a_page_that_is_sent_whole_ends_it_as_well(suggestion, session, people, host):
    mark_ticks(session=session, ticks=Ticks(families_come=[people[0].family_id]), by=host)

    assert outcome(suggestion) == ("came", session)


def test_after_a_correction_a_later_visit_counts(suggestion, session, activity, people, host):
    first = SessionFactory(activity=activity, held_on=YESTERDAY)
    come(first, people, host)
    come(session, people, host)
    assert outcome(suggestion) == ("came", first)

    come(first, people, host, is_here=False)

    assert outcome(suggestion) == ("came", session)


def test_a_visit_that_is_noted_later_but_was_earlier_is_the_evidence(
    suggestion, session, activity, people, host
):
    come(session, people, host)
    first = SessionFactory(activity=activity, held_on=YESTERDAY)

    come(first, people, host)

    assert outcome(suggestion) == ("came", first)


@pytest.mark.parametrize(
    ("held_on", "ends"), [(LAST_WEEK - timedelta(days=1), False), (LAST_WEEK, True)]
)
def test_a_visit_counts_from_the_day_of_the_suggestion(suggestion, activity, people, held_on, ends):
    AttendanceFactory(person=people[0], session=SessionFactory(activity=activity, held_on=held_on))

    refresh_suggestions([suggestion.family_id])

    assert (outcome(suggestion)[0] == "came") is ends


def test_somebody_else_or_something_else_does_not_end_it(suggestion, session, people):
    AttendanceFactory(session=session)
    AttendanceFactory(person=people[0], session=SessionFactory(held_on=TODAY))

    refresh_suggestions([suggestion.family_id])

    assert outcome(suggestion) == ("", None)


def test_a_session_that_was_called_off_does_not_end_it(suggestion, session, people):
    session.cancelled_because = "storm"
    session.save()
    AttendanceFactory(person=people[0], session=session)

    refresh_suggestions([suggestion.family_id])

    assert outcome(suggestion) == ("", None)


def test_a_no_and_staying_away_stay_what_they_are(activity, session, people):
    told = {"family": people[0].family, "activity": activity, "offered_on": LAST_WEEK}
    no = SuggestionFactory(declined=True, **told | {"answered_on": LAST_WEEK})
    away = SuggestionFactory(
        accepted=True, outcome="stayed_away", **told | {"answered_on": LAST_WEEK}
    )
    AttendanceFactory(person=people[0], session=session)

    refresh_suggestions([people[0].family_id])

    assert [outcome(no)[0], outcome(away)[0]] == ["", "stayed_away"]


def test_what_was_suggested_anew_keeps_the_earlier_one_closed(
    suggestion, session, activity, people, host
):
    come(session, people, host)
    anew = SuggestionFactory(
        family=suggestion.family, activity=activity, offered_on=TODAY + timedelta(days=1)
    )

    come(session, people, host, is_here=False)

    assert [outcome(suggestion)[0], outcome(anew)[0]] == ["stayed_away", ""]


def test_two_that_rest_on_one_visit_do_not_both_open_again(
    suggestion, session, activity, people, host
):
    come(session, people, host)
    again = SuggestionFactory(family=suggestion.family, activity=activity, offered_on=TODAY)
    refresh_suggestions([suggestion.family_id])

    come(session, people, host, is_here=False)

    assert [outcome(suggestion)[0], outcome(again)[0]] == ["stayed_away", ""]


def test_seeing_who_came_is_one_query(suggestion, session, people, django_assert_num_queries):
    AttendanceFactory(person=people[0], session=session)

    with django_assert_num_queries(1):
        refresh_suggestions([suggestion.family_id])

    assert outcome(suggestion) == ("came", session)


def test_a_yes_puts_the_grown_ups_on_the_register():
    suggestion = SuggestionFactory(offered_on=TODAY)
    mother = PersonFactory(family=suggestion.family)
    PersonFactory(family=suggestion.family, role=Person.Role.CHILD, birth_year=2010)

    accept_suggestion(suggestion=suggestion, on=TODAY)

    assert list(Enrolment.objects.values_list("person", "activity", "started_on")) == [
        (mother.pk, suggestion.activity_id, TODAY)
    ]
    suggestion.refresh_from_db()
    assert (suggestion.answer, suggestion.answered_on) == ("accepted", TODAY)


@pytest.mark.parametrize(
    ("lowest", "highest", "born", "goes"),
    [
        (6, 12, 2012, ["Ruby"]),
        (6, 12, 2013, ["Dilma", "Ruby"]),  # nobody of the right age: then everybody
        (None, 3, 2014, ["Ruby"]),  # turns four, and may still be three
        (None, 3, 2013, ["Dilma", "Ruby"]),
        (4, None, 2014, ["Ruby"]),
        (4, None, None, ["Dilma", "Ruby"]),
    ],
)
def test_for_children_those_of_the_right_age_go(lowest, highest, born, goes):
    activity = ActivityFactory(child_age_from=lowest, child_age_to=highest)
    family = FamilyFactory()
    PersonFactory(family=family, given_name="Dilma")
    PersonFactory(family=family, given_name="Ruby", role=Person.Role.CHILD, birth_year=born)

    going = who_goes(SuggestionFactory(family=family, activity=activity))

    assert [person.given_name for person in going] == goes


def test_a_no_after_a_yes_takes_them_off_the_register():
    suggestion = SuggestionFactory(offered_on=YESTERDAY)
    PersonFactory(family=suggestion.family)
    accept_suggestion(suggestion=suggestion, on=YESTERDAY)

    decline_suggestion(suggestion=suggestion, on=TODAY, because="shy", note="liever later")

    assert [place.ended_on for place in Enrolment.objects.all()] == [TODAY]
    suggestion.refresh_from_db()
    assert (suggestion.answer, suggestion.declined_because, suggestion.answer_note) == (
        "declined",
        "shy",
        "liever later",
    )


def test_who_stayed_away_is_off_the_register():
    suggestion = SuggestionFactory(offered_on=LAST_WEEK)
    PersonFactory(family=suggestion.family)
    accept_suggestion(suggestion=suggestion, on=LAST_WEEK)

    close_stayed_away(suggestion=suggestion)

    assert [place.ended_on for place in Enrolment.objects.all()] == [TODAY]
    assert outcome(suggestion) == ("stayed_away", None)


def test_who_was_on_the_register_before_stays_on_it(suggestion, activity, people):
    close_stayed_away(suggestion=suggestion)

    assert [place.ended_on for place in Enrolment.objects.all()] == [None]


def test_after_staying_away_it_can_be_suggested_again():
    first = SuggestionFactory(accepted=True)
    with time_machine.travel("2018-03-20 12:00+01:00"):
        close_stayed_away(suggestion=first)

    again = SuggestionFactory(
        family=first.family, activity=first.activity, offered_on=date(2018, 4, 3)
    )

    assert again.is_running
