"""Nothing is promised that nobody promised."""

import pytest

from reporting.promises import PROMISED_BY_THE_PLAN, Promises, leading_programme
from tests.factories.activities import ProgrammeFactory
from tests.factories.reporting import TargetFactory

PER_PROGRAMME = "De afspraken gelden per programma. Kies een programma om ze te zien."
NONE = "Voor dit jaar is geen aantal gezinnen afgesproken."

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("year", "families"), [(2000, None), (2016, None), (2017, 30), (2019, 30), (2020, None)]
)
def test_the_project_plan_speaks_of_its_own_years_only(year, families):
    promises = Promises(year, None)

    assert promises.families == families
    assert promises.why_none == ("" if families else NONE)
    assert set(promises.numbers) == (set(PROMISED_BY_THE_PLAN) if families else set())


def test_a_programme_promised_what_it_promised_for_that_year():
    target = TargetFactory(code="connected", value=12)
    TargetFactory(programme=target.programme, code="connected", value=13, year=2019)

    assert Promises(2018, target.programme).numbers == {"connected": 12}


def test_the_plan_speaks_for_no_programme():
    promises = Promises(2018, ProgrammeFactory())

    assert (promises.families, promises.why_none) == (None, NONE)


def test_the_whole_keeps_the_promise_of_the_only_programme_that_made_one():
    TargetFactory(code="connected", value=12, year=2026)

    assert Promises(2026, None).numbers == {"connected": 12}


def test_the_promises_of_several_programmes_are_not_added_up():
    for value in (12, 20):
        TargetFactory(code="connected", value=value)

    promises = Promises(2018, None)

    assert (promises.numbers, promises.why_none) == ({}, PER_PROGRAMME)


def test_the_programme_that_promised_most_families_leads():
    TargetFactory(code="connected", value=12)
    largest = TargetFactory(code="connected", value=20)
    TargetFactory(code="visits", value=900)

    assert leading_programme(2018) == largest.programme
    assert leading_programme(2019) is None
