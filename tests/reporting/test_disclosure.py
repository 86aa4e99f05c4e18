from collections import defaultdict
from itertools import product

import pytest

from reporting.disclosure import in_several, note, part, parts, total


@pytest.mark.parametrize(
    ("count", "number", "text"),
    [(0, 0, "0"), (1, None, "1–4"), (4, None, "1–4"), (5, 5, "5"), (1846, 1846, "1.846")],
)
def test_a_small_part_is_not_told(count, number, text):
    told = part(count)

    assert (told.number, str(told)) == (number, text)


@pytest.mark.parametrize("count", [0, 1, 4, 5])
def test_a_total_is_told_exactly(count):
    assert total(count).number == count


def test_the_limit_is_a_setting_and_the_note_names_it(settings):
    settings.SMALLEST_REPORTED_COUNT = 8

    assert str(part(7)) == "1–7"
    assert "1 tot en met 7 als 1–7" in note()


def readings(whole, spans):
    """Every way in which the parts can have been, for somebody who knows the whole and the rules."""
    ways = product(*(range(span.low, span.high + 1) for span in spans))
    return [way for way in ways if sum(way) == whole]


@pytest.mark.parametrize(
    "counts",
    [[3, 20, 9, 0], [1, 1, 12, 0], [4, 4, 30, 8], [1, 8], [4, 8], [2, 5, 6, 7], [2, 3, 11]],
)
def test_small_parts_do_not_follow_from_the_whole_and_the_other_parts(counts):
    spans = parts(counts)

    ways = readings(sum(counts), spans)

    assert tuple(counts) in ways
    for at, count in enumerate(counts):
        if 0 < count < 5:
            assert len({way[at] for way in ways}) > 1, f"part {at} is {count}"


def test_one_small_part_makes_the_greatest_a_range_and_leaves_the_rest():
    told = [str(span.told()) for span in parts([3, 20, 9, 0])]

    assert told == ["1–4", "19–22", "9", "0"]


def told(counts):
    return sum(counts), tuple(str(span.told()) for span in parts(counts))


def test_of_two_parts_no_small_one_follows_for_who_knows_the_rules_as_well():
    """Everything that is told alike is laid together: in each pile a small part may be several numbers."""
    piles = defaultdict(list)
    for counts in product(range(14), repeat=2):
        piles[told(counts)].append(counts)
        assert [s.low <= n <= s.high for n, s in zip(counts, parts(counts), strict=True)] == [
            True
        ] * 2

    given_away = [
        counts
        for counts in product(range(10), repeat=2)
        if max(counts) > 4
        for at, count in enumerate(counts)
        if 0 < count < 5 and all(counts) and len({one[at] for one in piles[told(counts)]}) == 1
    ]

    assert given_away == []


def test_a_part_hardly_greater_than_the_small_ones_is_told_as_they_are():
    assert told([1, 5, 1, 1, 1, 1, 1, 0]) == (11, (*["1–5"] * 7, "0"))


def test_parts_that_are_all_large_are_told_exactly():
    assert [span.told().number for span in parts([5, 0, 1846])] == [5, 0, 1846]


@pytest.mark.parametrize(
    ("number", "surplus", "told"),
    [
        (12, 12, "12"),  # nobody in three
        (3, 3, "1–4"),
        (17, 19, "15–18"),  # two in three: 10 + 9 - 17 would tell
        (6, 7, "5–6"),
        (12, 17, "12"),  # five in three
    ],
)
def test_how_many_count_several_times_does_not_tell_who_counts_three_times(number, surplus, told):
    assert str(in_several(number, surplus)) == told
