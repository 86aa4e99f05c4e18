"""Beside the names of a register: who said they would not come, and a note."""

import re
from datetime import timedelta

import pytest

from participants.models import Absence
from tests.factories.activities import SessionFactory
from tests.participants.registers import TODAY, enrolled_family, url

pytestmark = pytest.mark.usefixtures("this_evening")


@pytest.fixture
def mother(session):
    return enrolled_family(session.activity, "Dilma", "Ruby")[0]


def absent(client, session, family, because=""):
    told = {"family": family, "because": because}
    return client.post(url("absent_tell", session), told, follow=True)


def told():
    return list(Absence.objects.values_list("family", "first_on", "last_on", "because"))


def test_a_family_that_will_not_come_is_away_that_day(host_client, session, mother):
    page = absent(host_client, session, mother.family_id, "work").text

    assert told() == [(mother.family_id, TODAY, TODAY, "work")]
    assert ">Dilma B.</bdi><span>(werk of school)</span>" in re.sub(r">\s+", ">", page)


def test_saying_it_again_changes_the_reason_only(host_client, session, mother):
    absent(host_client, session, mother.family_id)
    absent(host_client, session, mother.family_id, "holiday")

    assert told() == [(mother.family_id, TODAY, TODAY, "holiday")]


@pytest.mark.parametrize("because", ["ziek", "🙂"])
def test_no_other_reasons_are_kept(host_client, session, mother, because):
    absent(host_client, session, mother.family_id, because)

    assert told() == []


def test_who_is_not_on_the_list_cannot_be_said_to_be_away(host_client, session, mother):
    (stranger,) = enrolled_family(SessionFactory().activity, "Samira")

    page = absent(host_client, session, stranger.family_id).text

    assert "Die persoon staat niet meer op deze lijst." in page
    assert told() == []


def test_it_can_be_taken_back_but_not_a_longer_absence(host_client, session, mother):
    one = {"family": mother.family, "first_on": TODAY}
    day = Absence.objects.create(**one, last_on=TODAY)
    weeks = Absence.objects.create(**one, last_on=TODAY + timedelta(weeks=2))

    pages = [
        host_client.post(url("absent_tell", session), {"back": mother.family_id}, follow=True).text
        for absence in (day, weeks)
    ]

    assert ["Dit gezin is langer weg." in page for page in pages] == [False, True]
    assert list(Absence.objects.all()) == [weeks]


@pytest.mark.parametrize(
    ("note", "kept"),
    [("Özgür weer 🙂", "Özgür weer 🙂"), ("x" * 301, "")],
)
def test_a_note_about_this_time(host_client, session, note, kept):
    host_client.post(url("note_save", session), {"note": note}, follow=True)

    session.refresh_from_db()
    assert session.note == kept


def test_what_two_hosts_note_at_once_is_both_kept(host_client, session):
    for note in ("Luid in de zaal.", "De koffie was op."):
        host_client.post(url("note_save", session), {"note": note, "was": ""})

    session.refresh_from_db()
    assert session.note == "Luid in de zaal. De koffie was op."
    host_client.post(url("note_save", session), {"note": "Rustig.", "was": session.note})
    session.refresh_from_db()
    assert session.note == "Rustig."


@pytest.mark.parametrize("name", ["absent_tell", "note_save"])
def test_the_lists_of_others_are_out_of_reach(host_client, name):
    assert host_client.post(url(name, SessionFactory())).status_code == 404
