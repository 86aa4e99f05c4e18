import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sheets.bsn import WEIGHTS, holds_bsn, is_column_of_bsn, passes_eleven_test

# Put together here, so that no file of ours holds a number that may be somebody's.
EXAMPLE = "".join(3 * digit for digit in "123")


def numbers(count, *, start, passing):
    """``count`` numbers of nine digits that start with ``start`` and pass the eleven test, or not."""
    draw = random.Random(17)  # noqa: S311
    found = []
    while len(found) < count:
        digits = start + "".join(draw.choices("0123456789", k=9 - len(start)))
        if passes_eleven_test(digits) == passing:
            found.append(digits)
    return found


@given(st.text("0123456789", min_size=8, max_size=8))
def test_of_every_first_eight_digits_at_most_one_ninth_passes(first):
    passing = [last for last in "0123456789" if passes_eleven_test(first + last)]

    total = sum(w * int(digit) for w, digit in zip(WEIGHTS, first, strict=False))
    expected = [str(total % 11)] if total % 11 < 10 and int(first + str(total % 11)) else []
    assert passing == expected


def test_nine_zeros_are_not_a_bsn():
    assert passes_eleven_test("0" * 9) is False


@pytest.mark.parametrize(
    "text",
    [
        EXAMPLE,
        f"BSN {EXAMPLE}",
        f"bsn:{EXAMPLE}.",
        f"zie {EXAMPLE}, belt liever niet",
        f"{EXAMPLE[:3]}.{EXAMPLE[3:6]}.{EXAMPLE[6:]}",
        f"{EXAMPLE[:4]}.{EXAMPLE[4:6]}.{EXAMPLE[6:]}",
        f"{EXAMPLE[:3]} {EXAMPLE[3:6]} {EXAMPLE[6:]}",
        f"burgerservicenummer is {EXAMPLE[:5]} {EXAMPLE[5:]}",
        int(EXAMPLE),
        float(EXAMPLE),
    ],
)
def test_a_bsn_is_seen_wherever_it_stands_in_a_cell(text):
    assert holds_bsn(text) is True


@pytest.mark.parametrize(
    "text",
    [
        f"06{EXAMPLE}",
        f"{EXAMPLE}0",
        f"+31{EXAMPLE}",
        f"+31 {EXAMPLE}",
        f"0031-{EXAMPLE}",
        f"0.{EXAMPLE}",
        f"{int(EXAMPLE) + 1}",
        "13-1-2017 14:05:11",
        "Pascalweg 61, 3076 AB",
        "",
        None,
    ],
)
def test_other_numbers_are_let_through(text):
    assert holds_bsn(text) is False


def test_a_column_in_which_every_number_passes_is_no_chance():
    assert is_column_of_bsn(numbers(3, start="6", passing=True)) is True


def test_a_bsn_that_lost_its_first_zero_is_seen_by_its_column():
    zeros = [digits[1:] for digits in numbers(3, start="02", passing=True)]

    assert is_column_of_bsn([int(digits) for digits in zeros]) is True


def test_one_number_that_fails_the_test_acquits_a_column():
    telephones = numbers(3, start="6", passing=True) + numbers(1, start="6", passing=False)

    assert is_column_of_bsn(telephones) is False


def test_two_numbers_are_too_few_to_judge_a_column_by():
    assert is_column_of_bsn(numbers(2, start="6", passing=True)) is False
