import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sheets.cells import Unreadable
from core.sheets.phones import parse_phones

FORMS = [
    lambda digits: f"0{digits}",
    lambda digits: f"0{digits[0]}-{digits[1:]}",
    lambda digits: f"0{digits[0]} {digits[1:3]} {digits[3:5]} {digits[5:7]} {digits[7:]}",
    lambda digits: f"0{digits[0]}/{digits[1:]}",
    lambda digits: f"0{digits[:2]}-{digits[2:]} (moeder)",
    lambda digits: f"tel: 0{digits}",
    lambda digits: f"+31{digits}",
    lambda digits: f"+31 {digits[0]} {digits[1:]}",
    lambda digits: f"+31(0){digits}",
    lambda digits: f"0031{digits}",
    lambda digits: f"31{digits}",
    lambda digits: digits,
    lambda digits: int(digits),
    lambda digits: float(digits),
]


@given(st.from_regex(r"[1-9][0-9]{8}", fullmatch=True), st.sampled_from(FORMS))
def test_a_number_is_the_same_number_in_every_form_it_can_be_written_in(digits, written):
    assert parse_phones(written(digits)) == [f"+31{digits}"]


@given(st.text(max_size=25) | st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_whatever_is_in_a_cell_it_is_telephone_numbers_or_it_is_explained(cell):
    try:
        answer = " ".join(parse_phones(cell))
    except Unreadable as reason:
        answer = str(reason)

    assert re.fullmatch(r"(\+\d{6,15} ?)*|[A-Z].*\.", answer)


@pytest.mark.parametrize(
    "cell",
    [
        "06-91234567/010-4191234",
        "06-91234567 of 010 419 12 34",
        "0691234567; 0104191234",
        "06 91 23 45 67 en 010-4191234",
    ],
)
def test_two_numbers_in_one_cell_are_two_numbers(cell):
    assert parse_phones(cell) == ["+31691234567", "+31104191234"]


def test_the_same_number_twice_in_a_cell_is_one_number():
    assert parse_phones("06-91234567 / 0691234567") == ["+31691234567"]


def test_a_number_that_was_never_issued_is_still_a_number():
    assert parse_phones("+31 6 90664215") == ["+31690664215"]


def test_a_number_abroad_keeps_its_own_country():
    assert parse_phones("0032 470 12 34 56") == ["+32470123456"]


@pytest.mark.parametrize("cell", ["", None, "geen", "Geen", "-", "n.v.t.", "onbekend", "?"])
def test_no_number_is_no_number(cell):
    assert parse_phones(cell) == []


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("06-9123456", "Dit nummer is te kort. Een nummer heeft 10 cijfers."),
        ("4191234", "Dit nummer is te kort. Een nummer heeft 10 cijfers."),
        ("06-912345678", "Dit nummer is te lang. Een nummer heeft 10 cijfers."),
        ("6.9123E+08", "Dit is geen telefoonnummer."),
        ("vraag aan Sem", "Dit is geen telefoonnummer."),
        ("+999 1234", "Dit is geen telefoonnummer."),
    ],
)
def test_a_number_that_cannot_be_dialled_is_explained(cell, reason):
    with pytest.raises(Unreadable) as refused:
        parse_phones(cell)

    assert str(refused.value) == reason
