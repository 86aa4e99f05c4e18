"""Partners and whom to call there."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from activities.models import ContactPerson, Organisation
from tests.factories.activities import (
    ActivityFactory,
    ContactPersonFactory,
    GrantFactory,
    OrganisationFactory,
    TalkFactory,
)

LIST = reverse("participants:organisation_list")
ADD = reverse("activities:organisation_add")


def names(response):
    return [organisation.name for organisation in response.context["page"]]


def partner(name, **columns):
    organisation = OrganisationFactory(name=name, **columns)
    organisation.fold_search_key()
    organisation.save()
    return organisation


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_much_for_three_partners_as_for_one(
    board_client, rows, django_assert_num_queries
):
    for _ in range(rows):
        ContactPersonFactory()

    with django_assert_num_queries(8):
        assert len(names(board_client.get(LIST))) == rows


def test_a_partner_is_found_by_name_kind_and_by_what_they_do(coach_client):
    partner("Speeltuin Çelik", kind="playground", offers="Hulp bij schulden")
    partner("Huis van de Wijk")

    assert names(coach_client.get(LIST, {"zoek": "celik"})) == ["Speeltuin Çelik"]
    assert names(coach_client.get(LIST, {"zoek": "schulden"})) == ["Speeltuin Çelik"]
    assert names(coach_client.get(LIST, {"soort": "playground"})) == ["Speeltuin Çelik"]
    assert "Geen partner gevonden." in coach_client.get(LIST, {"zoek": "zwembad"}).text


def test_former_partners_are_shown_on_request(coach_client):
    partner("Vroeger", is_active=False)

    assert names(coach_client.get(LIST)) == []
    assert names(coach_client.get(LIST, {"welke": "alle"})) == ["Vroeger"]


def test_a_partner_is_written_down(coach_client):
    coach_client.post(
        ADD, {"name": "Özgür & zn 🌸", "kind": "other", "phone": "010 4821234", "is_active": "on"}
    )

    organisation = Organisation.objects.get()
    assert organisation.phone == "+31104821234"
    assert organisation.search_key == "ozgur zn"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "Bekend"}, "Deze organisatie staat er al."),
        ({"phone": "06 12"}, "Dit nummer is te kort."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(coach_client, wrong, sentence):
    partner("Bekend")
    data = {"name": "Nieuw", "kind": "other", "offers": "Koffie op dinsdag"} | wrong

    page = coach_client.post(ADD, data).text

    assert sentence in page
    assert "Koffie op dinsdag" in page


def test_a_partner_is_found_by_its_contact_person(coach_client):
    organisation = partner("Huis van de Wijk")
    coach_client.post(
        reverse("activities:contact_add", args=[organisation.pk]),
        {"name": "Zoë Voorbeeld", "function": "beheerder"},
    )

    assert names(coach_client.get(LIST, {"zoek": "zoe"})) == ["Huis van de Wijk"]

    contact = ContactPerson.objects.get()
    coach_client.post(
        reverse("activities:contact_edit", args=[contact.pk]),
        {"name": "Bo Voorbeeld", "phone": "06-90664215"},
    )
    assert names(coach_client.get(LIST, {"zoek": "zoe"})) == []
    assert names(coach_client.get(LIST, {"zoek": "bo"})) == ["Huis van de Wijk"]
    assert "06-90664215" in coach_client.get(organisation.get_absolute_url()).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_much_for_three_of_everything_as_for_one(
    coach_client, rows, django_assert_num_queries
):
    organisation = partner("Fonds")
    for number in range(rows):
        contact = ContactPersonFactory(organisation=organisation)
        TalkFactory(organisation=organisation, contact=contact)
        ActivityFactory(organisation=organisation)
        GrantFactory(funder=organisation, started_on=date(2010 + number, 1, 1))

    with django_assert_num_queries(11):
        response = coach_client.get(organisation.get_absolute_url())

    assert len(response.context["grants"]) == rows


def test_who_only_reads_is_not_offered_to_change(board_client):
    page = board_client.get(partner("Fonds").get_absolute_url()).text

    assert "Wijzigen" not in page
    assert "Contactpersoon erbij" not in page


@pytest.mark.parametrize(
    ("today", "is_full"),
    [("2018-09-17", True), ("2018-09-18", True), ("2018-09-19", False)],
)
def test_a_partner_that_is_full_has_room_again_the_day_after(coach_client, today, is_full):
    partner("Kinderopvang", full_until_on=date(2018, 9, 18))

    with time_machine.travel(f"{today} 12:00+02:00", tick=False):
        page = coach_client.get(LIST).text
        with_room = Organisation.objects.with_room().count()

    assert ("vol tot en met" in page, with_room) == (is_full, int(not is_full))
