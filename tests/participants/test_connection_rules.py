"""Whose numbers count: of a programme or of the foundation, and from which day."""

from datetime import date

import pytest

from core.periods import Period
from participants.actions.milestones import refresh_milestones
from participants.connections import EVERYTHING, steps_taken
from participants.models import Case, Step
from tests.factories.activities import ProgrammeFactory
from tests.factories.participants import CaseFactory, PersonFactory
from tests.participants.connecting import IN_2018, MET, RETURNS, days, families, rule, visit


def test_the_rule_of_the_last_day_counts_for_the_whole_period(person, supper):
    visit(person, supper, *days(0, 7))
    rule(date(2018, 12, 31), visits=2)

    assert families() == [1, 1, 0, 0]
    assert families(Period(date(2018, 1, 1), date(2018, 12, 30))) == [1, 0, 0, 0]


def test_every_number_of_a_rule_counts(person, supper):
    rule(date(2018, 1, 1), visits=2, within_weeks=1, stays_months=1, own_visits=2)
    visit(person, supper, *days(0, 7), date(2018, 4, 5), date(2018, 4, 12))
    assert families() == [1, 1, 1, 0]

    visit(person, supper, date(2018, 4, 19))

    assert families() == [1, 1, 1, 1]


def test_each_programme_counts_its_own_cases_by_its_own_rule(supper):
    strict, plain = ProgrammeFactory(), ProgrammeFactory()
    rule(date(2018, 1, 1), strict, visits=4)
    for programmes in ([strict], [strict, plain], [plain], []):
        case = CaseFactory(found_on=date(2018, 1, 8), programmes=programmes)
        visit(PersonFactory(family=case.family), supper, *days(0, 7, 14))

    counted = steps_taken(IN_2018, [EVERYTHING, strict.pk, plain.pk])

    assert {key: steps.took(MET).families for key, steps in counted.items()} == {
        EVERYTHING: 4,
        strict.pk: 2,
        plain.pk: 2,
    }
    assert {key: steps.took(RETURNS).families for key, steps in counted.items()} == {
        EVERYTHING: 4,
        strict.pk: 0,
        plain.pk: 2,
    }
    assert counted[strict.pk].rule.visits == 4


@pytest.mark.parametrize("number", [1, 3])
def test_the_steps_cost_two_queries(supper, django_assert_num_queries, number):
    programmes = ProgrammeFactory.create_batch(number)
    for programme in programmes:
        rule(date(2018, 1, 1), programme, visits=number + 1)
        case = CaseFactory(programmes=[programme])
        visit(PersonFactory(family=case.family), supper, *days(0, 1, 2, 3))

    with django_assert_num_queries(2):
        counted = steps_taken(IN_2018, [EVERYTHING, *(one.pk for one in programmes)])

    assert counted[EVERYTHING].took(RETURNS).families == number
    assert [counted[one.pk].took(RETURNS).families for one in programmes] == [1] * number


def test_the_milestone_follows_our_rule_of_the_day_of_the_visit(case, person, supper):
    rule(date(2018, 4, 1), visits=2)
    visit(person, supper, *days(0, 7))
    refresh_milestones(Case.objects.all())
    assert not case.milestones.filter(step=Step.CONNECTED).exists()

    visit(person, supper, date(2018, 4, 1))
    refresh_milestones(Case.objects.all())

    assert case.milestones.get(step=Step.CONNECTED).reached_on == date(2018, 4, 1)


def test_a_stricter_rule_takes_back_nothing(case, person, supper):
    visit(person, supper, *days(0, 7, 14))
    rule(date(2018, 4, 1), visits=20)
    refresh_milestones(Case.objects.all())

    assert case.milestones.get(step=Step.CONNECTED).reached_on == days(14)[0]


def test_the_milestone_does_not_follow_the_rule_of_a_programme(case, person, supper):
    programme = ProgrammeFactory()
    case.programmes.add(programme)
    rule(date(2018, 1, 1), programme, visits=2)
    visit(person, supper, *days(0, 7))
    refresh_milestones(Case.objects.all())

    assert not case.milestones.filter(step=Step.CONNECTED).exists()
    assert steps_taken(IN_2018, [programme.pk])[programme.pk].took(RETURNS).families == 1
