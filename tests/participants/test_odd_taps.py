"""Taps that are odd: clocks that are off, what is no JSON, far too many, letters nobody has."""

from datetime import timedelta
from uuid import uuid4

import pytest

from participants.models import Tap
from tests.participants.registers import outcomes, send, url
from tests.tapping import tapped

pytestmark = pytest.mark.usefixtures("this_evening")
ODD = "Deze tik kwam niet goed over."


@pytest.mark.parametrize(
    ("ago", "minutes"),
    [(0, 0), (90_000, 1.5), (-5, 0), (10**18, 60 * 24 * 60), ("gisteren", 0), (None, 0), (1.5, 0)],
)
def test_the_clock_of_a_phone_gives_a_moment_between_two_months_ago_and_now(
    host_client, session, ago, minutes
):
    send(host_client, session, tapped("count", change=1, ago=ago))

    row = Tap.objects.get()
    assert row.received_at - row.tapped_at == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b'{"device": "a1", "owner": "x", "taps": {}}',
        b'{"device": "A name", "owner": "x", "taps": []}',
        b'{"device": "a1", "owner": "x", "taps": [{"key": "not a key"}]}',
        b'{"device": "a1", "owner": "\\ud800", "taps": []}',
        b'{"device": "a1", "owner": "x", "taps": [1]}',
        b"[" * 100_000,
    ],
)
def test_what_are_no_taps_is_answered_with_a_sentence(host_client, session, body):
    response = host_client.post(
        url("register_taps", session), body, content_type="application/json"
    )

    assert (response.status_code, response.json()) == (400, {"sentence": ODD})


@pytest.mark.parametrize(
    "odd",
    [
        tapped("jump"),
        tapped("mark" * 500),
        tapped("count", change="veel"),
        tapped("count", change=10**30),
        tapped("mark", here="misschien"),
        tapped("absent", because="work"),
        tapped("absent", family=10**30),
        tapped("absent", family=1, because="ziek"),
        tapped("cancel", reason="zomaar"),
        tapped("close"),
        {"key": str(uuid4()), "kind": 3, "value": None},
    ],
)
def test_one_odd_tap_is_refused_and_the_others_are_carried_out(host_client, session, odd):
    response = send(host_client, session, odd, tapped("count", change=1))

    assert outcomes(response) == [("refused", ODD), ("applied", "")]
    assert response.json()["unnamed"] == 1


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (tapped("newcomer", given_name=" "), "Vul een voornaam in."),
        (tapped("newcomer", given_name="x\x00y"), "Null-tekens"),
        (tapped("newcomer", given_name=["a"] * 3000), "Zorg"),
        (tapped("note", note="1234.56.782"), "Hier staat een burgerservicenummer. Haal het weg."),
        (tapped("hours", hours="een poosje"), "Dat lezen we niet als uren."),
        (tapped("concern", knows="no", why="Bel 0690664215"), "Laat telefoon en e-mail weg"),
        (tapped("concern", knows=["ja"]), "Dit veld is verplicht."),
        (tapped("concern", knows="yes"), "Dit veld is verplicht."),
    ],
)
def test_what_was_written_is_refused_with_what_to_mend(host_client, session, typed, why):
    ((outcome, sentence),) = outcomes(send(host_client, session, typed))

    assert (outcome, sentence.startswith(why), len(sentence) <= 300) == ("refused", True, True)
    assert list(Tap.objects.values_list("value", flat=True)) == [{}]


def test_ten_thousand_taps_at_once_are_too_many_and_fifty_are_not(host_client, session):
    many = [tapped("count", change=1) for _ in range(10_000)]

    assert send(host_client, session, *many).status_code == 400
    assert send(host_client, session, *many[:50]).json()["unnamed"] == 50
