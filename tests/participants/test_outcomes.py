"""What measuring came to, on a handful of people whom one can count."""

from datetime import date

import pytest

from core.periods import Period
from participants.facts import NO_CONTROL_GROUP, ladder_difference, loneliness_by_band
from participants.instruments import Band
from participants.models import Measurement
from participants.outcomes import LadderDifference
from tests.factories.activities import ProgrammeFactory
from tests.factories.participants import CaseFactory, MeasurementFactory

YEAR = Period.year(2018)
Occasion = Measurement.Occasion


def climbed(ladder, *scores, programmes=(), **first):
    """Somebody measured at the start, in May and at the end of July, as far as there are scores."""
    case = CaseFactory(programmes=programmes)
    start = MeasurementFactory(case=case, scale=ladder, score=scores[0], **first)
    for occasion, day, score in zip(
        (Occasion.QUARTER, Occasion.CLOSING),
        (date(2018, 5, 3), date(2018, 7, 31)),
        scores[1:],
        strict=False,
    ):
        MeasurementFactory(
            case=case, person=start.person, scale=ladder, occasion=occasion, measured_on=day,
            score=score,
        )  # fmt: skip
    return start


def test_first_and_last_are_compared_of_who_was_measured_twice(ladder):
    for scores in ((1, 3), (2, 1, 3), (2, 3, 2), (3, 2), (2,)):
        climbed(ladder, *scores)

    assert ladder_difference(YEAR, None) == LadderDifference(
        started=5, twice=4, higher=2, same=1, lower=1
    )


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2018, 5, 3), date(2018, 12, 31), (1, 1)),
        (date(2018, 1, 1), date(2018, 5, 2), (1, 0)),
        (date(2018, 2, 1), date(2018, 2, 1), (1, 0)),
        (date(2018, 2, 2), date(2018, 12, 31), (0, 0)),
    ],
)
def test_who_began_in_the_period_is_followed_to_its_last_day(ladder, first, last, expected):
    climbed(ladder, 1, 3, measured_on=date(2018, 5, 3) if first.month == 5 else date(2018, 2, 1))

    told = ladder_difference(Period(first, last), None)

    assert (told.started, told.twice) == expected


def test_what_was_taken_away_and_other_scales_are_no_difference(ladder, loneliness):
    start = climbed(ladder, 1, removed_at="2018-02-02T10:00Z")
    MeasurementFactory(case=start.case, person=start.person, scale=loneliness)
    MeasurementFactory()

    assert ladder_difference(YEAR, None).started == 0


def test_a_programme_counts_the_families_of_its_cases(ladder):
    programme = ProgrammeFactory()
    climbed(ladder, 1, 2, programmes=[programme, ProgrammeFactory()])
    climbed(ladder, 1, 2)

    assert ladder_difference(YEAR, programme) == LadderDifference(1, 1, 1, 0, 0)


def test_a_group_falls_in_three_bands_by_the_last_total_of_each(loneliness):
    for total in (0, 1, 2, 4, 5, 6, None):
        MeasurementFactory(scale=loneliness, score=total)
    moved = MeasurementFactory(scale=loneliness, score=6)
    MeasurementFactory(
        case=moved.case, person=moved.person, scale=loneliness, occasion=Occasion.QUARTER,
        measured_on=date(2018, 5, 3), score=3,
    )  # fmt: skip

    assert loneliness_by_band(YEAR, None) == {Band.NOT: 2, Band.SOMEWHAT: 3, Band.STRONGLY: 2}


def test_nobody_measured_is_nought_everywhere(db):
    assert ladder_difference(YEAR, None) == LadderDifference(0, 0, 0, 0, 0)
    assert loneliness_by_band(YEAR, None) == {Band.NOT: 0, Band.SOMEWHAT: 0, Band.STRONGLY: 0}


@pytest.mark.parametrize("people", [1, 3])
def test_each_costs_one_query(ladder, loneliness, people, django_assert_num_queries):
    for _ in range(people):
        climbed(ladder, 1, 2)
        MeasurementFactory(scale=loneliness)

    with django_assert_num_queries(2):
        ladder_difference(YEAR, None)
        loneliness_by_band(YEAR, None)


def test_the_words_beside_it_never_say_effect():
    assert "geen controlegroep" in str(NO_CONTROL_GROUP)
    assert "effect" not in str(NO_CONTROL_GROUP)
