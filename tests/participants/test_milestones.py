from datetime import date, timedelta

import pytest
from django.core.management import call_command

from activities.models import Activity
from participants.actions.milestones import (
    connected_on,
    refresh_families,
    refresh_milestones,
    withdraw_milestones,
)
from participants.models import Case, Milestone, Step
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    SessionFactory,
    VolunteerFactory,
)
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    ContactMomentFactory,
    ObstacleFactory,
    PersonFactory,
)

MONDAY = date(2018, 3, 5)


def refresh(case):
    refresh_milestones(Case.objects.filter(pk=case.pk))
    return dict(case.milestones.values_list("step", "reached_on"))


def visit(person, activity, *days):
    for day in days:
        session, _ = activity.sessions.get_or_create(held_on=day)
        AttendanceFactory(person=person, session=session)


def weeks(*numbers):
    return [MONDAY + timedelta(weeks=number) for number in numbers]


@pytest.fixture
def case(db):
    return CaseFactory(found_on=date(2018, 1, 8))


@pytest.fixture
def parent(case):
    return PersonFactory(family=case.family)


def test_a_new_case_is_found_and_nothing_more(case):
    assert refresh(case) == {Step.FOUND: date(2018, 1, 8)}


def test_an_attempt_approaches_and_a_conversation_reaches(case):
    ContactMomentFactory(family=case.family, happened_on=date(2018, 1, 10), was_reached=False)
    talk = ContactMomentFactory(family=case.family, happened_on=date(2018, 1, 12))

    assert refresh(case) == {
        Step.FOUND: date(2018, 1, 8),
        Step.APPROACHED: date(2018, 1, 10),
        Step.REACHED: date(2018, 1, 12),
    }
    assert case.milestones.get(step=Step.REACHED).contact == talk


def test_contact_before_the_family_was_found_belongs_to_no_case(case):
    ContactMomentFactory(family=case.family, happened_on=date(2018, 1, 7))

    assert refresh(case) == {Step.FOUND: date(2018, 1, 8)}


def test_only_a_solved_obstacle_counts(case):
    ObstacleFactory(family=case.family)
    ObstacleFactory(family=case.family, solved=True, solved_on=date(2018, 3, 1))

    assert refresh(case)[Step.OBSTACLE_SOLVED] == date(2018, 3, 1)


def test_the_third_visit_within_eight_weeks_connects(case, parent):
    visit(parent, ActivityFactory(), *weeks(0, 1, 2, 3))

    assert refresh(case)[Step.CONNECTED] == MONDAY + timedelta(weeks=2)


@pytest.mark.parametrize(("last_week", "connects"), [(8, True), (9, False)])
def test_eight_weeks_is_the_longest_stretch(case, parent, last_week, connects):
    visit(parent, ActivityFactory(), *weeks(0, 1, last_week))

    assert (Step.CONNECTED in refresh(case)) is connects


def test_three_children_at_one_session_are_one_visit(case):
    session = SessionFactory(held_on=MONDAY)
    for _ in range(3):
        AttendanceFactory(person=PersonFactory(family=case.family), session=session)

    assert Step.CONNECTED not in refresh(case)


def test_a_session_that_was_called_off_is_no_visit(case, parent):
    activity = ActivityFactory()
    visit(parent, activity, *weeks(0, 1, 2))
    activity.sessions.filter(held_on=MONDAY).update(cancelled_because="ziek")

    assert Step.CONNECTED not in refresh(case)


def test_different_members_of_a_family_count_together(case, parent):
    activity = ActivityFactory()
    visit(parent, activity, *weeks(0, 1))
    visit(PersonFactory(family=case.family), activity, *weeks(2))

    assert refresh(case)[Step.CONNECTED] == MONDAY + timedelta(weeks=2)


def test_visits_to_different_activities_do_not_add_up(case, parent):
    for week in (0, 1, 2):
        visit(parent, ActivityFactory(), *weeks(week))

    assert Step.CONNECTED not in refresh(case)


def test_activities_of_one_neighbourhood_group_do_add_up(case, parent):
    group = NeighbourhoodGroupFactory()
    for week in (0, 1, 2):
        visit(parent, ActivityFactory(group=group), *weeks(week))

    assert refresh(case)[Step.CONNECTED] == MONDAY + timedelta(weeks=2)


