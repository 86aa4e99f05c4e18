import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sheets.cells import Unreadable
from core.sheets.dates import parse_day, year_in

SHORT_MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
SHORT_WEEKDAYS = ["ma", "di", "wo", "do", "vr", "za", "zo"]
FORMS = [
    lambda day: f"{day.day}-{day.month}-{day.year}",
    lambda day: f"{day:%d/%m/%y}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day.isoformat()}",
    lambda day: f"{day.isoformat()}T09:30:00",
    lambda day: f"{day.day}-{day.month}-{day.year} 14:05:11",
    lambda day: f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day.day} {SHORT_MONTHS[day.month - 1].upper()}. '{day:%y}",
    lambda day: (
        f"{SHORT_WEEKDAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]}. {day.year}"
    ),
    lambda day: str(day.toordinal() - date(1899, 12, 30).toordinal()),
    lambda day: float(day.toordinal() - date(1899, 12, 30).toordinal()),
    lambda day: day,
    lambda day: datetime(day.year, day.month, day.day, 14, 5),  # noqa: DTZ001
]


@given(st.dates(date(1970, 1, 1), date(2060, 12, 31)), st.sampled_from(FORMS))
def test_a_day_is_the_same_day_in_every_form_it_can_be_written_in(day, written):
    assert parse_day(written(day)) == day


@given(st.text(max_size=20) | st.floats() | st.integers())
def test_whatever_is_in_a_cell_it_is_a_day_or_it_is_explained(cell):
    try:
        answer = f"{parse_day(cell, year=2017)}"
    except Unreadable as reason:
        answer = str(reason)

    assert re.fullmatch(r"\d{4}-\d\d-\d\d|[A-Z\d].*\.", answer)


@pytest.mark.parametrize("cell", [float("nan"), float("inf")])
def test_what_no_calendar_counts_is_no_day(cell):
    with pytest.raises(Unreadable, match="Dit getal is geen dag"):
        parse_day(cell)


@pytest.mark.parametrize(
    "text", ["3-1", "3/1", "3 jan", "di 3 jan.", "dinsdag 3 januari", "03-01-"]
)
def test_a_day_without_a_year_takes_the_year_of_the_sheet(text):
    assert parse_day(text, year=2017) == date(2017, 1, 3)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31-2-2017", "31 februari bestaat niet. Bedoel je 28 februari?"),
        ("29-2-2017", "29 februari 2017 bestaat niet. Bedoel je 28 februari?"),
        ("31 april 2017", "31 april bestaat niet. Bedoel je 30 april?"),
        ("0-1-2017", "0 januari bestaat niet. Bedoel je 1 januari?"),
        ("3/25/2017", "Maand 25 bestaat niet. Schrijf eerst de dag en dan de maand."),
        ("3 jan", "Het jaar ontbreekt. Schrijf het erbij, of geef het jaar op."),
        ("3-1-0217", "Het jaar 217 klopt niet."),
        ("ergens in maart", "Dit is geen dag. Schrijf bijvoorbeeld 3-1-2017."),
        ("3 brumaire 2017", "Dit is geen dag. Schrijf bijvoorbeeld 3-1-2017."),
        ("😀", "Dit is geen dag. Schrijf bijvoorbeeld 3-1-2017."),
        (7, "Dit getal is geen dag. Schrijf bijvoorbeeld 3-1-2017."),
    ],
)
def test_a_day_that_cannot_be_is_explained_in_plain_dutch(cell, reason):
    with pytest.raises(Unreadable) as refused:
        parse_day(cell)

    assert str(refused.value) == reason


def test_a_leap_day_exists_in_a_leap_year():
    assert parse_day("29-2-2016") == date(2016, 2, 29)


def test_two_digits_of_a_year_of_birth_are_not_in_the_future():
    assert parse_day("12-5-55", latest=2026) == date(1955, 5, 12)
    assert parse_day("12-5-17", latest=2026) == date(2017, 5, 12)


def test_the_year_of_a_sheet_is_the_first_one_written_above_it():
    assert year_in("Taalles dinsdag", "jan 2017", "2018") == 2017
    assert year_in("Lijst 3076") is None
