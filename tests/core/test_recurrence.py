"""Days that come back: what a rule names, in words, and as calendars read it."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from core.recurrence import WEEKS, Recurrence, Rhythm

ROTTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST_DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
LENGTHS = st.integers(min_value=0, max_value=800)
HOURS = st.times(min_value=time(4)).map(
    lambda hour: hour.replace(microsecond=0)
)  # the clock changes between two and three


@pytest.mark.parametrize(
    ("rhythm", "first", "words", "days"),
    [
        (Rhythm.WEEK, 4, "elke dinsdag", [4, 11, 18, 25]),
        (Rhythm.TWO_WEEKS, 4, "om de week op dinsdag", [4, 18]),
        (Rhythm.THREE_WEEKS, 4, "elke drie weken op dinsdag", [4, 25]),
        (Rhythm.MONTH, 4, "elke eerste dinsdag van de maand", [4]),
    ],
)
def test_a_rule_names_days_and_can_be_said(rhythm, first, words, days):
    recurrence = Recurrence.of(rhythm, date(2018, 9, first), date(2018, 9, 30))

    assert recurrence.in_words == words
    assert [day.day for day in recurrence.days] == days


def test_a_fifth_weekday_comes_back_as_the_last():
    recurrence = Recurrence.of(Rhythm.MONTH, date(2018, 1, 30), date(2018, 4, 30))

    assert recurrence.in_words == "elke laatste dinsdag van de maand"
    assert recurrence.days == [
        date(2018, 1, 30),
        date(2018, 2, 27),
        date(2018, 3, 27),
        date(2018, 4, 24),
    ]


def test_a_rule_is_said_in_english_too():
    with translation.override("en"):
        recurrence = Recurrence.of(Rhythm.MONTH, date(2018, 9, 18), date(2018, 12, 31))

        assert recurrence.in_words == "every third Tuesday of the month"


@settings(deadline=None)
@given(FIRST_DAYS, LENGTHS, st.sampled_from(list(WEEKS)))
def test_weeks_apart_is_weeks_apart(first_on, length, rhythm):
    last_on = first_on + timedelta(days=length)

    days = Recurrence.of(rhythm, first_on, last_on).days

    step = timedelta(weeks=WEEKS[rhythm])
    assert days[0] == first_on
    assert {later - earlier for earlier, later in pairwise(days)} <= {step}
    assert days[-1] <= last_on < days[-1] + step


@settings(deadline=None)
@given(FIRST_DAYS, LENGTHS)
def test_once_a_month_is_once_in_every_month_on_that_weekday(first_on, length):
    last_on = first_on + timedelta(days=length)

    days = Recurrence.of(Rhythm.MONTH, first_on, last_on).days

    months = [day.year * 12 + day.month for day in days]
    assert days[0] == first_on
    assert {day.weekday() for day in days} == {first_on.weekday()}
    assert months == list(range(months[0], months[0] + len(days)))


@settings(deadline=None)
@given(FIRST_DAYS, LENGTHS, HOURS, st.sampled_from(Rhythm))
def test_the_hour_on_the_wall_stays_while_the_clock_changes(first_on, length, hour, rhythm):
    """Also as a calendar reads it, which knows only moments and a time zone."""
    recurrence = Recurrence.of(rhythm, first_on, first_on + timedelta(days=length))
    moments = [datetime.combine(day, hour, ROTTERDAM) for day in recurrence.days]

    there_and_back = [
        moment.astimezone(ZoneInfo("UTC")).astimezone(ROTTERDAM) for moment in moments
    ]

    assert {moment.time() for moment in there_and_back} == {hour}
    assert [moment.date() for moment in there_and_back] == recurrence.days
    start = datetime.combine(first_on, hour)
    end = f"{recurrence.last_on:%Y%m%dT235959}"
    assert [m.replace(tzinfo=None) for m in moments] == list(
        rrulestr(f"{recurrence.rule};UNTIL={end}", dtstart=start)
    )


@pytest.mark.parametrize("year", range(2015, 2031))
@pytest.mark.parametrize("month", [3, 10])
def test_a_week_in_which_the_clock_changes_is_an_hour_shorter_or_longer(year, month):
    last_sunday = max(
        date(year, month, day) for day in range(25, 32) if date(year, month, day).weekday() == 6
    )
    saturday = last_sunday - timedelta(days=1)
    before, after = Recurrence.of(Rhythm.WEEK, saturday, saturday + timedelta(days=7)).days

    between = datetime.combine(after, time(9, 30), ROTTERDAM).astimezone(
        ZoneInfo("UTC")
    ) - datetime.combine(before, time(9, 30), ROTTERDAM).astimezone(ZoneInfo("UTC"))

    assert between == timedelta(days=7, hours=-1 if month == 3 else 1)


@settings(deadline=None)
@given(FIRST_DAYS, LENGTHS, LENGTHS, st.sampled_from(Rhythm))
def test_another_end_changes_no_day_before_it(first_on, length, more, rhythm):
    recurrence = Recurrence.of(rhythm, first_on, first_on + timedelta(days=length))

    longer = recurrence.until(recurrence.last_on + timedelta(days=more))

    assert longer.days[: len(recurrence.days)] == recurrence.days
    assert all(day > recurrence.last_on for day in longer.days[len(recurrence.days) :])