def test_a_parent_who_becomes_a_volunteer_is_connected(case, parent):
    parent.volunteer = VolunteerFactory(started_on=date(2018, 5, 1))
    parent.save()

    assert refresh(case)[Step.CONNECTED] == date(2018, 5, 1)


def test_a_volunteer_from_before_is_connected_from_the_day_of_finding(case, parent):
    parent.volunteer = VolunteerFactory(started_on=date(2015, 5, 1))
    parent.save()

    assert refresh(case)[Step.CONNECTED] == case.found_on


def test_a_second_case_has_its_own_milestones(case):
    ContactMomentFactory(family=case.family, happened_on=date(2018, 1, 10))
    Case.objects.filter(pk=case.pk).update(closed_on=date(2018, 6, 1), closing_reason="moved")
    second = CaseFactory(family=case.family, found_on=date(2019, 1, 7))

    refresh_families([case.family_id])

    assert list(second.milestones.values_list("step", flat=True)) == [Step.FOUND]
    assert list(case.milestones.values_list("step", flat=True)) == [1, 2, 3]


def test_earlier_evidence_moves_a_milestone_to_its_day(case):
    ContactMomentFactory(family=case.family, happened_on=date(2018, 2, 1))
    refresh(case)
    earlier = ContactMomentFactory(family=case.family, happened_on=date(2018, 1, 20))

    assert refresh(case)[Step.REACHED] == date(2018, 1, 20)
    assert case.milestones.get(step=Step.REACHED).contact == earlier


def test_forgetting_the_evidence_does_not_take_back_what_was_reached(case):
    contact = ContactMomentFactory(family=case.family, happened_on=date(2018, 2, 1))
    refresh(case)
    contact.delete()

    assert refresh(case)[Step.REACHED] == date(2018, 2, 1)


def test_a_person_who_corrects_the_evidence_does(case):
    contact = ContactMomentFactory(family=case.family, happened_on=date(2018, 2, 1))
    refresh(case)

    withdraw_milestones(Milestone.objects.filter(contact=contact))
    contact.delete()

    assert refresh(case) == {Step.FOUND: date(2018, 1, 8)}


def test_what_was_forgotten_cannot_be_corrected_away(case):
    contact = ContactMomentFactory(family=case.family, happened_on=date(2018, 2, 1))
    refresh(case)
    contact.delete()

    withdraw_milestones(case.milestones.all())

    assert refresh(case)[Step.REACHED] == date(2018, 2, 1)


def test_a_case_knows_when_its_family_was_last_heard_of(case, parent):
    ContactMomentFactory(family=case.family, happened_on=date(2018, 2, 1))
    ContactMomentFactory(family=case.family, happened_on=date(2018, 9, 1), was_reached=False)
    visit(parent, ActivityFactory(), MONDAY)

    refresh(case)

    case.refresh_from_db()
    assert case.last_heard_on == MONDAY


@pytest.mark.parametrize("cases", [1, 3])
def test_refreshing_costs_the_same_number_of_queries_for_one_case_as_for_three(
    db, django_assert_num_queries, cases
):
    for case in CaseFactory.create_batch(cases):
        ContactMomentFactory(family=case.family, happened_on=date(2018, 2, 1))

    with django_assert_num_queries(13):
        refresh_milestones(Case.objects.all())

    assert Milestone.objects.count() == 3 * cases


def test_three_visits_far_apart_connect_nobody():
    days = [(MONDAY, 1), (MONDAY + timedelta(days=30), 2), (MONDAY + timedelta(days=60), 3)]

    assert connected_on(days) is None


def test_a_night_later_a_new_group_joins_its_activities(case, parent):
    activities = [ActivityFactory() for _ in range(3)]
    for week, activity in enumerate(activities):
        visit(parent, activity, *weeks(week))
    assert Step.CONNECTED not in refresh(case)
    Activity.objects.update(group=NeighbourhoodGroupFactory())

    call_command("refresh_milestones")

    assert case.milestones.get(step=Step.CONNECTED).reached_on == MONDAY + timedelta(weeks=2)
