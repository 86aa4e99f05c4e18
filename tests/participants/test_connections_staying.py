"""Who still comes three and six months after returning."""

from datetime import date, timedelta

import pytest

from core.periods import Period
from participants.connections import EVERYTHING, steps_taken
from tests.factories.activities import ActivityFactory, VolunteerFactory
from tests.participants.connecting import IN_2018, close, days, visit

RETURNS_ON = date(2018, 3, 19)
AFTER_THREE_MONTHS = date(2018, 6, 19)


@pytest.mark.parametrize(
    ("day", "still"),
    [
        (AFTER_THREE_MONTHS - timedelta(days=1), 0),
        (AFTER_THREE_MONTHS, 1),
        (AFTER_THREE_MONTHS + timedelta(days=56), 1),
        (AFTER_THREE_MONTHS + timedelta(days=57), 0),
    ],
)
def test_who_comes_in_the_eight_weeks_after_three_months_stayed(person, supper, day, still):
    visit(person, supper, *days(0, 7, 14), day)

    assert kept(3) == (1, still, 0)


def kept(months, period=IN_2018):
    """Families of whom it is known, who still come, and who returned too recently to know."""
    found = steps_taken(period)[EVERYTHING].kept(months)
    assert found.known.families == found.known.people
    return found.known.families, found.still.families, found.too_recent.families


def test_who_stayed_may_have_gone_to_another_place(person, supper):
    visit(person, supper, *days(0, 7, 14))
    visit(person, ActivityFactory(), AFTER_THREE_MONTHS)

    assert kept(3) == (1, 1, 0)
    assert kept(6) == (1, 0, 0)


@pytest.mark.parametrize(("ended_on", "still"), [(date(2018, 6, 19), 1), (date(2018, 6, 18), 0)])
def test_who_still_has_a_task_stayed(person, supper, ended_on, still):
    visit(person, supper, *days(0, 7, 14))
    person.volunteer = VolunteerFactory(started_on=days(14)[0], ended_on=ended_on)
    person.save()

    assert kept(3) == (1, still, 0)


def test_who_stayed_after_our_work_stopped_is_counted(case, person, supper):
    visit(person, supper, *days(0, 7, 14), AFTER_THREE_MONTHS, date(2018, 9, 19))
    close(case, RETURNS_ON)

    assert kept(3) == kept(6) == (1, 1, 0)


@pytest.mark.parametrize(
    ("last", "expected"),
    [(date(2018, 8, 13), (0, 0, 1)), (date(2018, 8, 14), (1, 1, 0))],
)
def test_until_the_eight_weeks_are_over_nobody_knows_also_of_who_came(
    person, supper, last, expected
):
    """Otherwise those who stayed would be known sooner than those who did not."""
    visit(person, supper, *days(0, 7, 14), AFTER_THREE_MONTHS)

    assert kept(3, Period(date(2018, 1, 1), last)) == expected
