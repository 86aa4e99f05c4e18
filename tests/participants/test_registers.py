"""The register on the phone: tapping people, and who may."""

from datetime import date

import pytest
from django.utils.html import escape

from participants.models import Attendance, Enrolment, Family, Person, Tap
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import SessionFactory
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    PersonFactory,
)
from tests.participants.registers import (
    TODAY,
    enrolled_family,
    here,
    outcomes,
    send,
    standing,
    tap,
    url,
)
from tests.tapping import tapped

pytestmark = pytest.mark.usefixtures("this_evening")


def test_one_tap_marks_a_whole_family(host_client, host, session, activity):
    family = enrolled_family(activity, "Dilma", "Ruby", "Sem")

    response = tap(host_client, session, family)

    assert response.json() == {
        "taps": {
            str(tap.key): {"outcome": "applied", "sentence": "", "person": tap.person_id}
            for tap in Tap.objects.all()
        },
        "at": 1537372800000,
        "here": [person.pk for person in family],
        "versions": {str(pk): key for pk, key in standing(session).items()},
        "conflicts": [],
        "unnamed": 0,
        "tallies": {},
        "door": 0,
        "away": {},
        "told": None,
        "ready": False,
        "locked": "",
    }
    assert here(session) == [person.pk for person in family]
    assert {visit.marked_by for visit in Attendance.objects.all()} == {host}


def test_tapping_twice_is_tapping_once(host_client, session, activity):
    family = enrolled_family(activity, "Dilma", "Ruby")

    tap(host_client, session, family)
    response = tap(host_client, session, family)

    assert [outcome for outcome, _ in outcomes(response)] == ["already", "already"]
    assert Attendance.objects.count() == 2


def test_a_member_who_is_not_here_can_be_taken_off(host_client, session, activity):
    dilma, ruby = enrolled_family(activity, "Dilma", "Ruby")
    tap(host_client, session, [dilma, ruby])

    response = tap(host_client, session, [ruby], present=False)

    assert response.json()["here"] == [dilma.pk]


def test_two_phones_end_with_the_same_list(host_client, coach_client, session, activity):
    dilma, elif_ = enrolled_family(activity, "Dilma", "Elif")

    tap(host_client, session, [dilma])
    second = tap(coach_client, session, [elif_]).json()
    first = host_client.get(url("register_state", session)).json()

    assert {"taps": second["taps"], **first} == second
    assert first["here"] == [dilma.pk, elif_.pk]


def test_somebody_who_is_not_on_this_list_cannot_be_marked(host_client, session):
    stranger = PersonFactory()

    response = tap(host_client, session, [stranger])

    assert outcomes(response) == [("refused", "Die persoon staat niet meer op deze lijst.")]
    assert here(session) == []


@pytest.mark.parametrize("person", ["", -1, 99999999999999999999999, 1e3, [], {"pk": 1}, True])
def test_a_tap_without_a_person_changes_nothing(host_client, session, activity, person):
    enrolled_family(activity, "Dilma")

    response = send(host_client, session, tapped("mark", person, here=True))

    assert outcomes(response) == [("refused", "Die persoon staat niet meer op deze lijst.")]


def test_a_visit_taken_back_can_be_noted_again_for_who_is_not_enrolled(host_client, session):
    """Somebody from an old sheet: only the mark had put them on this list."""
    person = AttendanceFactory(session=session).person

    tap(host_client, session, [person], present=False)
    response = tap(host_client, session, [person])

    assert response.json()["here"] == [person.pk]
    enrolment = Enrolment.objects.get()
    assert (enrolment.started_on, enrolment.ended_on) == (TODAY, TODAY)


@pytest.mark.parametrize("families", [1, 3])
@pytest.mark.parametrize("visits", [1, 5])
def test_a_tap_asks_the_database_as_much_whatever_happened_before(
    host_client, session, activity, families, visits, django_assert_num_queries
):
    first, *_ = (enrolled_family(activity, "Dilma", "Ruby") for _ in range(families))
    CaseFactory(family=first[0].family, found_on=date(2018, 1, 8))
    for day in range(1, visits + 1):
        earlier = SessionFactory(activity=activity, held_on=date(2018, day, 15))
        AttendanceFactory(person=first[0], session=earlier)

    with django_assert_num_queries(
        24
    ):  # two are this test's own; one of them: by which rule a family is connected
        tap(host_client, session, first)


