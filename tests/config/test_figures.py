"""The page of one figure: what it means for who reads the report, and its rows for who may open files."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import Role
from participants.figure_files import ROWS, Asked, rows_behind
from participants.models import Milestone, Step
from reporting.annual import annual_report
from reporting.indicators import CATALOGUE, Scope
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import ProgrammeFactory, SessionFactory, ShiftFactory
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    FamilyFactory,
    ObstacleFactory,
    PersonFactory,
)
from tests.reporting import boundary

pytestmark = pytest.mark.django_db
JUNE, TODAY = date(2018, 6, 4), date(2026, 11, 22)


def page_of(code, year=2018):
    return reverse("figure_detail", args=[year, code])


def found(number, **family):
    for _ in range(number):
        case = CaseFactory(found_on=JUNE, family=FamilyFactory(**family))
        Milestone.objects.create(case=case, step=Step.FOUND, reached_on=JUNE)


def names(page):
    return [row.name for row in page.context["page"]]


# What is counted is what is listed


def counted(scope):
    return {code: indicator.rests_on(scope) for code, indicator in CATALOGUE.items()}


def listed(scope, user):
    asked = Asked(scope.counted, scope.until, scope.programme, user)
    return {code: rows_behind(one.rows, asked).total for code, one in CATALOGUE.items()}


def test_behind_every_figure_lie_exactly_the_rows_it_counts():
    """A new figure without rows, or with others than it counts, fails here."""
    programme, coordinator = boundary.build(), UserFactory(coordinator=True)
    for scope in (
        Scope.year(2018, None, TODAY),
        Scope.year(2018, programme, TODAY),
        Scope.year(2018, None, date(2018, 12, 31)),
    ):
        told = counted(scope)

        assert listed(scope, coordinator) == told
        assert [code for code, number in told.items() if not number] == []


def test_a_page_of_rows_is_as_long_as_what_is_listed():
    boundary.build()
    scope, coordinator = Scope.year(2018, None, TODAY), UserFactory(coordinator=True)
    asked = Asked(scope.counted, scope.until, None, coordinator)

    for code in CATALOGUE:
        rows = rows_behind(CATALOGUE[code].rows, asked)
        shown = rows[0 : len(rows)]
        assert len(shown) == len(rows), code
        assert [row for row in shown if not (row.name and row.url)] == [], code


def test_there_are_no_rows_of_a_figure_that_is_gone():
    assert set(ROWS) == {indicator.rows for indicator in CATALOGUE.values()}


def test_hours_are_added_up_as_the_figure_does():
    for minutes in (50, 40, 10):
        ShiftFactory(minutes=minutes, worked_on=JUNE)
    scope = Scope.year(2018, None, TODAY)
    asked = Asked(scope.counted, scope.until, None, UserFactory(coordinator=True))

    rows = rows_behind("volunteer_hours", asked)

    assert (rows.total, len(rows)) == (1.7, 3)


# The page


def test_who_may_open_every_file_sees_the_rows(coordinator_client):
    found(2, name="Özgür")

    page = coordinator_client.get(page_of("found"))

    assert names(page) == ["Gezin Özgür", "Gezin Özgür"]
    assert "Gezinnen die we in de periode vonden" in page.text
    assert "Geteld van 1 januari 2018 tot en met 31 december 2018." in page.text


def test_a_coach_sees_the_families_within_reach_beside_the_whole_figure():
    coach = UserFactory(coach=True)
    found(1, name="Van mij", coach=coach)
    found(1, name="Van een ander")

    page = signed_in(coach).get(page_of("found"))

    assert (page.context["figure"].value, names(page)) == (2, ["Gezin Van mij"])
    assert "Van een ander" not in page.text


def test_the_board_reads_what_it_means_and_no_names():
    found(1, name="Zeldzaam")

    page = signed_in(UserFactory(role=Role.BOARD)).get(page_of("found"))

    assert (page.status_code, page.context["page"]) == (200, None)
    assert "Gezinnen die we in de periode vonden" in page.text
    assert "Zeldzaam" not in page.text


def test_every_figure_has_a_page_and_none_shows_the_board_a_row():
    board, coordinator = (
        signed_in(UserFactory(role=Role.BOARD)),
        signed_in(UserFactory(coordinator=True)),
    )

    for code in CATALOGUE:
        assert board.get(page_of(code)).context["page"] is None, code
        assert coordinator.get(page_of(code)).context["page"] is not None, code


def test_obstacles_of_health_and_safety_are_for_the_own_coach():
    mine, other = UserFactory(coach=True), UserFactory(coach=True)
    family = CaseFactory(family=FamilyFactory(coach=mine)).family
    ObstacleFactory(family=family, noted_on=JUNE, kind__is_sensitive=True)

    seen = [len(names(signed_in(who).get(page_of("obstacles_noted")))) for who in (mine, other)]

    assert seen == [1, 0]


def test_a_programme_narrows_the_figure_and_the_rows(coordinator_client):
    programme = ProgrammeFactory(slug="versterken", name="Gezinnen Versterken")
    found(1)
    case = CaseFactory(found_on=JUNE, programmes=[programme], family__name="Telt mee")
    Milestone.objects.create(case=case, step=Step.FOUND, reached_on=JUNE)

    page = coordinator_client.get(page_of("found"), {"programma": "versterken"})

    assert (page.context["figure"].value, names(page)) == (1, ["Gezin Telt mee"])
    assert "Alleen gezinnen van wie het traject meetelt voor Gezinnen Versterken." in page.text


def test_long_lists_have_pages(coordinator_client):
    AttendanceFactory.create_batch(51, session=SessionFactory(held_on=JUNE))

    page = coordinator_client.get(page_of("visits"), {"pagina": 2})

    assert (page.context["page"].paginator.count, len(names(page))) == (51, 1)


@pytest.mark.parametrize(
    "address", [page_of("gevonden"), page_of("found", 1999), page_of("found", 9998)]
)
def test_there_is_no_page_of_what_is_no_figure(coordinator_client, address):
    assert coordinator_client.get(address).status_code == 404


def test_there_is_no_page_for_a_programme_nobody_knows(coordinator_client):
    assert coordinator_client.get(page_of("found"), {"programma": "x"}).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("code", "queries"), [("found", 7), ("visits", 5), ("met", 7)])
def test_a_figure_costs_the_same_for_one_row_as_for_three(
    coordinator_client, django_assert_num_queries, rows, code, queries
):
    found(rows)
    for case in Milestone.objects.values_list("case__family", flat=True):
        AttendanceFactory(person=PersonFactory(family_id=case), session__held_on=JUNE)
    coordinator_client.get(reverse("home"))

    with django_assert_num_queries(queries):
        page = coordinator_client.get(page_of(code))

    assert page.context["page"].paginator.count == rows


def test_every_figure_of_the_report_leads_to_its_page(coordinator_client):
    found(1)

    page = coordinator_client.get(reverse("reporting:annual_report"), {"jaar": 2018})

    missing = [
        figure.code
        for figure in annual_report(2018).figures
        if page_of(figure.code) not in page.text
    ]
    assert missing == []
