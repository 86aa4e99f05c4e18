"""The page behind a poster: who has the address says how many came, and learns nothing else."""

import logging
import re
from datetime import date, time

import pytest
import time_machine
from django.urls import reverse

from core.logs import DiscreetFormatter
from participants.actions.check_ins import MOST_AT_ONE_DOOR
from participants.actions.door_links import make_door_link, revoke_door_link
from participants.models import CheckIn, DoorLink
from participants.views.front_door import MISSES, PRESSES
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import SessionFactory
from tests.house import HouseClient
from tests.participants.doors import at_the_door, poster_of, says
from tests.participants.registers import enrolled_family

pytestmark = pytest.mark.usefixtures("this_evening")  # six o'clock
DAY = date(2018, 9, 19)


@pytest.fixture
def lesson(session):
    """From half past six until eight in the evening."""
    session.starts_at, session.ends_at = time(18, 30), time(20)
    session.save()
    return session


@pytest.fixture
def door(lesson, host):
    return poster_of(lesson.activity, host)


@pytest.fixture
def phone():
    """The phone of somebody without an account, whose browser does not say where it came from."""
    return HouseClient(enforce_csrf_checks=True)


def tally():
    return list(CheckIn.objects.values_list("number", "given_name"))


def test_a_visitor_says_with_how_many_and_it_counts_nowhere_yet(phone, door, lesson):
    assert "Met hoeveel ben je?" in phone.get(door).text

    page = says(phone, door, 3, given_name="Fatma").text

    assert "met 3 personen" in page
    assert tally() == [(3, "Fatma")]
    lesson.refresh_from_db()
    assert lesson.unnamed_visitors == 0


def test_the_same_phone_corrects_itself_and_can_leave(phone, door):
    phone.get(door)
    says(phone, door, 3)
    says(phone, door, 2, given_name="Özgür")
    assert tally() == [(2, "Özgür")]

    phone.post(door, {"gone": "1"})
    assert tally() == []


def test_pressing_twice_is_being_there_once(phone, door):
    phone.get(door)

    for _ in range(2):
        phone.post(door, {"number": 1, "given_name": ""})

    assert tally() == [(1, "")]


def test_who_was_counted_by_a_host_cannot_change_it_any_more(phone, door, host_client, lesson):
    phone.get(door)
    says(phone, door, 3)
    row = CheckIn.objects.get()
    host_client.post(reverse("participants:check_in_take", args=[lesson.pk]), {"wie": row.pk})

    page = says(phone, door, 9).text

    assert "Je bent al geteld." in page
    assert tally() == [(3, "")]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"number": "0"}, "Kies een getal van 1 tot en met 9."),
        ({"number": "10"}, "Kies een getal van 1 tot en met 9."),
        ({"number": "veel"}, "Kies een getal van 1 tot en met 9."),
        ({"number": ""}, "Kies met hoeveel je bent."),
        ({"given_name": "06-90000001"}, "Schrijf alleen je voornaam, met letters."),
        ({"given_name": "🙂"}, "Schrijf alleen je voornaam, met letters."),
        ({"given_name": "<script>alert(1)</script>"}, "Schrijf alleen je voornaam, met letters."),
    ],
)
def test_what_cannot_be_is_answered_with_a_sentence(phone, door, told, sentence):
    response = phone.post(door, {"number": "2", "given_name": ""} | told)

    assert sentence in response.text
    assert tally() == []


@pytest.mark.parametrize("name", ["Özgür", "Anne-Marie", "سميرة", "D'Angelo", "Zoë B."])
def test_a_name_may_be_any_name(phone, door, name):
    says(phone, door, 1, given_name=name)

    assert tally() == [(1, name)]


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2018-09-19 17:59+02:00", False),
        ("2018-09-19 18:00+02:00", True),
        ("2018-09-19 21:59+02:00", True),
        ("2018-09-19 22:00+02:00", False),
    ],
)
def test_the_door_opens_half_an_hour_before_and_closes_two_hours_after(
    phone, door, lesson, moment, is_open
):
    with time_machine.travel(moment, tick=False):
        response = says(phone, door)

    assert ("Welkom!" in response.text) == is_open
    assert CheckIn.objects.count() == int(is_open)


def test_outside_the_hours_it_says_warmly_when_the_next_time_is(phone, door, lesson):
    SessionFactory(activity=lesson.activity, held_on=date(2018, 9, 26), starts_at=time(18, 30))

    with time_machine.travel("2018-09-20 10:00+02:00", tick=False):
        page = phone.get(door).text

    assert "De volgende keer is op woensdag 26 september" in " ".join(page.split())


