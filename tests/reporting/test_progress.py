from datetime import date, timedelta

import pytest

from participants.actions.milestones import refresh_milestones
from participants.models import Case, Milestone, Step
from reporting.progress import paced, progress
from tests.factories.activities import ProgrammeFactory
from tests.factories.participants import CaseFactory

JUNE = date(2018, 6, 30)


def connect(case, day):
    Milestone.objects.create(case=case, step=Step.CONNECTED, reached_on=day)


def found(count, **fields):
    cases = CaseFactory.create_batch(count, **fields)
    refresh_milestones(Case.objects.all())
    return cases


def test_the_forecast_goes_on_at_the_pace_of_the_year_so_far(db):
    for case in found(15):
        connect(case, date(2018, 3, 1))

    year = progress(2018, JUNE)

    assert (year.connected, year.forecast) == (15, 30)  # 15 in 181 of 365 days


def test_a_course_around_the_promise_says_that_it_is_not_sure(db):
    for case in found(13):
        connect(case, date(2018, 3, 1))

    assert progress(2018, JUNE).sentence == (
        "Op deze koers hebben 20 tot 34 gezinnen aansluiting op 31 december. "
        "Afgesproken is 30: dat kan, maar zeker is het niet."
    )


def test_a_course_that_falls_short_says_how_many_are_missing(db):
    for case in found(7):
        connect(case, date(2018, 3, 1))

    assert progress(2018, JUNE).sentence == (
        "Op deze koers hebben 10 tot 20 van de 30 gezinnen aansluiting op 31 december. "
        "Om 30 te halen, zijn er minstens 10 meer nodig."
    )


def test_a_year_without_a_promise_is_told_without_one(db):
    for case in found(13, found_on=date(2021, 1, 4)):
        connect(case, date(2021, 3, 1))

    year = progress(2021, date(2021, 6, 30))

    assert year.headline == "In 13 huizen brandt licht"
    assert year.sentence == (
        "Op deze koers hebben 20 tot 34 gezinnen aansluiting op 31 december. "
        "Voor dit jaar is geen aantal gezinnen afgesproken."
    )
    assert year.pace == "Er komt ongeveer 1 gezin per 2 weken bij."
    assert (year.to_find, year.flat.count("win-on"), year.flat.count("win-none")) == (0, 13, 0)
    assert "c-plan" not in year.course
    assert "fgesproken" not in year.course


def test_in_january_it_is_too_early_to_say(db):
    connect(*found(1), date(2018, 1, 9))

    year = progress(2018, date(2018, 1, 31))

    assert year.forecast is None
    assert year.sentence == "Het jaar is net begonnen. Vanaf februari staat hier de koers."


def test_a_year_that_is_over_is_told_and_not_guessed(db):
    for case in found(2):
        connect(case, date(2018, 12, 31))

    year = progress(2018, date(2026, 5, 1))

    assert year.forecast is None
    assert year.sentence == "In 2018 vonden 2 gezinnen aansluiting. Afgesproken was 30."


def test_each_family_has_one_window_the_furthest_it_came(db):
    _only_found, reached, connected = found(3)
    Milestone.objects.create(case=reached, step=Step.REACHED, reached_on=JUNE)
    Milestone.objects.create(case=connected, step=Step.REACHED, reached_on=JUNE)
    connect(connected, JUNE)

    standing = progress(2018, JUNE).standing

    assert (standing.found, standing.reached, standing.connected) == (3, 2, 1)
    assert (standing.furthest_found, standing.furthest_reached) == (1, 1)


def test_a_family_counts_for_its_programme_only(db):
    programme = ProgrammeFactory()
    mine, other = CaseFactory(programmes=[programme]), CaseFactory()
    connect(mine, JUNE)
    connect(other, JUNE)

    assert progress(2018, JUNE, programme).connected == 1


def test_a_family_with_two_cases_in_a_year_is_one_family(db):
    first = CaseFactory(closed_on=date(2018, 4, 1), closing_reason=Case.ClosingReason.OTHER)
    second = CaseFactory(family=first.family, found_on=date(2018, 5, 1))
    connect(first, date(2018, 3, 1))
    connect(second, date(2018, 6, 1))

    year = progress(2018, JUNE)

    assert (year.connected, year.connected_by(JUNE)) == (1, 1)


def test_what_happens_after_today_is_not_counted_yet(db):
    connect(*found(1), JUNE + timedelta(days=1))

    assert progress(2018, JUNE).connected == 0


def test_last_year_is_remembered_on_the_same_day_and_at_its_end(db):
    early, late = found(2, found_on=date(2017, 1, 2))
    connect(early, date(2017, 6, 30))
    connect(late, date(2017, 7, 1))

    assert progress(2018, JUNE).last_year == (
        "Vorig jaar stond de teller op 30 juni op 1. Toen werden het er 2."
    )


def test_the_line_has_a_point_a_week(db):
    connect(*found(1), date(2018, 1, 9))

    assert progress(2018, date(2018, 1, 20)).weekly == (
        (date(2018, 1, 1), 0),
        (date(2018, 1, 8), 0),
        (date(2018, 1, 15), 1),
        (date(2018, 1, 20), 1),
    )


@pytest.mark.parametrize(
    ("families", "days", "words"),
    [
        (15, 210, "ongeveer 1 gezin per 2 weken"),
        (13, 100, "bijna 1 gezin per week"),
        (30, 100, "ongeveer 2 gezinnen per week"),
    ],
)
def test_a_pace_is_said_in_weeks(families, days, words):
    assert paced(families, days) == words


@pytest.mark.parametrize("families", [1, 3])
def test_progress_costs_three_queries_for_one_family_as_for_three(
    db, django_assert_num_queries, families
):
    programme = ProgrammeFactory()
    for case in CaseFactory.create_batch(families, programmes=[programme]):
        connect(case, JUNE)

    with django_assert_num_queries(3):
        year = progress(2018, JUNE, programme)
        assert year.target is None

    assert year.connected == families
