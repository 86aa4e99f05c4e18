"""Who came back after a first time, with a companion and without: on its boundary days."""

from datetime import date, timedelta

import pytest

from core.periods import Period
from participants.models import Suggestion
from participants.returning import FirstTimes, Returns, returns
from tests.factories.activities import ActivityFactory, ProgrammeFactory, SessionFactory
from tests.factories.participants import AttendanceFactory, PersonFactory, SuggestionFactory

pytestmark = pytest.mark.django_db
FIRST = date(2018, 3, 5)
LAST_DAY = FIRST + timedelta(days=55)  # of the eight weeks
YEAR = Period.year(2018)
NOBODY = FirstTimes(0, 0, 0)


def came(*days, activity=None, **suggestion):
    """A family that came on these days after ``FIRST``, the first of them the first time."""
    activity = activity or ActivityFactory()
    person = PersonFactory()
    sessions = [
        SessionFactory(activity=activity, held_on=FIRST + timedelta(days=day)) for day in days
    ]
    for session in sessions:
        AttendanceFactory(person=person, session=session)
    return SuggestionFactory(
        family=person.family,
        activity=activity,
        offered_on=sessions[0].held_on,
        answer=Suggestion.Answer.ACCEPTED,
        answered_on=sessions[0].held_on,
        outcome="came",
        came_to=sessions[0],
        **suggestion,
    )


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([0], FirstTimes(1, 0, 0)),
        ([0, 55], FirstTimes(1, 1, 0)),
        ([0, 56], FirstTimes(1, 0, 0)),
        ([0, 7, 55], FirstTimes(1, 1, 1)),
        ([0, 7, 56], FirstTimes(1, 1, 0)),
        ([0, 7, 14, 21], FirstTimes(1, 1, 1)),
    ],
)
def test_coming_back_counts_within_eight_weeks(days, expected):
    came(*days)

    assert returns(YEAR, None) == Returns(NOBODY, expected, 0)


def test_with_somebody_and_without_stand_apart():
    came(0, 7, 14, companion_name="Fatima")
    came(0, 7, companion_name="Carla")
    came(0)

    assert returns(YEAR, None) == Returns(FirstTimes(2, 2, 1), FirstTimes(1, 0, 0), 0)


def test_two_of_a_family_on_one_day_are_one_time():
    made = came(0)
    AttendanceFactory(person=PersonFactory(family=made.family), session=made.came_to)

    assert returns(YEAR, None).alone == FirstTimes(1, 0, 0)


def test_somewhere_else_or_called_off_is_not_coming_back():
    made = came(0, 7)
    person = made.family.members.get()
    AttendanceFactory(person=person, session=SessionFactory(held_on=FIRST + timedelta(days=14)))
    called_off = SessionFactory(
        activity=made.activity, held_on=FIRST + timedelta(days=21), cancelled_because="storm"
    )
    AttendanceFactory(person=person, session=called_off)

    assert returns(YEAR, None).alone == FirstTimes(1, 1, 0)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (LAST_DAY, Returns(NOBODY, FirstTimes(1, 1, 0), 0)),
        (LAST_DAY - timedelta(days=1), Returns(NOBODY, NOBODY, 1)),
        (FIRST, Returns(NOBODY, NOBODY, 1)),
        (FIRST - timedelta(days=1), Returns(NOBODY, NOBODY, 0)),
    ],
)
def test_what_is_too_recent_is_not_counted_and_said(last, expected):
    came(0, 7)

    assert returns(Period(date(2018, 1, 1), last), None) == expected


@pytest.mark.parametrize(("first", "number"), [(LAST_DAY, 1), (LAST_DAY + timedelta(days=1), 0)])
def test_each_first_time_counts_in_one_period(first, number):
    came(0)

    assert returns(Period(first, date(2018, 12, 31)), None).alone.number == number


def test_a_programme_counts_its_own_activities():
    programme = ProgrammeFactory()
    came(0, activity=ActivityFactory(programmes=[programme]))
    came(0)

    assert returns(YEAR, programme).alone.number == 1
    assert returns(YEAR, None).alone.number == 2


def test_it_is_one_query(django_assert_num_queries):
    for _ in range(3):
        came(0, 7)

    with django_assert_num_queries(1):
        returns(YEAR, None)
