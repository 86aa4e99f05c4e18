from datetime import date, timedelta

import pytest

from activities.facts import GroupLife
from activities.models import Carrying, Hands
from core.periods import Period
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    ProgrammeFactory,
    SessionFactory,
)
from tests.factories.participants import MembershipFactory
from tests.reporting.scopes import AFTER, BEFORE, LAST_DAY, NEW_YEAR, count

YEAR = Period(NEW_YEAR, LAST_DAY)
STEPS = ("idea", "with_initiator", "first_meeting", "five_meetings", "independent")


def meets(group, days, **session):
    activity = ActivityFactory(group=group)
    for day in days:
        SessionFactory(activity=activity, held_on=day, **session)


def every(weeks, *, times, until=LAST_DAY):
    return [until - timedelta(weeks=weeks * number) for number in range(times)]


@pytest.mark.parametrize(
    ("days_met", "last_met_on", "active"),
    [
        (9, date(2018, 11, 20), True),  # 9 times 42 days is a year, and the last 42 days hold one
        (8, date(2018, 11, 20), False),
        (9, date(2018, 11, 19), False),
        (0, None, False),
    ],
)
def test_active_is_a_day_per_six_weeks_and_not_silent_at_the_end(days_met, last_met_on, active):
    assert GroupLife(1, YEAR, days_met, last_met_on).is_active is active


def test_a_group_that_meets_every_six_weeks_is_active_and_one_that_met_once_is_not(db):
    meets(NeighbourhoodGroupFactory(), every(6, times=9))
    meets(NeighbourhoodGroupFactory(), every(6, times=1))

    assert count("groups_active") == 1


def test_a_group_that_stopped_halfway_is_judged_by_the_days_it_existed(db):
    june = date(2018, 6, 30)
    meets(NeighbourhoodGroupFactory(ended_on=june), every(6, times=5, until=june))

    assert count("groups_active") == 1


def test_meetings_that_were_called_off_are_no_meetings(db):
    meets(NeighbourhoodGroupFactory(), every(6, times=9), cancelled_because="vakantie")

    assert count("groups_active") == 0


def test_two_activities_on_a_day_are_one_day_together(db):
    group = NeighbourhoodGroupFactory()
    meets(group, every(6, times=5))
    meets(group, every(6, times=5))

    assert count("groups_active") == 0


def test_a_group_counts_for_its_own_programmes(db):
    programme = ProgrammeFactory()
    mine, other = NeighbourhoodGroupFactory.create_batch(2)
    mine.programmes.add(programme)
    meets(mine, every(4, times=13))
    meets(other, every(4, times=13))

    assert (count("groups_active", programme), count("groups_active")) == (1, 2)


def steps(programme=None):
    return [count(f"groups_{step}", programme) for step in STEPS]


@pytest.mark.parametrize(
    ("times", "until", "counted"),
    [
        (0, LAST_DAY, [1, 0, 0, 0, 0]),
        (1, LAST_DAY, [0, 0, 1, 0, 0]),
        (1, AFTER, [1, 0, 0, 0, 0]),
        (4, LAST_DAY, [0, 0, 1, 0, 0]),
        (5, LAST_DAY, [0, 0, 0, 1, 0]),
        (5, AFTER, [0, 0, 1, 0, 0]),
        (5, BEFORE, [0, 0, 0, 1, 0]),
    ],
    ids=str,
)
def test_a_group_stands_at_the_step_it_had_come_to_on_the_last_day(db, times, until, counted):
    meets(NeighbourhoodGroupFactory(), every(1, times=times, until=until))

    assert steps() == counted


@pytest.mark.parametrize(("day", "number"), [(LAST_DAY, 1), (AFTER, 0)])
def test_an_initiator_counts_from_the_first_day(db, day, number):
    MembershipFactory(started_on=day)

    assert steps()[:2] == [1 - number, number]


@pytest.mark.parametrize(("hands", "number"), [(Hands.GROUP, 1), (Hands.US, 0)])
def test_a_group_that_does_everything_itself_runs_without_us(db, hands, number):
    activity = ActivityFactory(group=NeighbourhoodGroupFactory())
    for day in every(1, times=5):
        who = dict.fromkeys(("opened_by", "decided_by", "listed_by"), hands)
        Carrying.objects.create(session=SessionFactory(activity=activity, held_on=day), **who)

    assert steps() == [0, 0, 0, 1 - number, number]


@pytest.mark.parametrize(("ended_on", "number"), [(LAST_DAY, 1), (date(2018, 12, 30), 0)])
def test_a_group_that_stopped_before_the_last_day_stands_at_no_step(db, ended_on, number):
    NeighbourhoodGroupFactory(ended_on=ended_on)

    assert sum(steps()) == number


def test_the_steps_of_a_programme_are_those_of_its_groups(db):
    programme = ProgrammeFactory()
    NeighbourhoodGroupFactory().programmes.add(programme)
    NeighbourhoodGroupFactory()

    assert (steps(programme), steps()) == ([1, 0, 0, 0, 0], [2, 0, 0, 0, 0])
