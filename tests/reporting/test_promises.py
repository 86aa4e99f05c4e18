"""Nothing is promised that nobody promised."""

from datetime import date
from operator import itemgetter

import pytest
from django.urls import reverse

from participants.actions.milestones import refresh_milestones
from participants.models import Case
from reporting.annual import annual_report
from reporting.exports.paper import write_pdf
from reporting.exports.record import record_of
from reporting.promises import PROMISED_BY_THE_PLAN, Promises, leading_programme
from reporting.told import record_of_report
from tests.factories.activities import GrantFactory, ProgrammeFactory
from tests.factories.participants import CaseFactory
from tests.factories.reporting import TargetFactory, handed_in
from tests.reporting.papers import words_of
from tests.reporting.telling import squeezed

PER_PROGRAMME = "De afspraken gelden per programma."
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
    whole = annual_report(2018)

    promises = record_of_report(report)["promises"]

    told = itemgetter("programme_name", "award", "result", "target", "difference", "explanation")
    assert [told(promise) for promise in promises] == [
        (first.programme.name, "Fonds 1", 2, 3, "1 te weinig", "Een vindplaats viel weg."),
        (second.programme.name, "Fonds 2", 1, 1, "gehaald", ""),
    ]
    assert record_of(whole)["promises"] == promises
    text = coordinator_client.get(report.get_absolute_url()).text
    assert f"{first.programme.name}, Fonds 1" in text
    page = coordinator_client.get(reverse("reporting:annual_report"), {"jaar": 2018}).text
    assert f"{first.programme.name}, Fonds 1" in page
    assert "Een vindplaats viel weg." in page
    assert (
        f"{reverse('figure_detail', args=[2018, 'found'])}?programma={first.programme.slug}" in page
    )
    assert squeezed(f"{first.programme.name}, Fonds 1") in words_of(write_pdf(whole))
    assert (whole.figure("found").value, whole.figure("found").target) == (4, None)
    assert "found" in [f.code for section in whole.not_promised for f in section.figures]


@pytest.mark.today(date(2019, 1, 15))
def test_what_two_funders_were_promised_stands_twice_and_the_line_is_the_largest():
    programme = ProgrammeFactory()
    for name, value in (("Fonds 2", 20), ("Fonds 1", 30)):
        grant = GrantFactory(funder__name=name, programme=programme)
        TargetFactory(programme=programme, grant=grant, value=value)

    report = annual_report(2018, programme)

    assert [(p.to, p.figure.target) for p in report.promised] == [("Fonds 2", 20), ("Fonds 1", 30)]
    assert report.figure("found").target == 30
    assert "found" not in [f.code for section in report.not_promised for f in section.figures]
