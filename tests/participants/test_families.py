from datetime import date

import pytest
from django.urls import reverse

from participants.actions.milestones import refresh_families
from participants.models import Case, Family, Step
from tests.factories.accounts import UserFactory
from tests.factories.activities import ProgrammeFactory
from tests.factories.participants import (
    ContactMomentFactory,
    FamilyFactory,
    PersonFactory,
)
from tests.participants.cast import known

LIST = "participants:family_list"


def names(response):
    return [row.name for row in response.context["rows"]]


def test_a_coach_sees_only_their_own_families(coach):
    mine = FamilyFactory(coach=coach)
    FamilyFactory()

    assert list(Family.objects.visible_to(coach)) == [mine]


@pytest.mark.parametrize("role", ["host", "board", "administrator"])
def test_who_is_no_caseworker_sees_no_families(db, role):
    FamilyFactory()

    assert list(Family.objects.visible_to(UserFactory(**{role: True}))) == []


@pytest.mark.parametrize("words", ["ozgur", "Özgür", "OZGUR", "gür özg", "yilmaz", "YILMAZ özgür"])
def test_search_finds_a_name_whatever_its_accents(coordinator_client, words):
    known("Yılmaz", "Özgür")
    known("Jansen", "Kim")

    response = coordinator_client.post(reverse(LIST), {"zoek": words}, follow=True)

    assert names(response) == ["Yılmaz"]


@pytest.mark.parametrize("words", ["06-90664215", "0690664215", "90664215", "Pascalweg 7"])
def test_search_finds_a_telephone_and_a_street(coordinator_client, words):
    known("Soares", phone="+31690664215", street="Pascalweg 77")
    known("Jansen")

    response = coordinator_client.post(reverse(LIST), {"zoek": words}, follow=True)

    assert names(response) == ["Soares"]


@pytest.mark.django_db
def test_a_family_learns_what_it_is_found_by_and_whoever_asked_saves_it(django_assert_num_queries):
    family = PersonFactory(given_name="Özgür", family__name="van der Berg").family

    with django_assert_num_queries(1):  # its people
        family.fold_search_key()

    assert family.search_key == "berg van der ozgur van der berg"


def test_what_was_searched_stands_in_no_address(coordinator_client):
    for number in range(26):
        known(f"Fortes{number:02}")

    found = coordinator_client.post(
        reverse(LIST), {"zoek": "fortes", "wie": "iedereen"}, follow=True
    )
    second = coordinator_client.get(reverse(LIST) + "?wie=iedereen&gezocht=ja&pagina=2")

    assert found.redirect_chain == [(reverse(LIST) + "?wie=iedereen&gezocht=ja", 302)]
    assert 'href="?wie=iedereen&amp;gezocht=ja&amp;pagina=2"' in found.text
    assert 'value="fortes"' in found.text
    assert names(second) == ["Fortes25"]


def test_words_in_an_address_are_not_searched_for(coordinator_client):
    known("Fortes")
    known("Jansen")

    assert names(coordinator_client.get(reverse(LIST), {"zoek": "fortes"})) == ["Fortes", "Jansen"]


def test_a_list_that_is_opened_afresh_has_forgotten_the_words(coordinator_client):
    known("Fortes")
    known("Jansen")
    again = coordinator_client.post(reverse(LIST), {"zoek": "fortes"}).url

    assert names(coordinator_client.get(again)) == ["Fortes"]
    assert names(coordinator_client.get(reverse(LIST))) == ["Fortes", "Jansen"]
    assert names(coordinator_client.get(again)) == ["Fortes", "Jansen"]


def test_somebody_who_types_gets_only_the_rows_that_match(coordinator_client):
    known("Fortes")
    known("Jansen")

    response = coordinator_client.post(
        reverse(LIST), {"zoek": "fortes"}, headers={"HX-Request": "true"}, follow=True
    )

    assert "<strong>Fortes</strong>" in response.text
    assert "Jansen" not in response.text
    assert "<html" not in response.text


def test_the_list_filters_by_stage_coach_and_programme(coordinator_client):
    programme = ProgrammeFactory(slug="gv")
    wanted = known("Fortes")
    wanted.cases.get().programmes.add(programme)
    ContactMomentFactory(family=wanted)
    other = known("Jansen")
    refresh_families([wanted.pk, other.pk])

    for query in (
        {"fase": Step.REACHED.value},
        {"coach": wanted.coach_id},
        {"programma": "gv"},
    ):
        assert names(coordinator_client.get(reverse(LIST), query)) == ["Fortes"]


def test_closed_cases_and_visitors_are_shown_only_when_asked_for(coordinator_client):
    known("Lopend")
    closed = known("Gestopt")
    closed.cases.update(closed_on=date(2018, 6, 1), closing_reason=Case.ClosingReason.MOVED)
    FamilyFactory(name="Bezoeker")

    def shown(who):
        return names(coordinator_client.get(reverse(LIST), {"wie": who}))

    assert shown("") == ["Lopend"]
    assert shown("afgesloten") == ["Gestopt"]
    assert shown("iedereen") == ["Bezoeker", "Gestopt", "Lopend"]


def test_a_filter_that_makes_no_sense_is_left_out(coordinator_client):
    known("Jansen")

    response = coordinator_client.get(reverse(LIST), {"fase": "99", "coach": "x", "pagina": "-1"})

    assert names(response) == ["Jansen"]


@pytest.mark.parametrize("families", [1, 3])
def test_the_list_costs_the_same_number_of_queries_for_one_family_as_for_three(
    coordinator_client, django_assert_num_queries, families
):
    for number in range(families):
        family = known(f"Naam{number}")
        refresh_families([family.pk])

    with django_assert_num_queries(9):
        response = coordinator_client.get(reverse(LIST))

    assert len(response.context["rows"]) == families


def test_htmx_gets_the_rows_without_the_page_around_them(coach_client):
    response = coach_client.get(reverse(LIST), headers={"HX-Request": "true"})

    assert "Geen gezin gevonden." in response.text
    assert "<html" not in response.text
