from datetime import date, timedelta

import pytest
from django.db import connection

from participants.actions.milestones import refresh_milestones
from participants.models import Case, Milestone, Step
from reporting.annual.figures import figure_of
from reporting.indicators import CATALOGUE, Scope
from tests.factories.activities import (
    ActivityFactory,
    ProgrammeFactory,
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
from tests.reporting.scopes import AFTER, BEFORE, LAST_DAY, NEW_YEAR, count

STEPS = {
    "found": Step.FOUND,
    "approached": Step.APPROACHED,
    "reached": Step.REACHED,
    "obstacle_solved": Step.OBSTACLE_SOLVED,
    "connected": Step.CONNECTED,
}
JUNE = date(2018, 6, 4)


def milestone(step, day, **case):
    return Milestone.objects.create(case=CaseFactory(**case), step=step, reached_on=day)


def comes(case, day):
    """Somebody of the family of ``case`` is at a meeting."""
    person = PersonFactory(family=case.family)
    AttendanceFactory(person=person, session__held_on=day)


@pytest.mark.parametrize(("code", "step"), STEPS.items())
def test_a_step_counts_on_the_first_and_the_last_day_of_the_year_and_not_outside(db, code, step):
    for day in (BEFORE, NEW_YEAR, LAST_DAY, AFTER):
        milestone(step, day)

    assert count(code) == 2


@pytest.mark.parametrize(("code", "step"), STEPS.items())
def test_a_step_counts_for_the_programmes_of_its_case(db, code, step):
    mine, other = ProgrammeFactory.create_batch(2)
    milestone(step, JUNE, programmes=[mine])
    milestone(step, JUNE, programmes=[mine, other])
    milestone(step, JUNE)

    assert (count(code, mine), count(code, other), count(code)) == (2, 1, 3)


def test_a_family_with_two_cases_counts_once(db):
    first = CaseFactory(closed_on=JUNE, closing_reason=Case.ClosingReason.OTHER)
    second = CaseFactory(family=first.family, found_on=JUNE + timedelta(days=1))
    refresh_milestones(Case.objects.filter(pk__in=[first.pk, second.pk]))

    assert count("found") == 1


def test_the_way_of_one_family_as_it_was_logged(db):
    case = CaseFactory(found_on=date(2018, 1, 8))
    ContactMomentFactory(family=case.family, happened_on=date(2018, 1, 9), was_reached=False)
    ContactMomentFactory(family=case.family, happened_on=date(2019, 1, 9))
    ObstacleFactory(family=case.family, solved=True, solved_on=date(2018, 5, 1))
    refresh_milestones(Case.objects.all())

    assert {code: count(code) for code in STEPS} == {
        "found": 1,
        "approached": 1,
        "reached": 0,  # only in 2019
        "obstacle_solved": 1,
        "connected": 0,
    }


def test_three_days_at_the_same_activity_within_eight_weeks_is_a_connection(db):
    case, activity = CaseFactory(), ActivityFactory()
    person = PersonFactory(family=case.family)
    for days in (0, 28, 56):
        session = SessionFactory(activity=activity, held_on=JUNE + timedelta(days=days))
        AttendanceFactory(person=person, session=session)
    refresh_milestones(Case.objects.all())

    assert count("connected") == 1


def test_the_definition_of_a_connection_names_the_numbers_of_the_rule(db):
    definition = CATALOGUE["connected"].explained(Scope.year(2018, None, date(2018, 12, 31)))

    assert "binnen 8 weken op 3 dagen" in definition


@pytest.mark.parametrize(("day", "families"), [(date(2018, 12, 4), 1), (date(2018, 12, 3), 0)])
def test_who_came_in_the_last_four_weeks_still_belongs(db, day, families):
    comes(milestone(Step.CONNECTED, JUNE).case, day)

    assert count("connected_still") == families


def test_a_visit_after_the_year_says_nothing_about_the_year(db):
    comes(milestone(Step.CONNECTED, JUNE).case, AFTER)

    assert count("connected_still") == 0


@pytest.mark.parametrize(
    ("ended_on", "families"), [(None, 1), (LAST_DAY, 1), (date(2018, 12, 30), 0)]
)
def test_who_still_volunteers_on_the_last_day_still_belongs(db, ended_on, families):
    case = milestone(Step.CONNECTED, JUNE).case
    volunteer = VolunteerFactory(started_on=JUNE, ended_on=ended_on)
    PersonFactory(family=case.family, volunteer=volunteer)

    assert count("connected_still") == families


def test_who_was_connected_in_another_year_is_not_among_those_who_still_belong(db):
    comes(milestone(Step.CONNECTED, BEFORE).case, LAST_DAY)

    assert count("connected_still") == 0


def test_halfway_the_year_the_last_four_weeks_end_today(db):
    comes(milestone(Step.CONNECTED, JUNE).case, JUNE)

    assert count("connected_still", today=JUNE + timedelta(days=27)) == 1
    assert count("connected_still", today=JUNE + timedelta(days=28)) == 0


BY_HAND = """
    SELECT COUNT(DISTINCT c.family_id)
    FROM participants_milestone m
    JOIN participants_case c ON c.id = m.case_id
    JOIN participants_case_programmes p ON p.case_id = c.id
    WHERE m.step = %s AND m.reached_on BETWEEN %s AND %s AND p.programme_id = %s
"""


@pytest.mark.parametrize(("code", "step"), STEPS.items())
def test_sql_written_by_hand_says_the_same(db, code, step):
    programme = ProgrammeFactory()
    for day in (BEFORE, NEW_YEAR, JUNE, LAST_DAY, AFTER):
        milestone(step, day, programmes=[programme])
        milestone(step, day)

    with connection.cursor() as cursor:
        cursor.execute(BY_HAND, [step, NEW_YEAR, LAST_DAY, programme.pk])
        (by_hand,) = cursor.fetchone()

    assert by_hand == count(code, programme) == 3


def test_the_rule_in_words_is_no_reason_to_look_at_every_visit(db, django_assert_num_queries):
    with django_assert_num_queries(2) as asked:
        figure_of(CATALOGUE["connected"], Scope.year(2018, None, LAST_DAY))

    assert [query["sql"] for query in asked if "attendance" in query["sql"]] == []
