"""Answering on a link: by a partner, by a family, in both languages, and mailed."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participants.models import Answer, AnswerLink, Voice
from tests.filling import forms_on
from tests.participants.referring import (
    NOON,
    address,
    allowing,
    link_for,
    shared,
)

HELPED = {"outcome": "helped", "words": "Ging goed."}
CLOSED = "Deze link werkt niet (meer)"
DAYS_A_LINK_LASTS = 30


@pytest.fixture(autouse=True)
def _noon(db):
    with time_machine.travel(NOON, tick=False):
        yield


def test_a_partner_answers_without_an_account_and_reads_only_what_was_shared(
    stranger, referral, door
):
    page = stranger.get(door).text
    answer = stranger.post(door, HELPED, follow=True)

    for told in ("Samira", "06-90664215", "Zoekt opvang op woensdag", "CJG"):
        assert told in page
    for secret in ("Fortes", referral.family.coach.name, "/gezinnen/"):
        assert secret not in page + answer.text
    said = Answer.objects.get()
    assert (said.referral, said.said_by, said.outcome, said.words, said.noted_by) == (
        referral,
        Voice.PARTNER,
        "helped",
        "Ging goed.",
        None,
    )
    assert "Je antwoord is binnen: Geholpen." in answer.text


def test_the_family_reads_on_its_link_only_where_it_was_sent(stranger, referral):
    _, door = link_for(referral, Voice.FAMILY)

    page = stranger.get(door).text
    stranger.post(door, {"outcome": "not_reached"})

    assert "brachten we je in contact met CJG" in " ".join(page.split())
    for secret in ("Samira", "Fortes", "06-90664215", "Zoekt opvang"):
        assert secret not in page
    assert Answer.objects.get().said_by == Voice.FAMILY


def test_partner_and_family_answer_differently_and_neither_is_overwritten(stranger, referral, door):
    _, familys_door = link_for(referral, Voice.FAMILY)

    stranger.post(door, HELPED)
    stranger.post(familys_door, {"outcome": "not_reached"})

    referral.refresh_from_db()
    assert list(referral.answers.values_list("said_by", "outcome")) == [
        ("family", "not_reached"),
        ("partner", "helped"),
    ]
    assert (referral.outcome, referral.is_disputed) == ("not_reached", True)


def test_an_empty_or_invented_answer_is_asked_again_with_the_words_kept(stranger, door):
    for told in ({}, {"outcome": "withdrawn"}, {"outcome": "declined"}, {"outcome": "sent"}):
        again = stranger.post(door, told | {"words": "Özgür 🙂 <b>"})
        assert (again.status_code, "Özgür 🙂 &lt;b&gt;" in again.text) == (200, True)
    assert "Kies een van de vier antwoorden." in stranger.post(door, {}).text
    assert not Answer.objects.exists()


@pytest.mark.parametrize("words", ["lang " * 500, "Sa\0mira"])
def test_words_that_do_not_fit_get_a_sentence(stranger, door, words):
    again = stranger.post(door, {"outcome": "helped", "words": words})

    assert "invalid-feedback" in again.text
    assert not Answer.objects.exists()


def test_a_new_link_closes_the_one_before(coach_client, stranger, referral, door):
    answer = coach_client.post(address("link_add", referral, "partner"))

    page = coach_client.get(answer.url).text
    (new,) = set(re.findall(r"/antwoord/([\w-]{43})/", page))
    assert stranger.get(door).status_code == 404
    assert stranger.get(reverse("participants:answer", args=[new])).status_code == 200


def test_an_answer_can_be_put_right_for_an_hour_and_both_stay(stranger, referral, door):
    stranger.post(door, HELPED)
    with time_machine.travel("2018-09-18 12:59:59+02:00", tick=False):
        assert "Dat kan tot 13.00" in stranger.get(door).text
        stranger.post(door, {"outcome": "no_room"})
    with time_machine.travel("2018-09-18 13:00:00+02:00", tick=False):
        finished = stranger.get(door).text
        late = stranger.post(door, {"outcome": "helped"})

    referral.refresh_from_db()
    assert referral.outcome == "no_room"
    assert list(referral.answers.values_list("outcome", flat=True)) == ["no_room", "helped"]
    assert "Je kunt deze pagina sluiten." in finished
    assert "<form" not in finished
    assert late.status_code == 404


def test_pressing_twice_answers_once(stranger, door):
    answers = [stranger.post(door, HELPED) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Answer.objects.count() == 1


def test_a_colleague_sees_the_page_but_cannot_answer_for_the_partner(coach_client, door):
    page = coach_client.get(door).text
    coach_client.post(door, HELPED)

    assert "Je bent ingelogd." in page
    assert not Answer.objects.exists()


def test_english_without_a_cookie(stranger, door):
    page = stranger.get(f"{door}?taal=en")
    answer = stranger.post(f"{door}?taal=en", HELPED)

    assert (page["Content-Language"], '<html lang="en"' in page.text) == ("en", True)
    assert "How did it go?" in page.text
    assert "Thank you" in stranger.get(f"{door}{answer.url}").text


def test_a_language_that_we_do_not_speak_is_dutch(stranger, door):
    assert "Hoe ging het?" in stranger.get(f"{door}?taal=tlh").text


def test_a_partner_says_until_when_it_is_full(stranger, referral, door):
    stranger.post(door, {"outcome": "no_room", "full": "14"})

    referral.organisation.refresh_from_db()
    until = timezone.localdate() + timedelta(days=14)
    assert (referral.organisation.full_until_on, Answer.objects.get().full_until_on) == (
        until,
        until,
    )


def test_a_family_cannot_say_that_a_partner_is_full(stranger, referral):
    _, door = link_for(referral, Voice.FAMILY)

    stranger.post(door, {"outcome": "no_room", "full": "14"})

    referral.organisation.refresh_from_db()
    assert (referral.organisation.full_until_on, Answer.objects.count()) == (None, 1)


def test_the_mail_says_nothing_about_the_family(coach_client, stranger, referral):
    coach_client.post(address("link_mail", referral))

    (sent,) = mail.outbox
    assert sent.to == ["soumaya@example.org"]
    assert sent.subject == "Een vraag van Stichting Kerk en Buurtwerk, Lombardijen"
    for secret in ("Samira", "Fortes", "06-90664215", "opvang"):
        assert secret not in sent.subject + sent.body
    (token,) = set(re.findall(r"/antwoord/([\w-]{43})/", sent.body))
    assert stranger.get(reverse("participants:answer", args=[token])).status_code == 200


def test_without_an_address_the_link_is_copied(coach, coach_client):
    referral = shared(family=allowing(coach))

    answer = coach_client.post(address("link_mail", referral), follow=True)

    assert "We hebben geen e-mailadres." in answer.text
    assert (mail.outbox, AnswerLink.objects.count()) == ([], 0)


def test_a_mail_that_does_not_leave_is_said_and_the_link_shown(coach_client, referral, settings):
    settings.EMAIL_BACKEND = "tests.participants.test_answer_links.NoPost"

    answer = coach_client.post(address("link_mail", referral), follow=True)

    assert "De mail ging niet weg." in answer.text
    assert "/antwoord/" in answer.text


class NoPost:
    """A mail server that is away."""

    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError


def test_asking_again_begins_the_days_anew(coach_client, referral):
    with time_machine.travel("2018-09-30 12:00+02:00", tick=False):
        coach_client.post(address("link_mail", referral))
        referral.refresh_from_db()
        assert referral.asked_on == timezone.localdate()


def test_a_link_is_for_a_partner_or_a_family_and_for_nobody_else(coach_client, referral):
    for audience in ("us", "bestaat-niet"):
        assert coach_client.post(address("link_add", referral, audience)).status_code == 404
    assert not AnswerLink.objects.exists()


def test_answering_asks_little_of_the_database(door, django_assert_num_queries):
    with django_assert_num_queries(3):
        Client().get(door)


def test_pressing_twice_mails_once(coach_client, referral):
    button = address("link_mail", referral)
    page = coach_client.get(referral.get_absolute_url()).text
    (form,) = [form for form in forms_on(page) if form.action == button]

    answers = [coach_client.post(button, form.filled()) for _ in range(2)]

    assert [answer.url for answer in answers] == [referral.get_absolute_url()] * 2
    assert (len(mail.outbox), AnswerLink.objects.count()) == (1, 1)


def test_two_colleagues_ask_at_once_and_one_link_is_left(
    coach_client, coordinator_client, referral
):
    for client in (coach_client, coordinator_client):
        client.post(address("link_add", referral, "partner"))

    assert (AnswerLink.objects.count(), AnswerLink.objects.live().count()) == (2, 1)
