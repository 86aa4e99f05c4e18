"""Who belongs: still comes after three months, knows somebody there, or has a task."""

from datetime import date, timedelta

import pytest

from participants.models import Tie
from tests.factories.activities import ActivityFactory, VolunteerFactory
from tests.factories.participants import CaseFactory, MembershipFactory, PersonFactory, TieFactory
from tests.participants.connecting import MONDAY, close, days, families, on, people, visit

RETURNED = date(2018, 3, 31)  # three months later June has no 31st day
BEFORE = [date(2018, 3, 17), date(2018, 3, 24), RETURNED, date(2018, 5, 12)]


@pytest.mark.parametrize(
    ("day", "belongs"), [(date(2018, 6, 29), 0), (date(2018, 6, 30), 1), (date(2018, 7, 1), 1)]
)
def test_who_still_comes_after_three_months_belongs(person, supper, day, belongs):
    visit(person, supper, *BEFORE, day)

    assert families()[:3] == people()[:3] == [1, 1, belongs]


@pytest.mark.parametrize(("last", "belongs"), [(date(2018, 7, 7), 1), (date(2018, 7, 8), 0)])
def test_who_stayed_away_for_longer_than_eight_weeks_does_not_still_come(
    person, supper, last, belongs
):
    visit(person, supper, *BEFORE, last)

    assert families()[:3] == people()[:3] == [1, 1, belongs]


def test_who_comes_again_after_a_long_while_belongs_when_it_is_more_than_once(person, supper):
    visit(person, supper, *BEFORE, date(2018, 9, 1), date(2018, 9, 8))

    assert families(on(date(2018, 9, 1)))[2] == 0
    assert families(on(date(2018, 9, 8)))[2] == 1


def test_another_place_does_not_make_one_belong_there(person, supper):
    visit(person, supper, *BEFORE)
    visit(person, ActivityFactory(), date(2018, 6, 30), date(2018, 7, 1))

    assert families()[:3] == [1, 1, 0]


def test_who_belongs_may_do_so_after_our_work_has_stopped(case, person, supper):
    visit(person, supper, *BEFORE, date(2018, 6, 30))
    close(case, RETURNED)

    assert families()[:3] == people()[:3] == [1, 1, 1]


@pytest.mark.parametrize(("started_on", "families_"), [(MONDAY, 1), (date(2019, 1, 1), 0)])
def test_a_standing_task_is_belonging_and_all_that_goes_before(person, started_on, families_):
    person.volunteer = VolunteerFactory(started_on=started_on)
    person.save()

    assert families() == people() == [families_] * 3 + [0]


def test_a_task_from_before_counts_from_the_day_of_finding(case, person):
    person.volunteer = VolunteerFactory(started_on=date(2015, 1, 1))
    person.save()

    assert families(on(case.found_on)) == [1, 1, 1, 0]


def test_a_task_that_ended_before_or_began_after_the_case_is_not_of_it(case, person):
    person.volunteer = VolunteerFactory(
        started_on=date(2016, 1, 1), ended_on=case.found_on - timedelta(days=1)
    )
    person.save()
    other = CaseFactory(found_on=MONDAY)
    close(other, days(7)[0])
    PersonFactory(family=other.family, volunteer=VolunteerFactory(started_on=days(8)[0]))

    assert families() == [0, 0, 0, 0]


def test_who_returns_and_knows_somebody_there_belongs(case, person, supper):
    visit(person, supper, *days(0, 7, 14))
    TieFactory(family=case.family, met_at=supper, started_on=days(20)[0])

    assert families() == people() == [1, 1, 1, 0]
    assert families(on(days(20)[0])) == [0, 0, 1, 0]


def test_who_knew_somebody_there_already_belongs_when_they_return(case, person, supper):
    visit(person, supper, *days(0, 7, 14))
    TieFactory(family=case.family, met_at=supper, started_on=date(2017, 1, 1))

    assert families(on(days(14)[0])) == [0, 1, 1, 0]


@pytest.mark.parametrize(
    "tie",
    [
        {"kind": Tie.Kind.PROFESSIONAL},
        {"kind": Tie.Kind.RELATIVE_AWAY},
        {"met_at": None},
        {"ended_on": days(14)[0]},
        {"started_on": date(2019, 1, 1)},
    ],
)
def test_a_professional_somebody_from_elsewhere_or_gone_is_no_contact_there(
    case, person, supper, tie
):
    visit(person, supper, *days(0, 7, 14))
    TieFactory(family=case.family, **{"met_at": supper, "started_on": date(2018, 1, 1), **tie})

    assert families()[2] == 0


def test_who_knows_somebody_where_they_came_once_does_not_belong_yet(case, person, supper):
    visit(person, supper, MONDAY)
    TieFactory(family=case.family, met_at=supper, started_on=MONDAY)

    assert families() == [1, 0, 0, 0]


@pytest.mark.parametrize(("role", "families_"), [("initiator", 1), ("member", 0)])
def test_a_task_in_a_group_is_belonging_and_a_name_on_its_list_is_not(person, role, families_):
    MembershipFactory(person=person, role=role, started_on=MONDAY)

    assert families() == people() == [families_] * 3 + [0]


def test_a_task_in_a_group_that_stopped_before_the_case_is_not_of_it(case, person):
    MembershipFactory(person=person, started_on=date(2016, 1, 1), ended_on=case.found_on)

    assert families() == [0, 0, 0, 0]
