"""Taps about more than who is here: who will not come, a note, a concern, own hours, with whom somebody came."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from activities.models import Shift
from participants.actions.registers import forget_companions
from participants.models import Absence, Enrolment, Person, Signal, Tap
from tests.factories.activities import DutyFactory, SessionFactory, VolunteerFactory
from tests.factories.participants import FindingPlaceFactory
from tests.participants.registers import TODAY, enrolled_family, outcomes, send, tap, url
from tests.tapping import tapped

pytestmark = pytest.mark.usefixtures("this_evening")
NOT_ON_IT = ("refused", "Die persoon staat niet meer op deze lijst.")


@pytest.fixture
def mother(activity):
    return enrolled_family(activity, "Dilma", "Ruby")[0]


@pytest.fixture
def me(host):
    return VolunteerFactory(account=host, name="Ans Bos")


def words_kept():
    """Whatever stays of taps, as one text."""
    return json.dumps(list(Tap.objects.values_list("value", "sentence")))


def test_who_will_not_come_is_told_once_and_can_come_after_all(host_client, session, mother):
    family = mother.family_id
    away = tapped("absent", family=family, because="work")

    answers = [send(host_client, session, away) for _ in range(2)]
    again = send(host_client, session, tapped("absent", family=family, because="work"))

    assert [outcomes(answer) for answer in (*answers, again)] == [
        [("applied", "")],
        [("applied", "")],
        [("already", "")],
    ]
    assert again.json()["away"] == {str(family): "work"}
    assert Absence.objects.values_list("family", "first_on", "last_on").get() == (
        family,
        TODAY,
        TODAY,
    )
    back = send(host_client, session, tapped("absent", back=family))
    assert (outcomes(back), back.json()["away"]) == ([("applied", "")], {})
    assert list(Tap.objects.values_list("person", "value")) == [
        (mother.pk, {"away": True}),
        (mother.pk, {"away": True}),
        (mother.pk, {"away": False}),
    ]


def test_a_family_that_is_gone_or_not_on_the_list_gives_a_sentence(host_client, session, mother):
    (stranger,) = enrolled_family(SessionFactory().activity, "Samira")
    gone = mother.family_id
    mother.family.delete()

    response = send(
        host_client,
        session,
        tapped("absent", family=gone),
        tapped("absent", family=stranger.family_id),
    )

    assert outcomes(response) == [NOT_ON_IT, NOT_ON_IT]


def test_a_note_that_is_written_further_replaces_itself_and_not_what_a_colleague_wrote(
    host_client, coach_client, session
):
    first = tapped("note", note="Luid.", was="")
    send(host_client, session, first)
    send(coach_client, session, tapped("note", note="Koffie op.", was=""))
    response = send(
        host_client,
        session,
        first,
        tapped("note", note="Rustig.", was="Koffie op."),
        tapped("note", note="Rustig.", was="Koffie op."),
    )

    session.refresh_from_db()
    assert [outcome for outcome, _ in outcomes(response)] == ["applied", "applied", "already"]
    assert session.note == "Luid. Rustig."
    assert words_kept() == json.dumps([[{}, ""]] * 4)


def test_a_note_comes_in_also_when_it_was_called_off_meanwhile(host_client, session):
    send(host_client, session, tapped("cancel", reason="weather"))
    response = send(host_client, session, tapped("note", note="Te veel wind."))

    session.refresh_from_db()
    assert (outcomes(response), session.note) == ([("applied", "")], "Te veel wind.")


def test_a_concern_becomes_one_report_to_the_project_leader_and_leaves_no_words(
    host, host_client, session
):
    place = FindingPlaceFactory(name=str(session.activity).upper())
    told = tapped("concern", knows="yes", who="Samira", why="Ze is vaak alleen.", ago=26 * 3600_000)

    answers = [outcomes(send(host_client, session, told)) for _ in range(2)]

    signal = Signal.objects.get()
    assert answers == [[("applied", "")]] * 2
    assert (signal.who, signal.why, signal.how_to_reach) == ("Samira", "Ze is vaak alleen.", "")
    assert (signal.reported_by, signal.finding_place) == (host, place)
    assert (TODAY - signal.reported_on).days == 1
    assert words_kept() == json.dumps([[{}, ""]])


def test_a_family_that_does_not_know_has_no_name_in_it(host_client, session):
    send(host_client, session, tapped("concern", knows="no", who="Samira", why="Vaak alleen."))

    signal = Signal.objects.get()
    assert (signal.who, signal.finding_place.name) == ("", "Activiteit")


def test_without_a_script_a_concern_is_a_form_too(host_client, session):
    answer = host_client.post(url("concern_add", session), {"knows": "yes", "why": "Vaak alleen."})

    assert answer.url == f"{url('register', session)}#over"
    assert Signal.objects.get().why == "Vaak alleen."


@pytest.mark.parametrize(("typed", "minutes"), [("", 120), ("2,5", 150)])
def test_my_hours_are_told_by_one_tap_and_counted_once(host_client, session, me, typed, minutes):
    session.starts_at, session.ends_at = "10:00", "12:00"
    session.save()
    assert send(host_client, session).json()["told"] is False

    response = send(host_client, session, *(tapped("hours", hours=typed) for _ in range(2)))

    assert outcomes(response) == [("applied", ""), ("already", "")]
    assert response.json()["told"] is True
    assert list(Shift.objects.values_list("volunteer", "session", "worked_on", "minutes")) == [
        (me.pk, session.pk, TODAY, minutes)
    ]


def test_other_hours_for_the_same_day_are_said_and_not_written_over(host_client, session, me):
    ((told, _), (other, why)) = outcomes(
        send(host_client, session, tapped("hours", hours="2"), tapped("hours", hours="3"))
    )

    assert (told, other, Shift.objects.get().minutes) == ("applied", "refused", 120)
    assert why == "Voor deze dag staan al andere uren van je. Wijzig die dan."


def test_who_is_no_volunteer_or_does_not_say_how_long_hears_so(host_client, session, host):
    first = outcomes(send(host_client, session, tapped("hours")))
    VolunteerFactory(account=host)
    session.activity.starts_at = None
    session.activity.save()
    second = outcomes(send(host_client, session, tapped("hours")))

    assert [first[0][1], second[0][1]] == [
        "Je staat niet als vrijwilliger bij ons. Vraag de projectleider.",
        "Vul in hoelang je er was.",
    ]


def test_the_page_of_a_volunteer_offers_the_hours_and_without_script_they_are_a_form(
    host_client, session, me
):
    session.starts_at, session.ends_at = "10:00", "12:30"
    session.save()
    assert "Ik was er, 2,5 uur" in host_client.get(url("register", session)).text

    page = host_client.post(url("hours_tell", session), follow=True).text

    assert "Je uren zijn doorgegeven." in page
    assert Shift.objects.get().minutes == 150


@pytest.mark.parametrize(
    ("name", "words", "known"),
    [("", "komt met Wil de Boer", True), ("Tante Sis", "komt met Tante Sis", False)],
)
def test_somebody_new_may_come_with_a_helper_or_with_anybody(
    host_client, session, activity, name, words, known
):
    wil = VolunteerFactory(name="Wil de Boer")
    DutyFactory(volunteer=wil, session=session)
    name = wil.register_name if known else name

    send(host_client, session, tapped("newcomer", given_name="Selam", comes_with=name))

    enrolment = Enrolment.objects.get()
    assert (enrolment.companion_volunteer, enrolment.companion_name) == (
        wil if known else None,
        "" if known else "Tante Sis",
    )
    assert f"nieuw, {words}" in host_client.get(url("register", session)).text
    assert words not in host_client.get(url("register_copy", session)).text
    assert "Sis" not in words_kept()
    later = SessionFactory(activity=activity, held_on=TODAY.replace(day=12))
    assert words not in host_client.get(url("register", later)).text


def test_without_a_script_somebody_new_comes_with_somebody_too(host_client, session):
    told = {"given_name": "Selam", "family_name": "", "comes_with": "Tante Sis"}
    page = host_client.post(url("register_newcomer", session), told, follow=True).text

    assert "nieuw, komt met Tante Sis" in page
    assert Tap.objects.get().kind == Tap.Kind.NEWCOMER


def test_the_name_of_who_came_along_goes_after_four_weeks(host_client, session):
    send(host_client, session, tapped("newcomer", given_name="Selam", comes_with="Sis"))
    names = []

    for days in (28, 29):
        with time_machine.travel(datetime(2018, 9, 19, 12, tzinfo=UTC) + timedelta(days=days)):
            forget_companions()
        names += Enrolment.objects.values_list("companion_name", flat=True)

    assert names == ["Sis", ""]


def test_who_said_they_would_not_come_can_be_tapped(host_client, session, mother):
    send(host_client, session, tapped("absent", family=mother.family_id))

    answer = tap(host_client, session, [mother]).json()

    assert answer["here"] == [mother.pk]
    assert Person.objects.count() == 2
