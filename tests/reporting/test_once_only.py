"""What must hold of the figures whatever happens: reach, cohorts, and everybody once."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from core.periods import Period
from participants import facts
from participants.actions.milestones import refresh_milestones
from participants.models import Attendance, Case, Milestone, Step
from reporting.indicators import CATALOGUE, Scope
from tests.factories.activities import ActivityFactory, ProgrammeFactory, SessionFactory
from tests.factories.participants import CaseFactory, FamilyFactory, PersonFactory

YEAR = Period.year(2018)
TODAY = date(2019, 6, 1)
DAYS = st.integers(-40, 400).map(lambda number: YEAR.first + timedelta(days=number))
REACH = ("visits", "unique_visitors", "families_visiting")
FEW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def figures(*codes, programme=None):
    scope = Scope.year(2018, programme, TODAY)
    return [CATALOGUE[code].count(scope) for code in codes]


class WhateverHappens(TestCase):
    @FEW
    @given(st.lists(st.tuples(st.integers(0, 2), DAYS), max_size=5), st.integers(0, 2), DAYS)
    def test_a_visit_more_never_lowers_reach(self, visits, who, day):
        activity, people = ActivityFactory(), PersonFactory.create_batch(3)
        for number, on in visits:
            _visit(people[number], activity, on)
        before = figures(*REACH)

        _visit(people[who], activity, day)

        assert [b <= a for b, a in zip(before, figures(*REACH), strict=True)] == [True] * 3

    @FEW
    @given(st.lists(st.tuples(st.integers(0, 3), DAYS, st.sets(st.integers(0, 2))), max_size=6))
    def test_programmes_and_their_overlap_add_up_to_everybody_once(self, steps):
        programmes, families = ProgrammeFactory.create_batch(3), FamilyFactory.create_batch(4)
        for number, day, mix in steps:
            case = CaseFactory(
                family=families[number],
                found_on=day,
                closed_on=day,
                closing_reason="moved",
                programmes=[programmes[at] for at in mix],
            )
            Milestone.objects.create(case=case, step=Step.FOUND, reached_on=day)

        (once,) = figures("found")
        each = [figures("found", programme=programme)[0] for programme in programmes]
        mix = facts.families_by_programme_count(YEAR)[Step.FOUND]

        assert (mix.once, mix.per_programme) == (once, sum(each))
        assert once == sum(each) + mix.without - mix.surplus
        assert mix.surplus >= mix.in_several
        assert max(each) <= once

    @FEW
    @given(st.lists(st.tuples(DAYS, st.integers(0, 200), st.integers(0, 200)), max_size=6))
    def test_a_cohort_is_never_larger_than_who_was_found(self, ways):
        for found_on, reached, connected in ways:
            case = CaseFactory(found_on=found_on)
            Milestone.objects.bulk_create(
                Milestone(case=case, step=step, reached_on=found_on + timedelta(days=days))
                for step, days in (
                    (Step.FOUND, 0),
                    (Step.REACHED, reached),
                    (Step.CONNECTED, connected),
                )
            )

        found, reached, connected = figures("found", "cohort_reached", "cohort_connected")

        assert (reached <= found, connected <= found) == (True, True)


def _visit(person, activity, day):
    session = SessionFactory._meta.model.objects.get_or_create(activity=activity, held_on=day)[0]
    Attendance.objects.get_or_create(person=person, session=session)


@pytest.mark.django_db
def test_a_family_of_three_programmes_is_counted_twice_too_often():
    CaseFactory(found_on=date(2018, 3, 1), programmes=ProgrammeFactory.create_batch(3))
    CaseFactory(found_on=date(2018, 3, 1))
    refresh_milestones(Case.objects.all())

    mix = facts.families_by_programme_count(YEAR)[Step.FOUND]

    assert (mix.once, mix.without, mix.in_several, mix.per_programme, mix.surplus) == (
        2,
        1,
        1,
        3,
        2,
    )
