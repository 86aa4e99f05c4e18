"""Where a year ends if it goes on as it went, and how often the range is right."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.periods import Period
from participants.models import Milestone, Step
from reporting.annual import annual_report
from reporting.outlook import Outlook, still_to_come
from tests.factories.activities import ProgrammeFactory
from tests.factories.participants import CaseFactory
from tests.factories.reporting import TargetFactory

YEAR = Period.year(2018)


def outlook(so_far, day):
    found = Outlook.of(so_far, Period(YEAR.first, day), YEAR)
    return found and (found.low, found.high)


@pytest.mark.parametrize("day", [date(2018, 1, 1), date(2018, 1, 31), date(2018, 12, 31)])
def test_in_january_and_when_the_year_is_over_there_is_no_outlook(day):
    assert outlook(12, day) is None


def test_from_the_first_of_february_there_is_one():
    assert outlook(3, date(2018, 2, 1)) == (17, 67)


def test_on_the_last_day_but_one_hardly_anything_can_change():
    assert outlook(29, date(2018, 12, 30)) == (29, 29)
    assert str(Outlook(29, 29)) == "29"


def test_where_nobody_came_yet_somebody_may_still_come():
    assert outlook(0, date(2018, 6, 30)) == (0, 2)


def test_a_range_reads_as_people_say_it():
    assert str(Outlook(24, 1029)) == "24 tot 1.029"


def test_eight_of_ten_years_end_within_the_range():
    """Years in which families come by chance, at a pace nobody knows, judged on a day in between."""
    dice, within = random.Random(7), 0  # noqa: S311  # chance, no secret
    for _ in range(400):
        pace, day = dice.uniform(0.02, 0.2), dice.randint(60, 300)
        came = [dice.random() < pace for _day in range(365)]
        low, high = still_to_come(sum(came[:day]), day, 365 - day)
        within += low <= sum(came[day:]) <= high

    assert 0.8 <= within / 400 <= 0.92  # whole families: never exactly eight of ten


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 400), st.integers(32, 364))
def test_the_range_never_promises_less_than_there_is(so_far, gone):
    low, high = still_to_come(so_far, gone, 365 - gone)

    assert 0 <= low <= high


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 60), st.integers(40, 300))
def test_one_family_more_never_lowers_the_outlook(so_far, gone):
    fewer, more = (still_to_come(number, gone, 365 - gone) for number in (so_far, so_far + 1))

    assert (fewer[0] <= more[0], fewer[1] <= more[1]) == (True, True)


def test_a_promised_figure_of_families_has_its_course_beside_it(db):
    programme = ProgrammeFactory()
    for code in ("found", "visits"):
        TargetFactory(programme=programme, code=code, value=30)
    for _ in range(15):
        case = CaseFactory(found_on=date(2018, 3, 1), programmes=[programme])
        Milestone.objects.create(case=case, step=Step.FOUND, reached_on=case.found_on)

    report = annual_report(2018, programme, today=date(2018, 6, 30))

    assert [promise.figure.course for promise in report.promised] == ["op deze koers 24 tot 38", ""]