def test_what_is_called_off_has_no_door(phone, door, lesson):
    lesson.cancelled_because = "Begeleider ziek"
    lesson.save()

    page = says(phone, door).text

    assert "Er staat nu geen volgende keer in de agenda." in page
    assert "ziek" not in page
    assert tally() == []


def test_a_session_without_hours_is_open_that_day(phone, session, host):
    door = poster_of(session.activity, host)

    says(phone, door)

    assert tally() == [(1, "")]


def test_nothing_about_others_is_told(phone, door, lesson, activity):
    enrolled_family(activity, "Samira")
    at_the_door(lesson, given_name="Fatma")

    page = phone.get(door).text

    assert "Samira" not in page
    assert "Fatma" not in page


def test_in_english(phone, door):
    page = phone.get(f"{door}?taal=en").text

    assert 'lang="en"' in page
    assert "Met hoeveel" not in page


def test_every_address_that_does_not_open_gets_the_same_page(phone, door, lesson, host):
    renewed = poster_of(lesson.activity, host)  # the poster of ``door`` is an old one now
    pages = [phone.get(address) for address in (door, "/deur/geraden/", "/deur/" + "a" * 43 + "/")]
    assert phone.get(renewed).status_code == 200
    revoke_door_link(activity=lesson.activity)
    pages.append(phone.post(renewed, {"number": 1, "given_name": ""}))

    def same(page):
        return re.sub(r"\s+", " ", page.text)

    assert {page.status_code for page in pages} == {404}
    assert len({same(page) for page in pages}) == 1
    assert tally() == []


def test_who_guesses_waits(phone, door):
    for number in range(MISSES.most):
        phone.get(f"/deur/geraden{number}/")

    assert phone.get(door).status_code == 429


def test_who_presses_too_often_waits(door):
    for _ in range(PRESSES.most):
        HouseClient().post(door, {"number": "", "given_name": ""})

    assert HouseClient().post(door, {"number": 1, "given_name": ""}).status_code == 429


def test_a_door_takes_sixty_and_then_the_host_counts(phone, door, lesson):
    for number in range(MOST_AT_ONE_DOOR):
        at_the_door(lesson, number=9, device=str(number))

    page = says(phone, door).text

    assert "Zeg het even tegen de begeleider." in page
    assert CheckIn.objects.count() == MOST_AT_ONE_DOOR


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_looking_changes_nothing(phone, door, method):
    getattr(phone, method)(door)

    assert tally() == []


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_ways_in_are_closed(phone, door, method):
    assert getattr(phone, method)(door).status_code == 405


def test_the_page_is_kept_indexed_and_passed_on_by_nobody(phone, door):
    response = phone.get(door)

    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"].startswith("noindex")
    assert "csrftoken" not in response.cookies
    (cookie,) = response.cookies.values()
    assert (cookie.key, cookie["path"], cookie["httponly"]) == ("deur", "/deur/", True)


def test_a_device_is_not_followed_from_one_session_to_the_next(phone, door, lesson):
    later = SessionFactory(
        activity=lesson.activity, held_on=date(2018, 9, 20), starts_at=time(18, 30)
    )
    phone.get(door)
    says(phone, door)
    with time_machine.travel("2018-09-20 18:30+02:00", tick=False):
        says(phone, door)

    assert CheckIn.objects.filter(session=later).count() == 1
    assert len(set(CheckIn.objects.values_list("device", flat=True))) == 2


def test_neither_the_log_nor_the_database_holds_the_key(door):
    token = door.split("/")[2]
    record = logging.LogRecord("a", logging.INFO, "", 0, f"GET {door} 200", (), None)

    assert token not in DiscreetFormatter("%(message)s").format(record)
    assert token not in str(DoorLink.objects.values().get())


def test_only_who_keeps_the_register_makes_a_poster(lesson, coach_client, board_client):
    other = signed_in(UserFactory(host=True))
    address = reverse("participants:door_link_renew", args=[lesson.activity_id])

    assert other.post(address).status_code == 404
    assert board_client.post(address).status_code == 403
    assert coach_client.post(address).status_code == 302
    assert DoorLink.objects.count() == 1


def test_one_address_at_a_time(lesson, host):
    first, second = (make_door_link(activity=lesson.activity, by=host) for _ in range(2))

    assert list(DoorLink.objects.filter(revoked_at=None)) == [second]
    assert first.token != second.token


def test_the_poster_is_tagged_paper_and_its_key_stands_in_the_square_only(
    host_client, lesson, host
):
    link = make_door_link(activity=lesson.activity, by=host)

    response = host_client.get(reverse("participants:door_poster", args=[lesson.activity_id]))

    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert b"/StructTreeRoot" in response.content
    assert link.token.encode() not in response.content
