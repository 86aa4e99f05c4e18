"""Somebody new at the door, or somebody we know already."""

import pytest
from django.utils.html import escape

from participants.models import Enrolment, Family, Person
from tests.factories.activities import SessionFactory
from tests.factories.participants import AttendanceFactory, EnrolmentFactory, PersonFactory
from tests.participants.registers import (
    TODAY,
    here,
    known_person,
    newcomer,
)

pytestmark = pytest.mark.usefixtures("this_evening")


def test_one_name_is_enough_for_somebody_new(host_client, session):
    response = newcomer(host_client, session)

    person = Person.objects.get()
    assert (person.given_name, person.role, person.family.name) == ("Selam", "other", "Selam")
    assert person.family.cases.count() == 0
    assert person.search_key == "selam"
    assert person.family.search_key == "selam selam"
    assert here(session) == [person.pk]
    assert [house.name for house in response.context["register"].houses] == ["Selam"]


def test_a_host_reads_the_initial_after_van_der(host_client, session):
    response = newcomer(host_client, session, given_name="Bo", family_name="van der Berg")

    person = Person.objects.get()
    assert (person.name_prefix, person.family_name) == ("van der", "Berg")
    assert person.family.name == "van der Berg"
    assert [house.name for house in response.context["register"].houses] == ["Bo B."]


def test_a_name_we_know_is_a_question_that_can_be_answered_no(host_client, session, activity):
    EnrolmentFactory(person=known_person("Özgür", "Yılmaz"), activity=activity)

    asked = newcomer(host_client, session, given_name="ozgur", family_name="y")
    assert "Ja, dit is Özgür Y." in asked.text
    assert "Yılmaz" not in asked.text
    assert Family.objects.count() == 1
    assert 'value="ozgur"' in asked.text

    newcomer(host_client, session, given_name="ozgur", family_name="y", known="new")
    assert Family.objects.count() == 2


def test_a_host_gets_no_suggestion_from_elsewhere_in_the_foundation(host_client, session):
    stranger = known_person("Özgür", "Yılmaz")
    EnrolmentFactory(person=stranger)
    AttendanceFactory(person=stranger)

    newcomer(host_client, session, given_name="ozgur", known=stranger.pk)

    assert here(session) == [Person.objects.get(given_name="ozgur").pk]


def test_a_host_gets_a_suggestion_of_who_was_seen_at_an_activity_of_theirs(
    host, host_client, session
):
    guest = known_person("Özgür", "Yılmaz")
    AttendanceFactory(person=guest, session=SessionFactory(activity__hosts=[host]))

    assert "Ja, dit is Özgür Y." in newcomer(host_client, session, given_name="ozgur").text


def test_a_coach_reads_the_whole_name_only_of_their_own_family(coach, coach_client, session):
    known_person("Özgür", "Yılmaz", family__coach=coach)
    known_person("Özgür", "Yıldız")

    asked = newcomer(coach_client, session, given_name="ozgur").text

    assert "Ja, dit is Özgür Yılmaz" in asked
    assert "Ja, dit is Özgür Y." in asked
    assert "Yıldız" not in asked


def test_a_name_we_know_can_be_answered_yes(coach_client, session):
    known = known_person("Özgür", "Yılmaz")

    newcomer(coach_client, session, given_name="Özgür", known=known.pk)

    assert Person.objects.count() == 1
    assert here(session) == [known.pk]
    assert Enrolment.objects.get().started_on == TODAY


def test_another_initial_is_another_person(host_client, session):
    known_person("Fatma", "Aydın")

    newcomer(host_client, session, given_name="Fatma", family_name="B")

    assert Person.objects.count() == 2


def test_only_who_was_suggested_can_be_chosen(host_client, session):
    stranger = PersonFactory(given_name="Iemand")

    newcomer(host_client, session, given_name="Selam", known=stranger.pk)

    assert here(session) == [Person.objects.get(given_name="Selam").pk]


def test_a_newcomer_needs_a_name(host_client, session):
    response = newcomer(host_client, session, given_name="  ", family_name="Tesfay")

    assert "Vul een voornaam in." in response.text
    assert 'value="Tesfay"' in response.text


@pytest.mark.parametrize("name", ["🌸", "Zoë 🌸", "<b>Özgür</b>"])
def test_a_newcomer_is_called_what_was_written(host_client, session, name):
    response = newcomer(host_client, session, given_name=name)

    assert Person.objects.get().given_name == name
    assert escape(name) in response.text
