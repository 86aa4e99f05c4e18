from datetime import time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sheets.cells import Unreadable
from core.sheets.marks import parse_mark
from core.sheets.numbers import (
    minutes_between,
    parse_count,
    parse_decimal,
    parse_minutes,
    parse_time,
)
from core.sheets.postcodes import parse_postcode


@pytest.mark.parametrize(
    ("cell", "number"),
    [("2,5", "2.5"), ("2.5", "2.5"), ("1.234,5", "1234.5"), ("1.234", "1234"), (118.0, "118")],
)
def test_a_number_may_have_a_comma_or_a_point(cell, number):
    assert parse_decimal(cell) == Decimal(number)


@given(st.integers(1, 24 * 4))
def test_quarters_of_an_hour_come_out_the_same_however_written(quarters):
    minutes = quarters * 15
    hours = Decimal(minutes) / 60
    clock = f"{minutes // 60}:{minutes % 60:02}"

    assert parse_minutes(str(hours).replace(".", ",")) == minutes
    assert parse_minutes(float(hours)) == minutes
    assert parse_minutes(f"{hours} uur") == minutes
    assert parse_minutes(f"{minutes} min") == minutes
    assert parse_minutes(clock) == minutes
    assert parse_minutes(clock.replace(":", "u")) == minutes
    assert parse_minutes(timedelta(minutes=minutes)) == minutes


@pytest.mark.parametrize("cell", ["0", "-1", "25", 24.5, "1500 min"])
def test_nobody_works_less_than_nothing_or_more_than_a_day(cell):
    with pytest.raises(Unreadable) as refused:
        parse_minutes(cell)

    assert str(refused.value) == "Een dag heeft 24 uur. Vul meer dan 0 en hooguit 24 uur in."


@pytest.mark.parametrize("cell", ["veel", "", "NaN", "Infinity", "2,5,5"])
def test_what_is_no_number_is_said_to_be_none(cell):
    with pytest.raises(Unreadable) as refused:
        parse_decimal(cell)

    assert str(refused.value) == "Dit is geen getal."


@pytest.mark.parametrize(
    "cell", ["10:30", "10.30", "10u30", "10:30 uur", time(10, 30), timedelta(hours=10.5), 0.4375]
)
def test_half_past_ten_is_half_past_ten(cell):
    assert parse_time(cell) == time(10, 30)


@pytest.mark.parametrize("cell", ["10", "10u", "10 uur"])
def test_a_whole_hour_needs_no_minutes(cell):
    assert parse_time(cell) == time(10, 0)


@pytest.mark.parametrize("cell", ["24:00", "10:75", "tien uur", "", 7.5])
def test_a_time_that_no_clock_shows_is_refused(cell):
    with pytest.raises(Unreadable) as refused:
        parse_time(cell)

    assert str(refused.value) == "Dit is geen tijd. Schrijf bijvoorbeeld 10:30."


def test_from_ten_to_half_past_eleven_is_an_hour_and_a_half():
    assert minutes_between(time(10), time(11, 30)) == 90


def test_one_cannot_stop_before_starting():
    with pytest.raises(Unreadable, match="De eindtijd ligt niet na de begintijd"):
        minutes_between(time(11), time(10))


@pytest.mark.parametrize(("cell", "count"), [("", 0), ("-", 0), (4.0, 4), ("4", 4)])
def test_an_empty_headcount_is_zero(cell, count):
    assert parse_count(cell) == count


@pytest.mark.parametrize("cell", ["2,5", -1, "1e9"])
def test_people_are_counted_in_whole_numbers(cell):
    with pytest.raises(Unreadable, match="Vul een heel getal in"):
        parse_count(cell)


@pytest.mark.parametrize("cell", ["x", "X", "v", "✓", "✔️", "1", 1.0, True, "ja", "aanwezig"])
def test_these_marks_say_present(cell):
    assert parse_mark(cell) is True


@pytest.mark.parametrize("cell", ["", None, "-", "0", 0, "a", "afw", "Afw.", "z", "ziek", False])
def test_these_marks_say_absent(cell):
    assert parse_mark(cell) is False


@pytest.mark.parametrize("cell", ["?", "2", "misschien"])
def test_a_mark_that_could_mean_anything_is_not_guessed(cell):
    with pytest.raises(Unreadable, match="Dit teken kennen we niet"):
        parse_mark(cell)


@pytest.mark.parametrize(
    ("cell", "postcode"),
    [("3076AB", "3076 AB"), ("3076 ab", "3076 AB"), (3076.0, "3076"), ("", "")],
)
def test_a_postcode_is_written_one_way(cell, postcode):
    assert parse_postcode(cell) == postcode


def test_a_postcode_starts_with_four_digits():
    with pytest.raises(Unreadable, match="Dit is geen postcode"):
        parse_postcode("Lombardijen")
