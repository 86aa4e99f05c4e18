"""The families of a year followed: by any day since, in half a year, and after how many days."""

from datetime import date, timedelta

import pytest

from participants.facts import Waits
from participants.models import Milestone, Step
from reporting.annual.figures import figure_of
from reporting.indicators import CATALOGUE, Scope
from tests.factories.activities import ProgrammeFactory
from tests.factories.participants import CaseFactory
from tests.reporting.scopes import AFTER, BEFORE, LAST_DAY, NEW_YEAR, TODAY, count

pytestmark = pytest.mark.django_db
MARCH = date(2018, 3, 1)
FOLLOWED = {
    "cohort_approached": Step.APPROACHED,
    "cohort_reached": Step.REACHED,
    "cohort_obstacle_solved": Step.OBSTACLE_SOLVED,
    "cohort_connected": Step.CONNECTED,
}


def family(found_on, *, programmes=(), **steps):
    """A family found on a day, that took steps on others: ``reached=date(…)``."""
    case = CaseFactory(found_on=found_on, programmes=programmes)
    days = {Step.FOUND: found_on} | {Step[name.upper()]: day for name, day in steps.items()}
    Milestone.objects.bulk_create(
        Milestone(case=case, step=step, reached_on=day) for step, day in days.items()
    )
    return case


def figure(code, *, today=TODAY):
    return figure_of(CATALOGUE[code], Scope.year(2018, None, today))


@pytest.mark.parametrize(("code", "step"), FOLLOWED.items())
def test_who_was_found_in_the_year_counts_on_whatever_day_the_step_came(code, step):
    for found_on in (BEFORE, NEW_YEAR, LAST_DAY, AFTER):
        family(found_on, **{step.name.lower(): date(2021, 5, 1)})
    family(MARCH)

    assert (count(code), CATALOGUE[code].out_of(Scope.year(2018, None, TODAY))) == (2, 3)


@pytest.mark.parametrize(("today", "families"), [(date(2019, 5, 1), 1), (date(2019, 4, 30), 0)])
def test_a_cohort_is_followed_up_to_the_day_one_looks(today, families):
    family(MARCH, connected=date(2019, 5, 1))

    assert count("cohort_connected", today=today) == families


def test_a_step_of_an_earlier_case_is_no_step_of_the_cohort():
    first = family(date(2016, 1, 4), connected=date(2016, 3, 1))
    again = CaseFactory(
        family=first.family, found_on=MARCH, closed_on=MARCH, closing_reason="moved"
    )
    Milestone.objects.create(case=again, step=Step.FOUND, reached_on=MARCH)

    assert (count("found"), count("cohort_connected")) == (1, 0)


def test_a_cohort_of_a_programme_holds_the_cases_that_count_for_it():
    mine, other = ProgrammeFactory.create_batch(2)
    family(MARCH, programmes=[mine], reached=MARCH)
    family(MARCH, programmes=[mine, other], reached=MARCH)

    assert [count("cohort_reached", which) for which in (mine, other, None)] == [2, 1, 2]


def test_the_days_and_the_whole_stand_beside_a_cohort():
    family(MARCH, reached=AFTER)

    told = figure("cohort_reached", today=date(2019, 2, 1))

    assert told.label == "Van wie we vonden: bereikt, van het 1 gezin"
    assert told.days == (
        "Gevonden van 1 januari 2018 tot en met 31 december 2018, gevolgd tot en met 1 februari 2019."
    )


@pytest.mark.parametrize(
    ("found_on", "families"),
    [
        (date(2017, 6, 30), 0),  # half a year ended on 30 December 2017
        (date(2017, 7, 1), 1),
        (date(2018, 6, 30), 1),
        (date(2018, 7, 1), 0),
    ],
)
def test_a_half_year_counts_in_the_year_in_which_it_ends(found_on, families):
    family(found_on, reached=found_on, connected=found_on + timedelta(days=180))

    assert (count("half_year_reached"), count("half_year_connected")) == (families, families)


@pytest.mark.parametrize(("connected", "families"), [(date(2018, 7, 5), 1), (date(2018, 7, 6), 0)])
def test_what_came_after_half_a_year_is_no_part_of_it(connected, families):
    family(date(2018, 1, 5), connected=connected)

    assert count("half_year_connected") == families
    assert CATALOGUE["half_year_connected"].out_of(Scope.year(2018, None, TODAY)) == 1


def test_the_median_of_days_stands_beside_its_quartiles():
    for days in (0, 10, 20, 30, 100):
        family(NEW_YEAR, reached=NEW_YEAR + timedelta(days=days))
    family(BEFORE, reached=BEFORE)

    told = figure("days_to_reached")

    assert (told.value, str(told.unit.label)) == (20, "dagen")
    assert told.spread == (
        "Bij een kwart duurde het hooguit 10 dagen, bij een kwart 30 dagen of langer. Dit rust op 5."
    )


def test_an_even_number_has_its_median_halfway():
    for days in (1, 2, 3, 4, 5, 6):
        family(NEW_YEAR, connected=NEW_YEAR + timedelta(days=days))

    assert count("days_to_connected") == 3.5


def test_days_of_few_families_are_not_told():
    for days in (0, 10, 20, 30):
        family(NEW_YEAR, reached=NEW_YEAR + timedelta(days=days))

    told = figure("days_to_reached")

    assert (told.told.number, str(told.told)) == (None, "–")
    assert told.spread == "Te weinig om te zeggen: minder dan 5."


def test_quartiles_are_those_of_a_spreadsheet():
    assert Waits((1, 2, 3, 4)).quartiles == (1.75, 2.5, 3.25)  # QUARTILE.INC
