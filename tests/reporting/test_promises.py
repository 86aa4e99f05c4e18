"""Nothing is promised that nobody promised."""

from datetime import date

import pytest

from participants.actions.milestones import refresh_milestones
from participants.models import Case
from reporting.promises import PROMISED_BY_THE_PLAN, Promises, leading_programme
from reporting.told import record_of_report
from tests.factories.activities import GrantFactory, ProgrammeFactory
from tests.factories.participants import CaseFactory
from tests.factories.reporting import TargetFactory, handed_in

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


@pytest.mark.today(date(2019, 1, 15))
def test_of_the_whole_house_each_programme_has_its_promises_beside_its_own_result(
    coordinator_client,
):
    first, second = (
        GrantFactory(funder__name=f"Fonds {n}", programme__name=f"Werk {n}") for n in (1, 2)
    )
    for grant, number, promised in ((first, 2, 3), (second, 1, 1)):
        CaseFactory.create_batch(number, found_on=date(2018, 3, 5), programmes=[grant.programme])
        words = "Een vindplaats viel weg." if number < promised else ""
        TargetFactory(programme=grant.programme, grant=grant, value=promised, explanation=words)
    CaseFactory(found_on=date(2018, 3, 5))
    refresh_milestones(Case.objects.all())
    report = handed_in(programme=None)

    promises = record_of_report(report)["promises"]

    assert [
        (
            p["programme_name"],
            p["award"],
            p["result"],
            p["target"],
            p["difference"],
            p["explanation"],
        )
        for p in promises
    ] == [
        (first.programme.name, "Fonds 1", 2, 3, "1 te weinig", "Een vindplaats viel weg."),
        (second.programme.name, "Fonds 2", 1, 1, "gehaald", ""),
    ]
    text = coordinator_client.get(report.get_absolute_url()).text
    assert f"{first.programme.name}, Fonds 1" in text
    figures = {figure["code"]: figure for figure in record_of_report(report)["figures"]}
    assert (figures["found"]["value"], figures["found"]["target"]) == (4, None)
