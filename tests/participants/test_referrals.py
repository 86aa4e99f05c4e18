"""Bringing a family to a partner: only with consent, only what was shown, and nothing overwritten."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from participants.actions.referrals import NoConsentError, send_referral
from participants.models import AnswerLink, Consent, Obstacle, Referral
from tests.conftest import signed_in
from tests.factories.activities import ObstacleKindFactory
from tests.factories.participants import ObstacleFactory
from tests.participants.cast import known
from tests.participants.referring import (
    NOON,
    SENT_ON,
    address,
    allowing,
    filled_in,
    link_for,
    partner,
    shared,
)

LIST = reverse("participants:referral_list")


@pytest.fixture(autouse=True)
def _a_tuesday_in_september():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def family(coach):
    return allowing(coach, phone="+31690664215")


def add(family):
    return reverse("participants:referral_add", args=[family.pk])


def test_a_coach_sees_what_the_partner_gets_to_read_before_it_is_sent(coach_client, family):
    told = filled_in(partner(), reach="phone")
    del told["sure"]

    preview = coach_client.post(add(family), told)

    assert "Dit krijgt CJG te lezen" in preview.text
    for words in ("Samira", "06-90664215", "Zoekt opvang op woensdag"):
        assert words in preview.text.split("</dl>")[0].split("<dl")[1]
    assert not Referral.objects.exists()


def test_a_partner_that_suits_is_chosen_already(coach_client, family):
    someone = partner().contacts.create(name="Anneke")

    for asked, chosen in [
        (someone.organisation_id, f"{someone.organisation_id}-{someone.pk}"),
        (987654321, ""),
        ("x", ""),
    ]:
        page = coach_client.get(add(family), {"organisatie": asked})
        assert page.context["form"]["to"].value() == chosen


def test_what_was_shared_is_kept_as_it_was(coach, coach_client, family):
    organisation = partner()
    answer = coach_client.post(add(family), filled_in(organisation, reach="phone"))
    family.members.update(given_name="Sam")
    family.phone = "+31690000001"
    family.save()

    referral = Referral.objects.get()
    assert answer.url == referral.get_absolute_url()
    assert (referral.organisation, referral.contact.name) == (organisation, "Soumaya")
    assert (referral.author, referral.sent_on, referral.asked_on) == (coach, SENT_ON, SENT_ON)
    assert (referral.shared_name, referral.shared_reach, referral.shared_about) == (
        "Samira",
        "06-90664215",
        "Zoekt opvang op woensdag",
    )


def test_a_second_look_brings_the_form_back_with_everything_in_it(coach_client, family):
    again = coach_client.post(add(family), filled_in(partner(), again="1"))

    assert "Zoekt opvang op woensdag</textarea>" in again.text
    assert not Referral.objects.exists()


def test_information_alone_shares_nothing(coach_client, family):
    told = filled_in(partner(), warmth="information", is_agreed="", shared_about="Over ons")

    coach_client.post(add(family), told)

    referral = Referral.objects.get()
    assert {referral.shared_name, referral.shared_reach, referral.shared_about} == {""}


@pytest.mark.parametrize("ended", ["never given", "withdrawn", "expired yesterday"])
def test_without_valid_consent_nobody_is_referred_and_the_way_to_ask_stands_there(
    coach, coach_client, ended
):
    family = allowing(coach) if ended != "never given" else known("Fortes", coach=coach)
    if ended == "withdrawn":
        Consent.objects.update(withdrawn_on=SENT_ON)
    if ended == "expired yesterday":
        Consent.objects.update(expires_on=date(2018, 9, 17))

    for answer in (
        coach_client.get(add(family)),
        coach_client.post(add(family), filled_in(partner())),
    ):
        assert "Zonder toestemming delen we niets met een ander." in answer.text
        assert reverse("participants:consent_add", args=[family.pk]) in answer.text
    assert not Referral.objects.exists()


def test_consent_holds_on_its_last_day(coach_client, family):
    Consent.objects.update(expires_on=SENT_ON)

    coach_client.post(add(family), filled_in(partner()))

    assert Referral.objects.count() == 1


def test_who_notes_the_consent_goes_on_to_the_referral(coach, coach_client):
    family = known("Fortes", coach=coach)

    answer = coach_client.post(
        reverse("participants:consent_add", args=[family.pk]), {"terug": add(family)}
    )

    assert answer.url == add(family)


def test_the_way_back_leads_nowhere_else(coach, coach_client):
    family = known("Fortes", coach=coach)

    answer = coach_client.post(
        reverse("participants:consent_add", args=[family.pk]), {"terug": "https://example.org/"}
    )

    assert answer.url == family.get_absolute_url()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"shared_about": ""}, {"shared_about": ["Schrijf in een zin op waar het over gaat."]}),
        ({"is_agreed": ""}, {"is_agreed": ["Vraag het gezin eerst of dit goed is."]}),
        (
            {"sent_on": "31-2-2018"},
            {"sent_on": ["31 februari bestaat niet. Bedoel je 28 februari?"]},
        ),
        ({"sent_on": "morgen"}, {"sent_on": ["Deze dag moet nog komen."]}),
        (
            {"shared_about": "BSN 1112 22 333"},
            {"shared_about": ["Hier staat een burgerservicenummer. Haal dat weg."]},
        ),
        (
            {"warmth": "warm_handover", "handover_on": "18-9-2028", "handover_by": "Nadia"},
            {"handover_on": ["Dat is nog te ver weg. Klopt het jaar?"]},
        ),
        (
            {"warmth": "warm_handover"},
            {
                "handover_on": ["Op welke dag gaan jullie er samen heen?"],
                "handover_by": ["Schrijf op wie er meegaat."],
            },
        ),
    ],
)
def test_a_mistake_is_said_at_the_field(coach_client, family, typed, wrong):
    answer = coach_client.post(add(family), filled_in(partner(), **typed))

    assert answer.context["form"].errors == wrong
    assert not Referral.objects.exists()


def test_a_name_of_another_family_cannot_be_shared(coach_client, family):
    answer = coach_client.post(add(family), filled_in(partner(), name="Özgür"))

    assert list(answer.context["form"].errors) == ["name"]


def test_a_contact_of_another_partner_is_no_choice(coach_client, family):
    cjg, school = partner(), partner("School", name="Anneke")

    to = f"{cjg.pk}-{school.contacts.get().pk}"
    answer = coach_client.post(add(family), filled_in(cjg, to=to))

    assert list(answer.context["form"].errors) == ["to"]


def test_a_warm_handover_knows_who_went_along_and_when(coach_client, family):
    warm = {"warmth": "warm_handover", "handover_on": "17-9-2018", "handover_by": "Joke"}

    coach_client.post(add(family), filled_in(partner(), **warm))

    referral = Referral.objects.get()
    assert (referral.handover_on, referral.handover_by) == (date(2018, 9, 17), "Joke")


def test_a_partner_that_is_full_is_told_before_sending(coach_client, family):
    organisation = partner()
    organisation.full_until_on = date(2018, 10, 1)
    organisation.save()
    told = filled_in(organisation)
    del told["sure"]

    preview = coach_client.post(add(family), told)

    assert "CJG is vol tot en met 1 oktober 2018." in preview.text
    assert "CJG (vol tot en met 1 okt)" in coach_client.get(add(family)).text


def test_an_obstacle_that_a_coach_may_not_see_cannot_be_chosen(coach, family):
    kind = ObstacleKindFactory(is_sensitive=True)
    hidden = ObstacleFactory(family=known("Ander"), kind=kind)
    client = signed_in(coach)

    answer = client.post(add(family), filled_in(partner(), obstacle=hidden.pk))

    assert list(answer.context["form"].errors) == ["obstacle"]
    assert Obstacle.objects.count() == 1


def test_taking_back_consent_closes_every_link(coach_client, family):
    link_for(shared(family=family))

    coach_client.post(reverse("participants:consent_withdraw", args=[family.pk]))

    assert not AnswerLink.objects.live().exists()


def test_correcting_a_referral_leaves_what_was_shared_alone(coach_client, family):
    referral = shared(family=family)
    told = {"warmth": "warm_handover", "handover_on": "vandaag", "handover_by": "Joke"}

    coach_client.post(address("referral_edit", referral), told | {"shared_about": "iets anders"})

    referral.refresh_from_db()
    assert (referral.warmth, referral.shared_about) == (
        "warm_handover",
        "Zoekt opvang op woensdag",
    )


@pytest.mark.parametrize(
    "page", ["referral_detail", "referral_edit", "referral_withdraw", "answer_add", "link_mail"]
)
def test_a_referral_of_a_stranger_is_not_found_in_anybodys_file(coach_client, family, page):
    stranger = shared(family=known("Ander"))
    keys = [family.pk, stranger.pk]

    for method in (coach_client.get, coach_client.post):
        assert method(reverse(f"participants:{page}", args=keys)).status_code in (404, 405)
        assert method(address(page, stranger)).status_code in (404, 405)
    assert not AnswerLink.objects.exists()


def test_consent_that_is_taken_back_meanwhile_stops_the_referral(coach, family):
    """Whatever page was open: it is looked at again in the same transaction."""
    Consent.objects.update(withdrawn_on=SENT_ON)

    with pytest.raises(NoConsentError, match="Zonder toestemming"):
        send_referral(referral=Referral(family=family, organisation=partner(), author=coach))

    assert not Referral.objects.exists()
