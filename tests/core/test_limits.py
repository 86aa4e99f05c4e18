"""Who tries too often waits."""

from datetime import timedelta

import pytest
import time_machine

from core.limits import Limit, forget_knocks
from core.models import Knock

NOON = "2018-09-18 12:00+02:00"
THREE_AN_HOUR = Limit("test", most=3, within=timedelta(hours=1))


@pytest.fixture(autouse=True)
def _noon(db):
    with time_machine.travel(NOON, tick=False):
        yield


def test_the_limit_is_reached_after_as_many_times_as_it_says():
    reached = []
    for _ in range(4):
        reached.append(THREE_AN_HOUR.is_reached("me"))
        THREE_AN_HOUR.note("me")

    assert reached == [False, False, False, True]


def test_somebody_else_and_something_else_have_a_count_of_their_own():
    for _ in range(3):
        THREE_AN_HOUR.note("me")

    assert THREE_AN_HOUR.is_reached("you") is False
    assert Limit("other", most=3, within=timedelta(hours=1)).is_reached("me") is False


@pytest.mark.parametrize(("time", "waits"), [("12:59:59", True), ("13:00:00", False)])
def test_the_next_stretch_begins_anew(time, waits):
    for _ in range(3):
        THREE_AN_HOUR.note("me")

    with time_machine.travel(f"2018-09-18 {time}+02:00", tick=False):
        assert THREE_AN_HOUR.is_reached("me") is waits


def test_asking_counts_nothing_and_costs_one_question(django_assert_num_queries):
    with django_assert_num_queries(1):
        THREE_AN_HOUR.is_reached("me")

    assert not Knock.objects.exists()


def test_what_limits_nobody_any_more_is_forgotten():
    THREE_AN_HOUR.note("me")
    with time_machine.travel("2018-09-19 12:00:01+02:00", tick=False):
        THREE_AN_HOUR.note("me")
        forget_knocks()

    assert Knock.objects.get().number == 1
