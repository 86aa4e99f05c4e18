"""Days, hours and durations as people write them."""

from datetime import date, time

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import translation

from activities.forms.fields import ClockField, DaysField, HoursField
from activities.templatetags.hours import hours


@pytest.mark.parametrize(
    ("written", "meant"),
    [("9.30", time(9, 30)), ("09:30", time(9, 30)), ("14 uur", time(14, 0)), ("", None)],
)
def test_a_time_is_read_as_people_write_it(written, meant):
    assert ClockField(required=False).clean(written) == meant


@pytest.mark.parametrize("written", ["25.00", "9.75", "straks", "🌸"])
def test_what_is_no_time_is_said(written):
    with pytest.raises(ValidationError, match="Dit is geen tijd"):
        ClockField().clean(written)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("2,5", 150),
        ("2.5", 150),
        ("2:30", 150),
        ("90 min", 90),
        ("13.30 - 16.00", 150),
        ("9:00–9:45", 45),
        ("9 uur tot 11 uur", 120),
        ("2 hours", 120),
    ],
)
def test_a_duration_is_read_as_people_write_it(written, minutes):
    assert HoursField().clean(written) == minutes


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("0", "Vul meer dan 0 en hooguit 24 uur in."),
        ("25", "Vul meer dan 0 en hooguit 24 uur in."),
        ("16.00 - 13.30", "De eindtijd ligt niet na de begintijd."),
    ],
)
def test_a_duration_that_cannot_be_is_said(written, sentence):
    with pytest.raises(ValidationError, match=sentence):
        HoursField().clean(written)


@time_machine.travel("2018-09-01 12:00+02:00", tick=False)
def test_a_few_days_come_in_order_and_once():
    days = DaysField().clean("17 sep, 3-9 en 10-9-2018; 3 september")

    assert days == [date(2018, 9, 3), date(2018, 9, 10), date(2018, 9, 17)]


def test_of_a_few_days_the_wrong_one_is_named():
    with pytest.raises(ValidationError, match="31-2-2018: 31 februari bestaat niet"):
        DaysField().clean("3-9-2018, 31-2-2018")


@pytest.mark.parametrize(
    ("minutes", "shown"), [(150, "2,5 uur"), (60, "1 uur"), (None, "0 uur"), (50, "0,8 uur")]
)
def test_minutes_are_shown_as_hours(minutes, shown):
    assert hours(minutes) == shown


@pytest.mark.parametrize(
    ("minutes", "shown"), [(60, "1 hour"), (50, "0.8 hours"), (150, "2.5 hours")]
)
def test_in_english_one_hour_is_no_hours(minutes, shown):
    with translation.override("en"):
        assert hours(minutes) == shown
