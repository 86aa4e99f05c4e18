from datetime import date

import pytest
from django.utils import translation

from core.school_days import day_number, day_off


def days_between(first, last):
    return day_number(last) - day_number(first)


def test_an_ordinary_week_has_seven_days():
    assert days_between(date(2018, 6, 5), date(2018, 6, 12)) == 7


# Summer in region Midden, 2018: 14 July to 26 August.
@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2018, 7, 12), date(2018, 7, 13), 1),  # the last Friday of school
        (date(2018, 7, 13), date(2018, 7, 14), 0),
        (date(2018, 7, 13), date(2018, 8, 26), 0),
        (date(2018, 7, 13), date(2018, 8, 27), 1),
        (date(2018, 8, 1), date(2018, 8, 28), 2),
    ],
)
def test_days_of_a_school_holiday_do_not_count(first, last, days):
    assert days_between(first, last) == days


def test_a_year_of_which_no_holidays_are_known_counts_whole():
    assert days_between(date(1900, 1, 1), date(1901, 1, 1)) == 365
    assert days_between(date(2100, 1, 1), date(2101, 1, 1)) == 365


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (date(2018, 10, 23), "Herfstvakantie", "Autumn Break"),
        (date(2018, 4, 27), "Koningsdag", "King's Day"),
        (date(2018, 12, 25), "Eerste kerstdag, Kerstvakantie", "Christmas Break, Christmas Day"),
        (date(2018, 9, 18), "", ""),
    ],
)
def test_a_day_off_has_a_name(day, dutch, english):
    assert day_off(day) == dutch
    with translation.override("en"):
        assert day_off(day) == english
