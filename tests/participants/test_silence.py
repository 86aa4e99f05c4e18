"""The rule, on days of a year of which no school holidays are known: every day counts."""

from datetime import date, timedelta

import pytest

from participants.silence import calls_after, days_silent, times_usual, usual_gap

LAST = date(2012, 12, 18)


def every(days, times, until=LAST):
    """So many signs of life with so many days between, the last on ``until``."""
    return [until - timedelta(days=days * number) for number in range(times)]


@pytest.mark.parametrize(
    ("signs", "usual"),
    [
        (every(7, 10), 7),
        (every(28, 10), 28),
        (every(1, 100), 7),  # never less than a week
        (every(80, 5), 56),  # never more than eight weeks
    ],
)
def test_what_is_usual_is_the_familys_own(signs, usual):
    assert usual_gap(signs) == usual


@pytest.mark.parametrize(("signs", "usual"), [(0, None), (3, None), (4, 7)])
def test_three_gaps_tell_what_is_usual(signs, usual):
    assert usual_gap(every(7, signs)) == usual


def test_a_week_with_three_calls_a_month_is_still_once_a_month():
    first_days = every(28, 12)
    signs = [day - timedelta(days=back) for day in first_days for back in (0, 1, 2)]

    assert usual_gap(signs) == 26


def test_one_long_pause_does_not_change_what_is_usual():
    assert usual_gap([*every(7, 20), *every(7, 20, until=date(2012, 6, 12))]) == 7


def test_only_the_last_year_tells():
    assert usual_gap([*every(28, 13), *every(7, 50, until=date(2011, 12, 1))]) == 28


def test_two_visits_on_one_day_are_one_sign_of_life():
    assert usual_gap(every(7, 4) * 2) == 7


def test_a_reported_absence_is_no_gap():
    signs = [*every(7, 2), *every(7, 2, until=LAST - timedelta(days=42))]

    assert usual_gap(signs) == 35
    assert usual_gap(signs, [(LAST - timedelta(days=34), LAST - timedelta(days=7))]) == 7


@pytest.mark.parametrize(("gap", "days"), [(7, 15), (10, 15), (14, 21), (28, 42), (None, 21)])
def test_silence_calls_at_one_and_a_half_times_what_is_usual_and_after_two_weeks(gap, days):
    assert calls_after(gap) == days


def test_three_weeks_without_a_weekly_visitor_are_more_unusual_than_six_of_a_monthly_one():
    assert (times_usual(21, 7), times_usual(42, 28)) == (3, 1.5)


@pytest.mark.parametrize(
    ("away", "silent"),
    [
        ([], 30),
        ([(4, 10)], 23),  # seven days, both ends included
        ([(4, 10), (6, 8)], 23),  # one within the other
        ([(4, 10), (8, 12)], 21),  # one after the other
        ([(-9, 2)], 28),  # began before the last sign of life
        ([(25, 60)], 24),  # is still going on
        ([(31, 60)], 30),  # is to come
    ],
)
def test_days_away_are_left_out(away, silent):
    heard_on = date(2012, 3, 1)
    stretches = [(heard_on + timedelta(first), heard_on + timedelta(last)) for first, last in away]

    assert days_silent(heard_on, heard_on + timedelta(30), stretches) == silent
