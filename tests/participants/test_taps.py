"""Taps that come in from phones: once each, never silently over what somebody else said."""

import json
from datetime import UTC, datetime

import pytest
import time_machine

from participants.actions.taps import forget_taps
from participants.models import Attendance, Enrolment, Person, Tap
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import SessionFactory
from tests.participants.registers import (
    enrolled_family,
    here,
    outcomes,
    send,
    standing,
    tap,
    url,
)
from tests.tapping import batch, owner_of, tapped

pytestmark = pytest.mark.usefixtures("this_evening")
NOT_ON_IT = ("refused", "Die persoon staat niet meer op deze lijst.")
ODD = "Deze tik kwam niet goed over."


@pytest.fixture
def dilma(activity):
    return enrolled_family(activity, "Dilma")[0]


def marked(person, *, is_here=True, seen=""):
    return tapped("mark", person.pk, seen=seen, here=is_here)


def test_a_tap_that_comes_again_is_answered_as_it_was_and_changes_nothing(
    host_client, session, dilma
):
    first = marked(dilma)
    answered = send(host_client, session, first).json()["taps"]
    tap(host_client, session, [dilma], present=False)

    again = send(host_client, session, first, first).json()

    assert again["taps"] == answered
    assert again["here"] == []
    assert Tap.objects.count() == 2


def test_taps_of_one_phone_build_on_each_other_in_the_order_they_were_made(
    host_client, session, dilma
):
    on = marked(dilma)
    off = marked(dilma, is_here=False, seen=on["key"])
    on_again = marked(dilma, seen=off["key"])

    response = send(host_client, session, on, off, on_again)

    assert outcomes(response) == [("applied", "")] * 3
    assert here(session) == [dilma.pk]


def test_yes_against_no_is_shown_to_both_and_a_person_chooses(
    host, host_client, coach, coach_client, session, dilma
):
    host.name, coach.name = "Ans de Vries", "Bert Bos"
    host.save()
    coach.save()
    tap(host_client, session, [dilma])
    seen = standing(session)[dilma.pk]
    send(host_client, session, marked(dilma, is_here=False, seen=seen))

    late = marked(dilma, is_here=False, seen=seen)  # agrees: nothing to choose
    assert outcomes(send(coach_client, session, late)) == [("already", "")]
    yes = tapped("mark", dilma.pk, seen=late["key"], ago=600_000, here=True)
    answer = send(coach_client, session, yes).json()

    assert answer["here"] == []
    (conflict,) = answer["conflicts"]
    assert conflict["person"] == dilma.pk
    assert conflict["words"] == "Ans zei om 18.00: is er niet. Bert zei om 17.50: is er."
    assert host_client.get(url("register_state", session)).json()["conflicts"] == [conflict]

    choice = marked(dilma, is_here=False, seen=yes["key"])  # also when it is what stands there
    chosen = send(host_client, session, choice)

    assert outcomes(chosen) == [("applied", "")]
    assert chosen.json()["conflicts"] == []
    assert here(session) == []


def test_who_takes_back_at_once_what_contradicted_somebody_leaves_no_contradiction(
    host_client, coach_client, session, dilma
):
    tap(host_client, session, [dilma])
    no = marked(dilma, is_here=False)

    response = send(coach_client, session, no, marked(dilma, seen=no["key"]))

    assert outcomes(response) == [("conflict", ""), ("applied", "")]
    assert (response.json()["conflicts"], here(session)) == ([], [dilma.pk])


def test_what_a_page_without_script_changed_is_contradicted_too(host_client, session, dilma):
    host_client.post(url("register", session), {"family": [dilma.family_id]})

    response = send(host_client, session, marked(dilma, is_here=False))

    assert outcomes(response) == [("conflict", "")]
    assert response.json()["conflicts"][0]["words"].count("zei om 18.00") == 2


def test_two_phones_that_press_plus_count_two_and_fewer_than_nobody_is_already_so(
    host_client, coach_client, session
):
    send(host_client, session, tapped("count", change=1), tapped("count", change=1))
    response = send(coach_client, session, *(tapped("count", change=-1) for _ in range(3)))

    assert [outcome for outcome, _ in outcomes(response)] == ["applied", "applied", "already"]
    assert response.json()["unnamed"] == 0


def test_somebody_new_is_tapped_on_by_the_key_that_the_phone_made(host_client, session):
    new = tapped("newcomer", given_name="Özgür 🌸", family_name="van der Yılmaz", is_child=True)
    off = tapped("mark", new["key"], seen=new["key"], here=False)

    first = send(host_client, session, new, off)
    later = send(host_client, session, tapped("mark", new["key"], seen=off["key"], here=True), new)

    person = Person.objects.get()
    assert (person.given_name, person.name_prefix, person.family_name, person.role) == (
        "Özgür 🌸",
        "van der",
        "Yılmaz",
        Person.Role.CHILD,
    )
    assert [outcome for outcome, _ in outcomes(first)] == ["applied", "applied"]
    assert [outcome for outcome, _ in outcomes(later)] == ["applied", "applied"]
    assert later.json()["here"] == [person.pk]
    assert "zg" not in json.dumps(list(Tap.objects.values_list("value", "sentence")))


