"""Programmes and who pays for them."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from activities.models import Grant, Programme
from tests.factories.activities import (
    ActivityFactory,
    GrantFactory,
    OrganisationFactory,
    ProgrammeFactory,
)

LIST = reverse("activities:programme_list")
ADD = reverse("activities:programme_add")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_much_for_three_programmes_as_for_one(
    board_client, rows, django_assert_num_queries
):
    for _ in range(rows):
        programme = ProgrammeFactory()
        GrantFactory(programme=programme)
        ActivityFactory(programmes=[programme])

    with django_assert_num_queries(5):
        response = board_client.get(LIST)

    assert [one.activity_count for one in response.context["programmes"]] == [1] * rows


def test_who_pays_for_a_programme_every_year_is_named_once(board_client):
    funder = OrganisationFactory(name="Fonds Zuid")
    programme = ProgrammeFactory()
    for year in (2017, 2018):
        GrantFactory(
            programme=programme,
            funder=funder,
            started_on=date(year, 1, 1),
            ended_on=date(year, 12, 31),
        )
    GrantFactory(programme=programme, funder__name="Gemeente")

    page = board_client.get(LIST).text

    assert page.count("Fonds Zuid") == 1
    assert page.count("Gemeente") == 1


def test_the_list_is_empty_at_first(coordinator_client):
    assert "Nog geen programma." in coordinator_client.get(LIST).text


def test_a_programme_gets_a_short_name(coordinator_client):
    coordinator_client.post(ADD, {"name": "Extra Inzet Isolément!", "started_on": "1-1-2017"})

    assert Programme.objects.get().slug == "extra-inzet-isolement"


@pytest.mark.parametrize("name", ["gezinnen versterken", "🌸"])
def test_a_name_without_a_short_name_of_its_own_is_refused(coordinator_client, name):
    ProgrammeFactory(name="Gezinnen Versterken", slug="gezinnen-versterken")

    page = coordinator_client.post(ADD, {"name": name, "started_on": "1-1-2017"}).text

    assert "Deze naam lijkt te veel op een andere." in page


def test_the_short_name_stays_when_the_name_changes(coordinator_client):
    programme = ProgrammeFactory(slug="gv")

    coordinator_client.post(
        reverse("activities:programme_edit", args=[programme.pk]),
        {"name": "Gezinnen Sterk", "started_on": "1-1-2017"},
    )

    programme.refresh_from_db()
    assert (programme.name, programme.slug) == ("Gezinnen Sterk", "gv")


def test_a_grant_is_written_down(coordinator_client):
    programme, funder = ProgrammeFactory(), OrganisationFactory()

    coordinator_client.post(
        reverse("activities:grant_add", args=[programme.pk]),
        {
            "funder": funder.pk,
            "amount": "45000,50",
            "started_on": "1-1-2017",
            "ended_on": "31-12-2019",
        },
    )

    grant = Grant.objects.get()
    assert (grant.amount, grant.ended_on) == (Decimal("45000.50"), date(2019, 12, 31))
    page = coordinator_client.get(programme.get_absolute_url()).text
    assert "€ 45.000,50" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ended_on": "1-1-2016"}, "De einddatum ligt vóór de begindatum."),
        ({"ended_on": "31-2-2017"}, "31 februari bestaat niet."),
        ({"amount": "veel"}, "Voer een getal in."),
    ],
)
def test_a_grant_that_cannot_be_is_said(coordinator_client, wrong, sentence):
    grant = GrantFactory()
    data = {"funder": grant.funder_id, "reference": "K-17"}
    data |= {"started_on": "1-1-2017", "ended_on": "31-12-2017"} | wrong

    page = coordinator_client.post(reverse("activities:grant_edit", args=[grant.pk]), data).text

    assert sentence in page
    assert 'value="K-17"' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_much_for_three_grants_as_for_one(
    coach_client, rows, django_assert_num_queries
):
    programme = ProgrammeFactory()
    for number in range(rows):
        GrantFactory(programme=programme, started_on=date(2010 + number, 1, 1))
        ActivityFactory(programmes=[programme])

    with django_assert_num_queries(6):
        response = coach_client.get(programme.get_absolute_url())

    assert len(response.context["grants"]) == rows


def test_only_the_coordinator_is_offered_to_change(coach_client):
    page = coach_client.get(GrantFactory().programme.get_absolute_url()).text

    assert "Wijzigen" not in page
    assert "Beschikking erbij" not in page