def test_a_tap_for_visitors_without_a_case_asks_less(
    host_client, session, activity, django_assert_num_queries
):
    family = enrolled_family(activity, "Dilma", "Ruby")

    with django_assert_num_queries(18):
        tap(host_client, session, family)


@pytest.mark.parametrize("families", [1, 3])
def test_the_page_asks_as_much_for_three_families_as_for_one(
    host_client, session, activity, families, django_assert_num_queries
):
    for _ in range(families):
        tap(host_client, session, enrolled_family(activity, "Dilma", "Ruby", "Sem"))

    with django_assert_num_queries(9):
        host_client.get(url("register", session))


def test_the_page_with_three_hundred_people(host_client, session, activity):
    for number in range(100):
        for person in enrolled_family(activity, f"Dilma{number}", "Ruby", "Sem"):
            AttendanceFactory(session=session, person=person)

    response = host_client.get(url("register", session))

    assert response.context["register"].named == 300
    assert len(response.context["register"].houses) == 100


@pytest.mark.parametrize("role", ["host_client", "coach_client"])
def test_who_may_not_open_the_file_sees_given_name_and_initial_only(
    request, role, session, activity
):
    enrolled_family(activity, "Özgür", name="Yılmaz")

    page = request.getfixturevalue(role).get(url("register", session)).text

    assert "Özgür Y." in page
    assert "Yılmaz" not in page


def test_who_may_open_the_file_sees_the_whole_name(
    coordinator_client, coach, coach_client, session, activity
):
    (ozgur,) = enrolled_family(activity, "Özgür", name="Yılmaz")
    Family.objects.filter(pk=ozgur.family_id).update(coach=coach)

    for client in (coordinator_client, coach_client):
        assert "Özgür Yılmaz" in client.get(url("register", session)).text


def test_a_name_is_shown_as_it_was_written(host_client, session, activity):
    enrolled_family(activity, "<script>alert(1)</script>", "Zoë 🌸")

    page = host_client.get(url("register", session)).text

    assert escape("<script>alert(1)</script> B.") in page
    assert "met Zoë 🌸" in page


def test_children_without_a_name_are_told_apart(coordinator_client, session, activity):
    enrolled_family(activity, "Dilma", "", "")
    Person.objects.filter(given_name="").update(role=Person.Role.CHILD)

    (house,) = coordinator_client.get(url("register", session)).context["register"].houses

    assert [guest.name for guest in house.guests] == ["Dilma Bakker", "kind 1", "kind 2"]
    assert house.others == "met kind 1 en kind 2"


def test_who_stopped_before_this_day_is_not_on_the_list(host_client, session, activity):
    (dilma,) = enrolled_family(activity, "Dilma")
    Enrolment.objects.filter(person=dilma).update(ended_on=date(2018, 9, 18))

    assert host_client.get(url("register", session)).context["register"].houses == []


def test_without_script_a_page_sends_only_what_changed_on_it(host_client, session, activity):
    dilma, ruby = enrolled_family(activity, "Dilma", "Ruby")
    elif_, can = enrolled_family(activity, "Elif", "Can")
    gul, emir = enrolled_family(activity, "Gül", "Emir")
    tap(host_client, session, [dilma, ruby])
    page_of_an_hour_ago = {"was_family": dilma.family_id, "was": [dilma.pk, ruby.pk]}
    tap(host_client, session, [gul, emir])  # meanwhile, on another phone

    host_client.post(
        url("register", session),
        page_of_an_hour_ago | {"family": [dilma.family_id, elif_.family_id], "here": [dilma.pk]},
    )

    assert here(session) == sorted(one.pk for one in (dilma, elif_, can, gul, emir))


@pytest.mark.parametrize(
    "name",
    [
        "register",
        "register_taps",
        "register_count",
        "register_newcomer",
        "register_repeat",
        "register_cancel",
        "register_resume",
        "register_close",
    ],
)
def test_the_register_of_somebody_elses_activity_does_not_exist(session, name):
    other_host = signed_in(UserFactory(host=True))

    assert other_host.post(url(name, session)).status_code == 404


def test_a_stranger_learns_nothing_from_the_state(session):
    other_host = signed_in(UserFactory(host=True))

    assert other_host.get(url("register_state", session)).status_code == 404