def test_somebody_new_with_a_name_we_know_is_on_the_list_and_the_doubt_is_said(
    host_client, session, activity
):
    enrolled_family(activity, "Fatma")

    ((outcome, sentence),) = outcomes(
        send(host_client, session, tapped("newcomer", given_name="fatma"))
    )

    assert (outcome, Person.objects.count()) == ("applied", 2)
    assert sentence.startswith("We kenden al iemand met deze naam.")


def test_called_off_meanwhile_refuses_what_was_tapped_and_calling_on_takes_it(
    host_client, session, dilma
):
    why = ("refused", "Deze bijeenkomst ging niet door: het weer")
    off = send(host_client, session, tapped("cancel", reason="weather"))

    late = send(host_client, session, marked(dilma), tapped("count", change=1))
    resumed = send(host_client, session, tapped("cancel", held=True), marked(dilma))

    assert outcomes(off) == [("applied", "")]
    assert outcomes(late) == [why, why]
    assert outcomes(resumed) == [("applied", ""), ("applied", "")]
    assert here(session) == [dilma.pk]


def test_a_session_with_visitors_is_not_called_off_by_a_phone_that_did_not_see_them(
    host_client, session, dilma
):
    tap(host_client, session, [dilma])

    ((outcome, sentence),) = outcomes(send(host_client, session, tapped("cancel", reason="place")))

    assert outcome == "refused"
    assert sentence.startswith("Er staan al bezoekers op deze lijst.")


def test_ready_and_open_again(host_client, session):
    response = send(
        host_client,
        session,
        *(tapped("close", ready=ready) for ready in (True, True, False, True)),
    )

    assert [outcome for outcome, _ in outcomes(response)] == [
        "applied",
        "already",
        "applied",
        "applied",
    ]
    assert response.json()["ready"] is True


def test_who_left_the_list_or_was_forgotten_is_refused_with_a_sentence(
    host_client, session, activity, dilma
):
    gone = enrolled_family(activity, "Elif")[0]
    tap(host_client, session, [gone])
    Enrolment.objects.filter(person=dilma).delete()
    pk = gone.pk
    gone.family.delete()

    response = send(
        host_client, session, marked(dilma), tapped("mark", pk, here=False), marked(dilma)
    )

    assert outcomes(response) == [NOT_ON_IT] * 3
    assert list(Tap.objects.exclude(outcome="refused").values_list("person", "value")) == [
        (None, {"here": True})
    ]


def test_fifty_marks_ask_the_database_as_much_as_one(
    host_client, session, activity, django_assert_num_queries
):
    people = [one for _ in range(25) for one in enrolled_family(activity, "Dilma", "Ruby")]
    told = batch(owner_of(host_client.session["_auth_user_id"]), map(marked, people))

    with django_assert_num_queries(16):
        host_client.post(url("register_taps", session), told, content_type="application/json")

    assert Attendance.objects.count() == 50


def test_taps_are_sent_under_the_account_that_made_them_only(host_client, coach, session, dilma):
    theirs = owner_of(coach.pk)

    response = send(host_client, session, marked(dilma), owner=theirs)

    assert (response.status_code, here(session), Tap.objects.count()) == (409, [], 0)


def test_a_tap_of_a_colleague_or_of_another_list_tells_nothing(
    host_client, coach_client, activity, session, dilma
):
    mine = marked(dilma)
    send(host_client, session, mine)
    other = SessionFactory(activity=activity, held_on=session.held_on, starts_at="10:00")

    assert outcomes(send(coach_client, session, mine)) == [("refused", ODD)]
    assert outcomes(send(host_client, other, mine)) == [("refused", ODD)]
    assert (here(session), here(other)) == ([dilma.pk], [])


def test_a_stranger_and_who_no_longer_keeps_it_reach_no_register(
    board_client, activity, host, host_client, session, dilma
):
    stranger = signed_in(UserFactory(host=True))

    assert send(stranger, session, marked(dilma)).status_code == 404
    assert send(board_client, session, marked(dilma)).status_code == 403
    activity.hosts.remove(host)
    assert send(host_client, session, marked(dilma)).status_code == 404
    assert host_client.get(url("register_copy", session)).status_code == 404
    assert here(session) == []


def test_what_was_tapped_two_years_ago_is_dropped_and_who_was_there_stays(
    host_client, session, dilma
):
    tap(host_client, session, [dilma])
    with time_machine.travel(datetime(2020, 9, 20, tzinfo=UTC)):
        forget_taps()

    assert (Tap.objects.count(), here(session)) == (0, [dilma.pk])
