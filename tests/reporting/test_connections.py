"""The page of the four steps, and their figures in the annual report."""

import json
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.roles import Role
from reporting.annual import annual_report
from reporting.exports import FORMS
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import ActivityFactory, ProgrammeFactory
from tests.factories.participants import CaseFactory, PersonFactory
from tests.participants.connecting import days, rule, visit
from tests.reporting.readers import as_csv
from tests.reporting.scopes import count

PAGE = reverse("reporting:connection_overview")
CODES = ["met", "returns", "belongs", "independent", "stayed_3_months", "stayed_6_months"]


@pytest.fixture
def programme(db):
    return ProgrammeFactory(name="Gezinnen Versterken", slug="versterken")


def family_that_came(*numbers, programmes=()):
    """A family with a case of which one grown-up came on these days after the first Monday."""
    case = CaseFactory(programmes=programmes)
    visit(PersonFactory(family=case.family), ActivityFactory(), *days(*numbers))
    return case


WEEKLY = range(0, 280, 7)


def overview(client, **query):
    return client.get(PAGE, {"jaar": 2018, **query})


def lines(page):
    return [(line.label, str(line.families)) for line in page.context["overview"].lines]


def test_the_page_counts_the_steps_of_a_year_with_the_rule_beside_them(coordinator_client):
    family_that_came(0)
    family_that_came(0, 7, 14)
    family_that_came(*WEEKLY)

    page = overview(coordinator_client)

    assert lines(page) == [
        ("Kennisgemaakt", "3"),
        ("Komt terug", "2"),
        ("Hoort erbij", "1"),
        ("Los van ons", "1"),
    ]
    assert "Op 3 dagen bij dezelfde groep of activiteit geweest, binnen 8 weken." in page.text
    assert [str(line.still) for line in page.context["overview"].stays] == ["1", "1"]
    assert "Na 6 maanden, van de 2 gezinnen van wie we het weten" in page.text


def test_who_returned_not_long_ago_is_said_to_be_unknown(coordinator_client, db):
    family_that_came(0, 7, 14)

    with time_machine.travel(date(2018, 7, 1)):
        page = overview(coordinator_client)

    assert page.text.count("Van 1 gezin is het te kort geleden om te weten.") == 2
    assert "van de 0 gezinnen van wie we het weten" in page.text


def test_a_programme_is_counted_by_its_own_rule_and_says_so(coordinator_client, programme):
    rule(date(2018, 1, 1), programme, visits=4)
    family_that_came(0, 7, 14, programmes=[programme])

    ours, own = overview(coordinator_client), overview(coordinator_client, programma="versterken")

    assert lines(ours)[1] == ("Komt terug", "1")
    assert lines(own)[1] == ("Komt terug", "0")
    assert "Op 4 dagen bij dezelfde groep of activiteit geweest" in own.text
    assert own.context["overview"].has_own_rule
    assert not ours.context["overview"].has_own_rule


def test_small_numbers_of_a_programme_are_not_told_beside_the_others(board_client, programme):
    for _ in range(3):
        family_that_came(0, programmes=[programme])

    (line,) = overview(board_client).context["overview"].per_programme

    assert line.cells[:2] == [("Kennisgemaakt", "1–4"), ("Komt terug", "0")]
    assert line.cells[4:] == [("Na 3 maanden nog", "–"), ("Na 6 maanden nog", "–")]


def test_the_board_reads_numbers_and_is_led_to_no_family(board_client, coach_client):
    family_that_came(0, 7, 14)

    assert "/aansluiting/gezinnen/" in overview(coach_client).text
    assert "/aansluiting/gezinnen/" not in overview(board_client).text


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.COORDINATOR, 200),
        (Role.COACH, 200),
        (Role.BOARD, 200),
        (Role.HOST, 403),
        (Role.ADMINISTRATOR, 403),
    ],
)
def test_who_reads_figures_reads_these(db, role, status):
    assert overview(signed_in(UserFactory(role=role))).status_code == status


def test_without_anybody_the_page_says_so(coordinator_client):
    page = overview(coordinator_client)

    assert [families for _, families in lines(page)] == ["0"] * 4
    assert "kwam nog geen gezin dat voor een programma meetelt" in page.text


def test_a_wrong_choice_gets_a_sentence(coordinator_client):
    assert "Kies een ander" in overview(coordinator_client, jaar="31-2-2017").text


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_one_programme_as_for_three(
    coordinator_client, django_assert_num_queries, number
):
    for at in range(number):
        programme = ProgrammeFactory()
        rule(date(2018, 1, 1), programme, visits=2 + at)
        family_that_came(0, 7, 14, programmes=[programme])

    # Session, colleague, two for the years to choose, programmes of the form, programmes, rules, steps.
    with django_assert_num_queries(9):
        overview(coordinator_client)


def test_the_figures_of_the_report_are_those_of_the_page(programme):
    family_that_came(0, programmes=[programme])
    family_that_came(*WEEKLY)

    assert [count(code) for code in CODES] == [2, 1, 1, 1, 1, 1]
    assert [count(code, programme) for code in CODES] == [1, 0, 0, 0, 0, 0]


def test_returning_is_the_milestone_by_the_same_rule(db):
    """Both say on how many days and within how many weeks, behind the definition."""
    family_that_came(0, 7, 14)
    report = annual_report(2018, today=date(2018, 12, 31))

    assert "binnen 8 weken op 3 dagen" in report.figure("connected").definition
    assert "Op 3 dagen" in report.figure("returns").definition


def test_a_figure_of_who_stays_says_of_how_many_it_is_known(db):
    family_that_came(*WEEKLY)
    late = CaseFactory()
    autumn = date(2018, 11, 5)
    visit(
        PersonFactory(family=late.family),
        ActivityFactory(),
        *(autumn + timedelta(days=at) for at in (0, 7, 14)),
    )

    figure = annual_report(2018, today=date(2018, 12, 31)).figure("stayed_3_months")

    assert (figure.value, figure.out_of) == (1, 1)
    assert figure.label == "Komen na 3 maanden nog, van het 1 gezin van wie we het weten"
    assert figure.unknown == "Van 1–4 van de 2 weten we dit niet."


@pytest.mark.parametrize("form", ["pdf", "xlsx", "csv", "json"])
def test_every_form_of_the_report_has_them(db, form):
    family_that_came(*WEEKLY)
    report = annual_report(2018, today=date(2018, 12, 31))

    written = FORMS[form].write(report)

    assert written
    if form == "json":
        told = {figure["code"]: figure for figure in json.loads(written)["figures"]}
        assert [told[code]["value"] for code in CODES] == [1] * 6
        assert told["stayed_6_months"]["out_of"] == 1
    if form == "csv":
        codes = [row["code"] for row in as_csv(report)]
        assert codes[codes.index("met") :][:6] == CODES
