"""Years and programmes beside each other, and everybody once in the whole."""

import re
from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import Role
from participants.actions.milestones import refresh_milestones
from participants.models import Case
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import ProgrammeFactory
from tests.factories.participants import CaseFactory

pytestmark = [pytest.mark.django_db, pytest.mark.today(date(2019, 5, 1))]
PAGE = reverse("reporting:figures_compare")


@pytest.fixture
def versterken():
    return ProgrammeFactory(name="Gezinnen Versterken", slug="versterken")


@pytest.fixture
def inzet():
    return ProgrammeFactory(name="Extra Inzet Isolement", slug="inzet", started_on=date(2017, 6, 1))


def found(number, year, *programmes):
    CaseFactory.create_batch(number, found_on=date(year, 3, 1), programmes=programmes)
    refresh_milestones(Case.objects.all())


def line(page, code="found"):
    return dict(next(one for one in page.context["beside"].lines if one.code == code).cells)


def test_years_stand_beside_each_other_from_the_first(coordinator_client):
    found(2, 2017)
    found(3, 2019)

    page = coordinator_client.get(PAGE)

    assert line(page) == {"2017": "2", "2018": "0", "2019": "3"}


def test_of_many_years_the_last_four_up_to_the_chosen_one(coordinator_client):
    found(1, 2013)

    page = coordinator_client.get(PAGE, {"jaar": 2018})

    assert list(line(page)) == ["2015", "2016", "2017", "2018"]


def test_years_of_one_programme(coordinator_client, versterken):
    found(2, 2019, versterken)
    found(1, 2019)

    page = coordinator_client.get(PAGE, {"programma": "versterken"})

    assert line(page) == {"2019": "2"}
    assert "Gezinnen Versterken" in page.text


def test_programmes_stand_beside_the_whole_in_which_everybody_counts_once(
    coordinator_client, versterken, inzet
):
    found(18, 2018, versterken)
    found(12, 2018, versterken, inzet)
    found(2, 2018)

    page = coordinator_client.get(PAGE, {"jaar": 2018, "naast": "programmas"})

    assert line(page) == {
        "Gezinnen Versterken": "30",
        "Extra Inzet Isolement": "12",
        "Samen, elk één keer": "32",
    }
    words = " ".join(page.context["beside"].said)
    assert "30 gezinnen in Gezinnen Versterken, waarvan 12 ook in Extra Inzet Isolement" in words
    assert "Gevonden: 32 gezinnen, waarvan er 12 voor meer dan één programma tellen." in words


def test_a_small_overlap_is_not_told(coordinator_client, versterken, inzet):
    found(3, 2018, versterken, inzet)

    page = coordinator_client.get(PAGE, {"jaar": 2018, "naast": "programmas"})

    assert page.context["beside"].said[-1] == (
        "Gevonden: 3 gezinnen, waarvan er 1–4 voor meer dan één programma tellen."
    )


def test_a_chapter_is_chosen_and_each_figure_leads_to_its_page(coordinator_client):
    page = coordinator_client.get(PAGE, {"hoofdstuk": 4, "jaar": 2019})

    assert [one.code for one in page.context["beside"].lines] == [
        "obstacles_noted",
        "obstacles_solved",
        "obstacles_open",
    ]
    assert reverse("figure_detail", args=[2019, "obstacles_solved"]) in page.text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"hoofdstuk": 99}, "Dit hoofdstuk kennen we niet. Kies een ander."),
        ({"naast": "x"}, "Kies jaren of programma's."),
        ({"jaar": "x"}, "Over dit jaar is er geen verslag. Kies een ander."),
    ],
)
def test_a_wrong_choice_is_explained(coordinator_client, query, said):
    page = coordinator_client.get(PAGE, query)

    assert said in re.sub("&#x27;", "'", page.text)
    assert page.context["beside"].lines[0].code == "found"


def test_the_board_compares_and_a_host_does_not():
    doors = {role: signed_in(UserFactory(role=role)).get(PAGE).status_code for role in Role}

    assert doors == {
        Role.COORDINATOR: 200,
        Role.COACH: 200,
        Role.BOARD: 200,
        Role.HOST: 403,
        Role.ADMINISTRATOR: 403,
    }


@pytest.mark.parametrize("families", [1, 3])
def test_it_costs_the_same_for_one_family_as_for_three(
    coordinator_client, django_assert_num_queries, versterken, inzet, families
):
    found(families, 2018, versterken, inzet)

    with django_assert_num_queries(25):
        coordinator_client.get(PAGE, {"jaar": 2018, "naast": "programmas"})
