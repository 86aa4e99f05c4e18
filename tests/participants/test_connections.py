"""The first two steps of connection, on the days on which they begin to hold."""

from datetime import date, timedelta

import pytest

from core.periods import Period
from tests.factories.activities import ActivityFactory, NeighbourhoodGroupFactory
from tests.factories.participants import CaseFactory, PersonFactory
from tests.participants.connecting import MONDAY, close, days, families, on, people, visit


def test_a_first_visit_is_meeting(person, supper):
    visit(person, supper, MONDAY)

    assert families() == people() == [1, 0, 0, 0]


@pytest.mark.parametrize(("last", "returned"), [(56, 1), (57, 0)])
def test_the_third_visit_is_within_eight_weeks_of_the_first(person, supper, last, returned):
    visit(person, supper, *days(0, 1, last))

    assert families() == people() == [1, returned, 0, 0]


def test_a_step_is_taken_on_the_day_of_the_visit_that_makes_it(person, supper):
    visit(person, supper, *days(0, 7, 14, 21))

    assert families(on(MONDAY)) == [1, 0, 0, 0]
    assert families(on(days(7)[0])) == [0, 0, 0, 0]
    assert families(on(days(14)[0])) == [0, 1, 0, 0]
    assert families(on(days(21)[0])) == [0, 0, 0, 0]


def test_a_mother_and_her_child_return_together_and_neither_alone(case, person, supper):
    visit(person, supper, *days(0))
    visit(PersonFactory(family=case.family), supper, *days(7, 14))

    assert families() == [1, 1, 0, 0]
    assert people() == [2, 0, 0, 0]


def test_three_children_on_one_day_are_one_visit(case, supper):
    for _ in range(3):
        visit(PersonFactory(family=case.family), supper, MONDAY)

    assert families() == [1, 0, 0, 0]
    assert people() == [3, 0, 0, 0]


def test_what_a_group_does_counts_together_and_like_one_activity(person):
    group = NeighbourhoodGroupFactory()
    for day in days(0, 7, 14):
        visit(person, ActivityFactory(group=group), day)

    assert families() == people() == [1, 1, 0, 0]


def test_different_activities_do_not_add_up(person):
    for day in days(0, 7, 14):
        visit(person, ActivityFactory(), day)

    assert families() == people() == [1, 0, 0, 0]


def test_a_session_that_was_called_off_is_no_visit(person, supper):
    visit(person, supper, *days(0, 7, 14))
    supper.sessions.filter(held_on=MONDAY).update(cancelled_because="ziek")

    assert families() == people() == [1, 0, 0, 0]


def test_a_visit_before_the_family_was_found_does_not_count(case, person, supper):
    visit(person, supper, case.found_on - timedelta(days=1), *days(0, 1))

    assert families() == people() == [1, 0, 0, 0]


@pytest.mark.parametrize(("closed", "returned"), [(14, 1), (13, 0)])
def test_who_returns_does_so_while_the_case_runs(case, person, supper, closed, returned):
    visit(person, supper, *days(0, 7, 14))
    close(case, days(closed)[0])

    assert families() == people() == [1, returned, 0, 0]


def test_a_second_case_takes_its_own_steps(case, person, supper):
    visit(person, supper, *days(0, 7, 14))
    close(case, date(2018, 4, 1))
    CaseFactory(family=case.family, found_on=date(2019, 1, 7))
    visit(person, supper, date(2019, 2, 4))

    assert families(Period.year(2019)) == people(Period.year(2019)) == [1, 0, 0, 0]


def test_a_family_with_two_cases_in_a_year_counts_once(case, person, supper):
    visit(person, supper, *days(0, 7, 14))
    close(case, date(2018, 4, 1))
    CaseFactory(family=case.family, found_on=date(2018, 6, 1))
    visit(person, supper, *days(100, 107, 114))

    assert families() == people() == [1, 1, 1, 0]


def test_without_anybody_there_is_nothing_to_count(db):
    assert families() == people() == [0, 0, 0, 0]
