"""Visitors without a name, and the register as a whole: like last time, not held, ready."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.activities import SessionFactory
from tests.factories.participants import (
    AttendanceFactory,
    PersonFactory,
)
from tests.participants.registers import (
    enrolled_family,
    here,
    outcomes,
    plus,
    tap,
    url,
)

pytestmark = pytest.mark.usefixtures("this_evening")


def test_a_headcount_without_names_is_a_register(host_client, session):
    plus(host_client, session)
    response = plus(host_client, session)

    assert response.json()["unnamed"] == 2
    host_client.post(url("register_close", session))
    session.refresh_from_db()
    assert session.register_closed_at is not None


def test_plus_from_two_phones_counts_twice_and_a_repeated_one_once(
    host_client, coach_client, session
):
    key = uuid4()

    plus(host_client, session, key=key)
    plus(coach_client, session)
    response = plus(host_client, session, key=key)

    assert response.json()["unnamed"] == 2


def test_fewer_than_nobody_does_not_exist(host_client, session):
    assert plus(host_client, session, change=-1).json()["unnamed"] == 0


def test_a_number_typed_over_an_older_one_keeps_what_others_counted(host_client, session):
    plus(host_client, session)  # another phone, after this page showed 0

    host_client.post(url("register_count", session), {"seen": 0, "wanted": 40, "token": uuid4()})

    session.refresh_from_db()
    assert session.unnamed_visitors == 41


@pytest.mark.parametrize("wanted", ["-3", "veel", "40000", ""])
def test_a_number_that_cannot_be_is_answered_with_a_sentence(host_client, session, wanted):
    response = host_client.post(
        url("register_count", session),
        {"seen": 0, "wanted": wanted, "token": uuid4()},
        follow=True,
    )

    assert "Vul een getal in van 0 tot en met 9999." in response.text


def test_like_last_time_marks_who_was_there_and_still_takes_part(host_client, session, activity):
    dilma, _ = enrolled_family(activity, "Dilma", "Ruby")
    gone = PersonFactory()
    last = SessionFactory(activity=activity, held_on=date(2018, 9, 12))
    for person in (dilma, gone):
        AttendanceFactory(person=person, session=last)

    host_client.post(url("register_repeat", session))

    assert here(session) == [dilma.pk]


def test_like_last_time_asks_before_it_takes_somebody_off(host_client, session, activity):
    dilma, ruby = enrolled_family(activity, "Dilma", "Ruby")
    AttendanceFactory(
        person=dilma, session=SessionFactory(activity=activity, held_on=date(2018, 9, 12))
    )
    tap(host_client, session, [ruby])

    asked = host_client.post(url("register_repeat", session))
    assert "Je hebt vandaag 1 persoon aangetikt die er op" in asked.text
    assert here(session) == [ruby.pk]

    host_client.post(url("register_repeat", session), {"sure": "1"})
    assert here(session) == [dilma.pk]


def test_there_is_no_last_time_for_the_first_time(host_client, session):
    page = host_client.get(url("register", session)).text
    response = host_client.post(url("register_repeat", session), follow=True)

    assert "Zoals vorige keer" not in page
    assert "er is nog geen vorige keer" in response.text


def test_a_session_that_was_called_off_takes_no_marks_until_it_is_called_on(
    host_client, session, activity
):
    (dilma,) = enrolled_family(activity, "Dilma")
    host_client.post(url("register_cancel", session), {"reason": "weather"})

    refused = tap(host_client, session, [dilma])
    assert outcomes(refused) == [("refused", "Deze bijeenkomst ging niet door: het weer")]
    assert outcomes(plus(host_client, session)) == outcomes(refused)
    assert refused.json()["here"] == []

    host_client.post(url("register_resume", session))
    assert tap(host_client, session, [dilma]).json()["here"] == [dilma.pk]


def test_why_it_was_called_off_is_asked(host_client, session):
    assert "Kies waarom" in host_client.post(url("register_cancel", session), {"a": 1}).text
    response = host_client.post(url("register_cancel", session), {"reason": "other"})
    assert "Schrijf in een paar woorden waarom." in response.text

    host_client.post(url("register_cancel", session), {"reason": "other", "other": "Lekkage"})

    session.refresh_from_db()
    assert session.cancelled_because == "Lekkage"


def test_that_it_did_not_take_place_is_one_press_and_why_may_follow(host_client, session):
    page = host_client.get(url("register", session)).text
    assert 'value="unsaid">Ging niet door</button>' in page

    host_client.post(url("register_cancel", session), {"reason": "unsaid"})

    session.refresh_from_db()
    assert session.cancelled_because == "reden onbekend"
    assert "Waarom ging het niet door?" in host_client.get(url("register", session)).text

    host_client.post(url("register_cancel", session), {"reason": "weather"})
    host_client.post(url("register_cancel", session), {"reason": "unsaid"})
    host_client.post(url("register_cancel", session), {"reason": "place"})

    session.refresh_from_db()
    assert session.cancelled_because == "het weer"
    assert "Waarom ging het niet door?" not in host_client.get(url("register", session)).text


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_why_is_kept_in_dutch_whatever_a_phone_speaks(host_client, session, language):
    host_client.post(reverse("participants:register_language"), {"language": language})

    host_client.post(url("register_cancel", session), {"reason": "unsaid"})
    host_client.post(url("register_cancel", session), {"reason": "weather"})

    session.refresh_from_db()
    assert session.cancelled_because == "het weer"


def test_a_session_with_visitors_did_take_place(host_client, session):
    plus(host_client, session)

    response = host_client.post(url("register_cancel", session), {"reason": "weather"}, follow=True)

    assert "Er staan al bezoekers op deze lijst." in response.text
    session.refresh_from_db()
    assert not session.is_cancelled


def test_a_session_of_tomorrow_cannot_be_filled_in(host_client, activity):
    tomorrow = SessionFactory(activity=activity, held_on=date(2018, 9, 20))
    (dilma,) = enrolled_family(activity, "Dilma")

    response = tap(host_client, tomorrow, [dilma])

    ((outcome, sentence),) = outcomes(response)
    assert outcome == "refused"
    assert sentence.startswith("Deze bijeenkomst is pas op donderdag 20 sep")
    assert "disabled" in host_client.get(url("register", tomorrow)).text


def test_ready_can_be_opened_again_and_late_taps_still_count(host_client, session, activity):
    (dilma,) = enrolled_family(activity, "Dilma")
    host_client.post(url("register_close", session))

    assert tap(host_client, session, [dilma]).json()["here"] == [dilma.pk]

    host_client.post(url("register_close", session), {"reopen": "1"})
    session.refresh_from_db()
    assert session.register_closed_at is None


def test_ready_saves_the_boxes_of_a_page_without_script(host_client, session, activity):
    (dilma,) = enrolled_family(activity, "Dilma")

    host_client.post(url("register_close", session), {"family": dilma.family_id})

    assert here(session) == [dilma.pk]
