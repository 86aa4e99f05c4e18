"""A host counts some visitors without a name apart: children, guests."""

from uuid import uuid4

import pytest

from tests.factories.activities import SessionFactory
from tests.participants.registers import outcomes, plus, send, url
from tests.tapping import tapped

pytestmark = pytest.mark.usefixtures("this_evening")


@pytest.fixture
def session(session):
    session.activity.tallies = ["kinderen", "gasten"]
    session.activity.save()
    return session


def count(client, session, tally, change=1, token=None):
    told = {"tally": tally, "change": change, "token": token or uuid4()}
    return client.post(url("tally_count", session), told, follow=True)


def choose(client, session, words):
    seen = client.get(url("tally_edit", session)).context["form"].seen
    told = {"tallies": words, "seen": seen}
    return client.post(url("tally_edit", session), told, follow=True)


def counted(session):
    session.refresh_from_db()
    return session.unnamed_visitors, session.tallies


def test_a_child_counts_as_a_child_and_in_all(host_client, session):
    count(host_client, session, "kinderen")
    count(host_client, session, "gasten")
    count(host_client, session, "kinderen", -1)
    plus(host_client, session)

    assert counted(session) == (2, {"gasten": 1})


def test_a_press_that_comes_twice_counts_once(host_client, session):
    token = uuid4()

    for _ in range(2):
        count(host_client, session, "kinderen", token=token)

    assert counted(session) == (1, {"kinderen": 1})


@pytest.mark.parametrize("tally", ["", "🙂", "honden", "k" * 99])
def test_what_is_not_counted_apart_here_is_refused(host_client, session, tally):
    assert "Deze tik kwam niet goed over." in count(host_client, session, tally).text
    assert counted(session) == (0, {})


def test_a_host_chooses_what_to_count_apart(host_client, session):
    page = choose(host_client, session, " Kinderen,gasten , kinderen, Özgür's vrienden").text

    session.activity.refresh_from_db()
    assert session.activity.tallies == ["Kinderen", "gasten", "Özgür's vrienden"]
    assert "De tellers zijn opgeslagen." in page
    assert "Een meer: Kinderen" in page


@pytest.mark.parametrize(
    ("words", "why"),
    [("a, b, c, d, e, f, g", "Kies er hooguit 6."), ("k" * 31, "hooguit 30 letters per teller")],
)
def test_too_many_or_too_long_says_so_and_keeps_what_was_typed(host_client, session, words, why):
    page = choose(host_client, session, words).text

    assert why in page
    assert words in page


def test_a_character_that_is_none_is_refused_before_the_database_does(host_client, session):
    page = choose(host_client, session, "gasten, kin\0deren").text

    assert "null-tekens" in page.lower()
    session.activity.refresh_from_db()
    assert session.activity.tallies == ["kinderen", "gasten"]


def test_what_was_counted_under_an_old_word_stays(host_client, session):
    count(host_client, session, "gasten")

    choose(host_client, session, "kinderen")

    assert counted(session) == (1, {"gasten": 1})
    assert session.tally_lines == [("kinderen", 0), ("gasten", 1)]


@pytest.mark.parametrize("name", ["tally_edit", "tally_count"])
def test_the_lists_of_others_are_out_of_reach(host_client, name):
    assert host_client.post(url(name, SessionFactory())).status_code == 404


def test_a_phone_counts_children_as_well(host_client, session):
    taps = [tapped("count", change=1, tally="kinderen") for _ in range(2)]

    state = send(host_client, session, *taps).json()

    assert counted(session) == (2, {"kinderen": 2})
    assert (state["unnamed"], state["tallies"]) == (2, {"kinderen": 2, "gasten": 0})


def test_a_phone_hears_that_a_tally_is_gone(host_client, session):
    answer = send(host_client, session, tapped("count", change=1, tally="honden"))

    assert outcomes(answer) == [("refused", "Deze tik kwam niet goed over.")]
    assert counted(session) == (0, {})
