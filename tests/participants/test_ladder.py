"""What the registers suggest about a place on the participation ladder, on the days that matter."""

from datetime import date, timedelta

import pytest

from participants.ladder import Suggestion, suggested_level
from participants.models import ContactMoment
from tests.factories.activities import (
    ActivityFactory,
    SessionFactory,
    ShiftFactory,
    VolunteerFactory,
)
from tests.factories.participants import AttendanceFactory, ContactMomentFactory, PersonFactory

TODAY = date(2018, 5, 15)
SIX_WEEKS = (0, 7, 14, 21, 28, 35)
OLDEST = 55  # the first of the 56 days that are looked at


@pytest.fixture
def person(db):
    return PersonFactory(given_name="Samira")


@pytest.fixture
def coffee(db):
    return ActivityFactory(name="Koffieochtend")


def came(person, activity, *days_ago):
    for days in days_ago:
        session = SessionFactory(activity=activity, held_on=TODAY - timedelta(days=days))
        AttendanceFactory(person=person, session=session)


def met(family, *days_ago, **contact):
    for days in days_ago:
        contact = {"kind": ContactMoment.Kind.NEIGHBOURHOOD} | contact
        ContactMomentFactory(family=family, happened_on=TODAY - timedelta(days=days), **contact)


def helps(person, activity, *days_ago, **volunteer):
    person.volunteer = VolunteerFactory(**volunteer)
    person.save()
    for days in days_ago:
        ShiftFactory(
            volunteer=person.volunteer, activity=activity, worked_on=TODAY - timedelta(days=days)
        )


def test_who_was_never_seen_gets_no_suggestion_and_certainly_not_isolated(person):
    assert suggested_level(person, on=TODAY) is None


def test_six_weeks_of_eight_at_an_activity_suggest_level_3_and_say_why(person, coffee):
    came(person, coffee, *SIX_WEEKS)

    expected = Suggestion(3, "6 van de 8 weken bij Koffieochtend")
    assert suggested_level(person, on=TODAY) == expected


def test_five_weeks_are_not_weekly(person, coffee):
    came(person, coffee, *SIX_WEEKS[:5])

    assert suggested_level(person, on=TODAY) is None


def test_twice_in_a_week_is_one_week(person, coffee):
    came(person, coffee, 0, 6, 7, 13, 14, 20, 21, 27, 28, 34)

    assert suggested_level(person, on=TODAY) is None


@pytest.mark.parametrize(("days", "level"), [(OLDEST, 3), (OLDEST + 1, None)])
def test_the_first_of_the_eight_weeks_begins_56_days_back(person, coffee, days, level):
    came(person, coffee, *SIX_WEEKS[:5], days)

    suggested = suggested_level(person, on=TODAY)

    assert (suggested.level if suggested else None) == level


@pytest.mark.parametrize(("days", "weeks"), [(6, 6), (7, 7)])
def test_a_week_is_seven_days_back_whatever_the_weekday(person, coffee, days, weeks):
    """Day 6 falls in the week of today, day 7 in the week before."""
    came(person, coffee, 0, 14, 21, 28, 35, 42, days)

    assert suggested_level(person, on=TODAY).reason == f"{weeks} van de 8 weken bij Koffieochtend"


def test_visits_after_the_day_of_measuring_do_not_count(person, coffee):
    came(person, coffee, -1, *SIX_WEEKS[:5])

    assert suggested_level(person, on=TODAY) is None


def test_a_session_that_was_called_off_does_not_count(person, coffee):
    came(person, coffee, *SIX_WEEKS[:5])
    off = SessionFactory(
        activity=coffee, held_on=TODAY - timedelta(days=35), cancelled_because="Ziek"
    )
    AttendanceFactory(person=person, session=off)

    assert suggested_level(person, on=TODAY) is None


def test_several_activities_make_a_week_together_and_are_named(person, coffee):
    came(person, coffee, 0, 7, 14, 21)
    came(person, ActivityFactory(name="Taalochtend"), 28, 35)

    assert (
        suggested_level(person, on=TODAY).reason
        == "6 van de 8 weken bij Koffieochtend of Taalochtend"
    )


def test_what_others_of_the_family_did_does_not_count(person, coffee):
    came(PersonFactory(family=person.family), coffee, *SIX_WEEKS)

    assert suggested_level(person, on=TODAY) is None


def test_a_task_every_week_suggests_level_4_even_to_who_also_comes(person, coffee):
    came(person, coffee, *SIX_WEEKS)
    helps(person, coffee, *SIX_WEEKS, 42)

    expected = Suggestion(4, "7 van de 8 weken een taak bij Koffieochtend")
    assert suggested_level(person, on=TODAY) == expected


def test_a_task_without_an_activity_is_one_at_the_foundation(person):
    helps(person, None, *SIX_WEEKS)

    assert suggested_level(person, on=TODAY).reason == "6 van de 8 weken een taak bij de stichting"


@pytest.mark.parametrize(("ended_on", "level"), [(TODAY, 4), (TODAY - timedelta(days=1), None)])
def test_who_has_stopped_as_a_volunteer_has_no_standing_task(person, coffee, ended_on, level):
    helps(person, coffee, *SIX_WEEKS, ended_on=ended_on)

    suggested = suggested_level(person, on=TODAY)

    assert (suggested.level if suggested else None) == level


def test_five_weeks_of_hours_are_no_weekly_task(person, coffee):
    helps(person, coffee, *SIX_WEEKS[:5])

    assert suggested_level(person, on=TODAY) is None


def test_meeting_in_the_neighbourhood_every_week_suggests_level_2(person, coffee):
    came(person, coffee, 0, 7)
    met(person.family, 14, 21, 28, 35)

    expected = Suggestion(2, "6 van de 8 weken gezien bij een activiteit of gesproken in de wijk")
    assert suggested_level(person, on=TODAY) == expected


@pytest.mark.parametrize(
    "contact",
    [
        {"kind": ContactMoment.Kind.PHONE},
        {"kind": ContactMoment.Kind.HOME_VISIT},
        {"kind": ContactMoment.Kind.MESSAGE},
        {"was_reached": False},
    ],
)
def test_speaking_at_home_or_not_at_all_is_no_contact_outside(person, contact):
    met(person.family, *SIX_WEEKS, **contact)

    assert suggested_level(person, on=TODAY) is None


@pytest.mark.parametrize("rows", [1, 3])
def test_a_suggestion_costs_three_queries(person, coffee, rows, django_assert_num_queries):
    helps(person, coffee, *range(rows))
    came(person, coffee, *range(rows))
    met(person.family, *range(rows))

    with django_assert_num_queries(3):
        suggested_level(person, on=TODAY)
