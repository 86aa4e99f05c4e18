"""Visitors without a name, of whom some are counted apart: parts of one total, never more than it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.tallies import MOST_UNNAMED, counted_with, fitted

CHILDREN = {"kinderen": 2}


@pytest.mark.parametrize(
    ("change", "tally", "total", "tallies"),
    [
        (1, "", 4, {"kinderen": 2}),
        (1, "kinderen", 4, {"kinderen": 3}),
        (1, "gasten", 4, {"kinderen": 2, "gasten": 1}),
        (-1, "kinderen", 2, {"kinderen": 1}),
        (-1, "gasten", 3, {"kinderen": 2}),  # there are none
        (-1, "", 2, {"kinderen": 2}),  # the one of whom nobody said what they were
        (-2, "", 1, {"kinderen": 1}),
        (-9, "", 0, {}),
        (-9, "kinderen", 1, {}),
        (99_999, "", MOST_UNNAMED, {"kinderen": 2}),
    ],
)
def test_three_visitors_of_whom_two_children(change, tally, total, tallies):
    assert counted_with(3, CHILDREN, change, tally) == (total, tallies)


def test_what_does_not_fit_goes_off_the_largest_first():
    assert fitted({"kinderen": 5, "gasten": 2}, 3) == {"kinderen": 1, "gasten": 2}
    assert fitted({"kinderen": 5, "gasten": 2}, 1) == {"gasten": 1}


WORDS = st.sampled_from(["", "kinderen", "gasten"])


@given(st.lists(st.tuples(st.integers(-4, 4), WORDS)))
def test_the_parts_are_never_more_than_all(changes):
    total, tallies = 0, {}

    for change, tally in changes:
        total, tallies = counted_with(total, tallies, change, tally)
        assert 0 <= sum(tallies.values()) <= total
        assert all(number > 0 for number in tallies.values())
