"""The public answer page, attacked: it opens for who was given it, for a while, and tells nobody else."""

import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as house_settings
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from core.keys import hash_of
from core.models import Knock, Sent
from participants.actions.referrals import revoke_links
from participants.models import Answer, AnswerLink, Referral
from tests.house import HouseClient
from tests.participants.cast import known
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


def in_days(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def wordings(response):
    """The page without what differs between any two requests."""
    return re.sub(r"\s+", " ", response.text)


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_scanner_that_opens_the_link_answers_nothing(stranger, referral, link, door, method):
    before = AnswerLink.objects.values().get()

    for _ in range(3):
        getattr(stranger, method)(door)

    referral.refresh_from_db()
    assert (AnswerLink.objects.values().get(), referral.outcome) == (before, "sent")
    assert not Answer.objects.exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_other_methods_do_nothing(stranger, door, method):
    assert getattr(stranger, method)(door).status_code == 405


def doors_that_stay_shut(referral, link):
    """Every kind of address that opens nothing, made from one that did."""
    other = link_for(shared())[0]
    revoke_links(AnswerLink.objects.filter(pk=other.pk))
    token = link.token
    return {
        "guessed": "A" * len(token),
        "almost right": ("B" if token[0] != "B" else "C") + token[1:],
        "too short": token[:-1],
        "too long": f"{token}A",
        "its number": str(link.pk),
        "what is in the database": link.token_hash,
        "the seed": link.nonce,
        "closed": other.token,
        "odd letters": "Özgür-🙂-'--",
        "very long": "x" * 1500,
    }


def test_every_address_that_does_not_open_gets_the_same_answer(stranger, referral, link):
    shut = doors_that_stay_shut(referral, link)
    with in_days(DAYS_A_LINK_LASTS + 1):
        shut["expired"] = link.token
        pages = {}
        for kind, token in shut.items():
            door = reverse("participants:answer", args=[token])
            for method in (stranger.get, stranger.post):
                answer = method(door, HELPED)
                pages[kind, method.__name__] = answer.status_code, wordings(answer)
            Knock.objects.all().delete()

    assert len(set(pages.values())) == 1
    status, page = pages["guessed", "get"]
    assert (status, CLOSED in page) == (404, True)
    assert not Answer.objects.exists()


def test_a_link_opens_on_its_last_day_and_not_on_the_next(stranger, link, door):
    with in_days(DAYS_A_LINK_LASTS):
        assert stranger.get(door).status_code == 200
    with in_days(DAYS_A_LINK_LASTS + 1):
        assert stranger.get(door).status_code == 404
        assert stranger.post(door, HELPED).status_code == 404
    assert not Answer.objects.exists()


def test_a_link_that_was_closed_opens_no_more(coach_client, stranger, referral, link, door):
    coach_client.post(address("link_revoke", referral, link.pk))

    assert (stranger.get(door).status_code, stranger.post(door, HELPED).status_code) == (404, 404)
    assert not Answer.objects.exists()


def test_what_was_shared_is_not_told_again_after_answering(stranger, door):
    stranger.post(door, HELPED)

    assert "Samira" not in stranger.get(door).text


def test_who_knocks_at_too_many_wrong_doors_waits_for_all_of_them(stranger, door):
    wrong = reverse("participants:answer", args=["x" * 43])
    codes = [stranger.get(wrong).status_code for _ in range(21)]

    assert codes == [404] * 20 + [429]
    assert stranger.get(door).status_code == 429
    assert stranger.post(door, HELPED).status_code == 429
    assert HouseClient(REMOTE_ADDR="192.0.2.7").get(door).status_code == 200
    with time_machine.travel("2018-09-18 12:10:00+02:00", tick=False):
        assert stranger.get(door).status_code == 200
    assert not Answer.objects.exists()


def test_the_limit_is_kept_in_the_database_without_anybodys_address(stranger):
    stranger.get(reverse("participants:answer", args=["x" * 43]))

    knock = Knock.objects.get()
    assert (knock.number, len(knock.key), "127" in knock.key[:3]) == (1, 64, False)


def test_a_link_takes_ten_presses_an_hour(stranger, door):
    codes = [
        stranger.post(door, {"outcome": "helped", "words": str(n)}).status_code for n in range(11)
    ]

    assert codes == [302] * 10 + [429]
    assert Answer.objects.count() == 10


@pytest.mark.parametrize("kind", ["open", "shut", "answered", "limited"])
def test_nothing_of_the_page_is_kept_indexed_or_passed_on(stranger, door, kind):
    if kind == "answered":
        stranger.post(door, HELPED)
    if kind == "limited":
        for _ in range(20):
            stranger.get(reverse("participants:answer", args=["x" * 43]))
    where = reverse("participants:answer", args=["x" * 43]) if kind == "shut" else door

    for response in (stranger.get(where), stranger.post(where, HELPED)):
        assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert response["X-Frame-Options"] == "DENY"
        assert "form-action 'self'" in response["Content-Security-Policy"]
        assert response.cookies == {}
    page = stranger.get(where).text
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert "<script" not in page


def test_the_title_tells_nothing(stranger, door):
    title = stranger.get(door).text.split("<title>")[1].split("</title>")[0]

    assert " ".join(title.split()) == "Hoe ging het? · Buurtverband"


def test_the_address_tells_nothing_but_a_token_that_is_not_in_the_database(referral, link, door):
    assert re.fullmatch(r"/antwoord/[\w-]{43}/", door)
    columns = " ".join(map(str, AnswerLink.objects.values_list().get()))
    assert link.token not in columns
    assert hash_of(link.token) == link.token_hash


def test_no_two_links_share_a_token(referral):
    assert len({link_for(referral)[0].token for _ in range(20)}) == 20


def test_a_link_of_before_another_secret_key_opens_but_cannot_be_shown(
    coach_client, stranger, referral, link, door
):
    AnswerLink.objects.update(nonce="made with the key of before")

    assert stranger.get(door).status_code == 200
    shown = coach_client.get(address("link_detail", referral, link.pk))
    assert shown.url == referral.get_absolute_url()


def test_the_token_does_not_stay_behind_among_what_was_sent(stranger, link, door):
    stranger.post(door, HELPED | {"once": "a" * 32})

    kept = " ".join(Sent.objects.values_list("led_to", flat=True))
    assert (Answer.objects.count(), link.token in kept) == (1, False)


def test_no_log_line_holds_the_token_or_a_name(stranger, link, door, caplog):
    caplog.set_level(logging.DEBUG)
    stranger.get(door)
    stranger.post(door, {})
    revoke_links(AnswerLink.objects.all())
    stranger.get(door)

    lines = [quiet_line(record) for record in caplog.records if record.name != "django.db.backends"]
    assert any("/antwoord/…" in line for line in lines)
    for line in lines:
        assert link.token not in line
        assert "Samira" not in line


def quiet_line(record):
    """The line as the house writes it to its log."""
    given = house_settings.LOGGING["formatters"]["line"]
    return import_string(given["()"])(given["format"]).format(record)


@pytest.mark.parametrize("page", ["link_detail", "link_revoke"])
def test_a_link_of_another_family_is_not_found(coach, coach_client, page):
    mine, theirs = shared(family=allowing(coach)), shared(family=known("Ander"))
    link, _ = link_for(theirs)

    for referral in (mine, theirs):
        where = address(page, referral, link.pk)
        for method in (coach_client.get, coach_client.post):
            assert method(where).status_code in (404, 405)
    assert AnswerLink.objects.live().count() == 1


def test_a_withdrawn_referral_has_no_open_door(coach_client, stranger, referral, door):
    coach_client.post(address("referral_withdraw", referral), {"words": "Verhuisd."})

    assert stranger.get(door).status_code == 404
    assert Referral.objects.get().outcome == "withdrawn"
