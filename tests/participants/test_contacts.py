"""One note about several families, stories, and what is typed oddly."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import ContactMoment, Step
from tests.factories.participants import ContactMomentFactory, FamilyFactory
from tests.participants.cast import known


@pytest.fixture
def family(coach):
    return known("Fortes", coach=coach)


def post(client, name, family, *keys, **typed):
    return client.post(reverse(f"participants:{name}", args=[family.pk, *keys]), typed)


def contact(**changes):
    told = {"kind": "phone", "was_reached": "ja", "minutes": "30", "note": "Samen gegeten."}
    return told | {"happened_on": "6-3-2018"} | changes


def shared(coach, coach_client, family, *others):
    """One note of 30 minutes about ``family`` and the others."""
    post(coach_client, "contact_add", family, **contact(also=[other.pk for other in others]))
    return family.contacts.get()


def test_a_contact_needs_no_more_than_pressing_save(coach_client, family):
    page = coach_client.get(family.get_absolute_url()).context["contact_form"]
    as_it_stands = {name: page[name].value() for name in ("kind", "was_reached", "minutes")}

    post(coach_client, "contact_add", family, happened_on="vandaag", **as_it_stands)

    noted = family.contacts.get()
    assert (noted.kind, noted.was_reached, noted.minutes) == ("phone", True, 15)
    assert noted.happened_on == timezone.localdate()


def test_one_note_about_two_families_stands_with_both(coach, coach_client, family):
    other = known("Kuipers", coach=coach)

    shared(coach, coach_client, family, other)

    rows = ContactMoment.objects.order_by("pk").values_list("family", "note", "minutes", "author")
    assert list(rows) == [
        (family.pk, "Samen gegeten.", 30, coach.pk),
        (other.pk, "Samen gegeten.", 30, coach.pk),
    ]
    assert len(set(ContactMoment.objects.values_list("shared_key", flat=True))) == 1
    assert other.cases.get().milestones.filter(step=Step.REACHED).exists()


def test_a_family_out_of_reach_cannot_be_written_about(coach_client, family):
    stranger = FamilyFactory()

    response = post(coach_client, "contact_add", family, **contact(also=[stranger.pk]))

    assert list(response.context["form"].errors) == ["also"]
    assert not ContactMoment.objects.exists()


OFFERED = re.compile(r'value="(\d+)"\s*(checked)?')


def found(client, family, **typed):
    """The families that are offered for these words, and whether each was chosen already."""
    text = post(client, "contact_families", family, **typed).text
    return [(int(key), bool(is_chosen)) for key, is_chosen in OFFERED.findall(text)]


def test_typing_finds_families_within_reach_whatever_the_accents(coach, coach_client, family):
    ozgur, kuipers = known("Özgür", coach=coach), known("Kuipers", coach=coach)
    known("Ozgurlu")  # somebody else's

    assert found(coach_client, family, zoek="ozg") == [(ozgur.pk, False)]
    assert found(coach_client, family, zoek="ozg", also=[kuipers.pk]) == [
        (kuipers.pk, True),
        (ozgur.pk, False),
    ]
    assert found(coach_client, family, zoek="fortes") == []  # it is about them already
    assert found(coach_client, family, zoek="", also=["x", "-1"]) == []


def test_looking_up_a_family_saves_nothing(coach_client, family):
    post(coach_client, "contact_families", family, zoek="kuipers", **contact())

    assert not ContactMoment.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("kuip", "Druk op het gezin dat je bedoelt, of maak dit veld leeg."),
        ("niemand", "Geen gezin gevonden. Zoek met een stukje van de naam."),
    ],
)
def test_a_name_that_was_typed_and_not_chosen_is_not_forgotten(
    coach, coach_client, family, typed, sentence
):
    known("Kuipers", coach=coach)

    response = post(coach_client, "contact_add", family, **contact(zoek=typed))

    assert response.context["form"].errors == {"zoek": [sentence]}
    assert "Samen gegeten." in response.text
    assert not ContactMoment.objects.exists()


def test_the_page_says_with_whom_a_note_is_shared_as_far_as_one_may_know(
    coach, coach_client, family
):
    noted = shared(coach, coach_client, family, known("Kuipers", coach=coach))
    ContactMomentFactory(family=known("Geheim"), shared_key=noted.shared_key)

    page = coach_client.get(family.get_absolute_url())

    assert [row.name for row in page.context["timeline"].events[0].also] == ["Kuipers"]
    assert "Geheim" not in page.text


def test_a_correction_goes_to_every_family_within_reach(coach, coach_client, family):
    kuipers = known("Kuipers", coach=coach)
    noted = shared(coach, coach_client, family, kuipers)
    secret = ContactMomentFactory(shared_key=noted.shared_key, note="Samen gegeten.")

    typed = contact(was_reached="nee", note="Niemand thuis.", everywhere="on")
    post(coach_client, "contact_edit", family, noted.pk, **typed)

    secret.refresh_from_db()
    assert (kuipers.contacts.get().note, secret.note) == ("Niemand thuis.", "Samen gegeten.")
    assert not kuipers.cases.get().milestones.filter(step=Step.REACHED).exists()


def test_a_correction_may_be_for_this_family_alone(coach, coach_client, family):
    kuipers = known("Kuipers", coach=coach)
    noted = shared(coach, coach_client, family, kuipers)

    post(coach_client, "contact_edit", family, noted.pk, **contact(note="Alleen hier."))

    assert (family.contacts.get().note, kuipers.contacts.get().note) == (
        "Alleen hier.",
        "Samen gegeten.",
    )


def test_what_is_not_shared_asks_nothing_about_others(coach_client, family):
    noted = ContactMomentFactory(family=family)

    page = coach_client.get(reverse("participants:contact_edit", args=[family.pk, noted.pk]))

    assert "everywhere" not in page.context["form"].fields


def test_a_long_note_is_kept_and_shown_a_little_at_a_time(coach_client, family):
    note = "Özgür 🎈 belde. " * 400

    post(coach_client, "contact_add", family, **contact(note=note))

    event = coach_client.get(family.get_absolute_url()).context["timeline"].events[0]
    assert (event.text, event.is_long) == (note.strip(), True)
    assert note.startswith(event.beginning.removesuffix(" …"))
    assert len(event.beginning) <= 602


def test_a_note_that_is_too_long_is_refused_without_losing_a_letter(coach_client, family):
    note = "a" * 8001

    response = post(coach_client, "contact_add", family, **contact(note=note))

    assert response.context["form"].errors == {
        "note": [
            "Dit zijn 8001 tekens, er passen er 8000 in een notitie. Zet de rest in een tweede contact."
        ]
    }
    assert note in response.text


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("1-1-2100", "Deze dag moet nog komen."),
        ("1-1-2200", "Het jaar 2200 klopt niet."),
        ("1-1-1800", "Het jaar 1800 klopt niet."),
        ("", "Dit veld is verplicht."),
    ],
)
def test_a_contact_on_an_impossible_day_gets_a_sentence(coach_client, family, day, sentence):
    response = post(coach_client, "contact_add", family, **contact(happened_on=day))

    assert response.context["form"].errors == {"happened_on": [sentence]}


def test_a_contact_long_ago_counts_for_no_case(coach_client, family):
    post(coach_client, "contact_add", family, **contact(happened_on="1-1-1900"))

    assert family.contacts.get().happened_on == date(1900, 1, 1)
    assert not family.cases.get().milestones.filter(step=Step.REACHED).exists()
