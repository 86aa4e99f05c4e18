"""Talks with partners: written down in one press or a few, and read on their page."""

from datetime import date

import pytest
from django.urls import reverse

from activities.models import Talk
from tests.factories.accounts import UserFactory
from tests.factories.activities import ContactPersonFactory, OrganisationFactory, TalkFactory

TODAY = date(2018, 9, 18)
pytestmark = pytest.mark.today(TODAY)


@pytest.fixture
def partner(db):
    return OrganisationFactory(name="Huis van de Wijk")


def address(door, row):
    return reverse(f"activities:{door}", args=[row.pk])


def test_who_just_called_presses_once(coach_client, coach, partner):
    contact = ContactPersonFactory(organisation=partner, name="Bo Voorbeeld")

    answer = coach_client.post(address("talk_call", partner), {"contact": contact.pk}, follow=True)

    talk = Talk.objects.get()
    assert (talk.contact, talk.held_by, talk.held_on, talk.kind) == (contact, coach, TODAY, "call")
    assert "Genoteerd: net gebeld." in answer.text
    assert "Gebeld" in answer.text


@pytest.mark.parametrize("odd", ["", "0", "²", "9" * 30, "🌸"])
def test_a_call_to_nobody_we_know_there_is_a_call_to_the_partner(coach_client, partner, odd):
    other = ContactPersonFactory()

    for contact in (odd, other.pk):
        coach_client.post(address("talk_call", partner), {"contact": contact})

    assert list(partner.talks.values_list("contact", flat=True)) == [None, None]


def test_what_was_agreed_is_written_down_with_who_was_there(coach_client, coach, partner):
    contact = ContactPersonFactory(organisation=partner, name="Bo Voorbeeld")
    told = {"kind": "visit", "contact": contact.pk, "held_on": "17-9-2018", "minutes": "45"}

    page = coach_client.post(
        address("talk_add", partner), told | {"agreed": "Samen koken in mei"}, follow=True
    ).text

    talk = Talk.objects.get()
    assert (talk.held_on, talk.minutes, talk.held_by) == (date(2018, 9, 17), 45, coach)
    assert "Samen koken in mei" in page
    assert "45 minuten" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"held_on": "31-2-2018"}, "31 februari bestaat niet. Bedoel je 28 februari?"),
        ({"held_on": "19-9-2018"}, "Deze dag moet nog komen."),
        ({"minutes": "0"}, "minstens 1 is"),
        ({"minutes": "601"}, "hoogstens 600 is"),
        ({"agreed": "o" * 201}, "hooguit 200 letters"),
        ({"kind": "pigeon"}, "Selecteer een geldige keuze."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(coach_client, partner, wrong, sentence):
    told = {"kind": "call", "held_on": "vandaag", "agreed": "Özgür 🌸 belt terug"}

    page = coach_client.post(address("talk_add", partner), told | wrong).text

    assert sentence in page
    assert wrong.get("agreed", "Özgür 🌸 belt terug") in page
    assert not Talk.objects.exists()


def test_a_contact_of_another_partner_cannot_be_chosen(coach_client, partner):
    other = ContactPersonFactory()
    told = {"kind": "call", "held_on": "vandaag", "contact": other.pk}

    coach_client.post(address("talk_add", partner), told)

    assert not Talk.objects.exists()


def test_a_colleague_adds_what_was_agreed_and_the_caller_stays(coach_client, partner):
    caller = UserFactory(name="Joke Jansen", coordinator=True)
    talk = TalkFactory(organisation=partner, held_by=caller)

    coach_client.post(
        address("talk_edit", talk), {"kind": "meeting", "held_on": "18-9-2018", "agreed": "Folder"}
    )

    talk.refresh_from_db()
    assert (talk.kind, talk.agreed, talk.held_by) == ("meeting", "Folder", caller)


def test_what_was_pressed_by_mistake_is_taken_away(coach_client, partner):
    talk = TalkFactory(organisation=partner)

    answer = coach_client.post(address("talk_remove", talk))

    assert answer.url == partner.get_absolute_url()
    assert not Talk.objects.exists()


def test_the_last_talk_comes_first_and_older_ones_on_the_next_page(coach_client, partner):
    for day in range(1, 13):
        TalkFactory(organisation=partner, held_on=date(2018, 9, day))

    page = coach_client.get(partner.get_absolute_url()).context["page"]
    more = coach_client.get(partner.get_absolute_url(), {"pagina": 2}).context["page"]

    assert [talk.held_on.day for talk in page] == list(range(12, 2, -1))
    assert [talk.held_on.day for talk in more] == [2, 1]


def test_the_board_reads_and_is_not_asked_to_press(board_client, partner):
    TalkFactory(organisation=partner, agreed="Samen koken in mei")

    page = board_client.get(partner.get_absolute_url()).text

    assert "Samen koken in mei" in page
    assert [
        words for words in ("Net gebeld", "Contact opschrijven", "Weghalen") if words in page
    ] == []


def test_this_is_still_right_says_who_and_when(coach_client, coach, partner):
    assert "Nog niet nagekeken" in coach_client.get(partner.get_absolute_url()).text

    page = coach_client.post(address("organisation_check", partner), follow=True).text

    partner.refresh_from_db()
    assert (partner.checked_on, partner.checked_by) == (TODAY, coach)
    assert f"Nagekeken op 18 september 2018, door {coach}" in " ".join(page.split())
