"""What was said at the door, beside the register: it counts when a host takes it over."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participants.actions import check_ins
from participants.actions.registers import RefusedError
from participants.models import Attendance, CheckIn, Person
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import SessionFactory
from tests.participants.doors import at_the_door
from tests.participants.registers import (
    THIS_EVENING,
    enrolled_family,
    here,
    known_person,
    tap,
    url,
)

pytestmark = pytest.mark.usefixtures("this_evening")


def press(client, door, session, *keys, **words):
    address = reverse(f"participants:{door}", args=[session.pk, *keys])
    return client.post(address, words, follow=True)


def total(session):
    session.refresh_from_db()
    return Attendance.objects.filter(session=session).count(), session.unnamed_visitors


def test_the_host_sees_who_said_so_and_takes_it_over_with_a_tap(host_client, session):
    row = at_the_door(session, 3, "Fatma")
    page = " ".join(host_client.get(url("register", session)).text.split())
    assert "Aangemeld bij de deur: 3" in page
    assert "Fatma + 2" in page
    assert total(session) == (0, 0)

    for _ in range(2):
        press(host_client, "check_in_take", session, wie=row.pk)

    assert total(session) == (0, 3)


def test_everybody_at_once(host_client, session):
    rows = [at_the_door(session, 2, device=str(number)) for number in range(3)]

    press(host_client, "check_in_take", session, wie=[row.pk for row in rows])

    assert total(session) == (0, 6)


def test_it_was_somebody_we_know_and_two_more(host_client, session, activity):
    (fatma,) = enrolled_family(activity, "Fatma")
    row = at_the_door(session, 3, "Fatma")
    page = host_client.get(reverse("participants:check_in_name", args=[session.pk, row.pk])).text
    assert 'value="Fatma"' in page

    press(host_client, "check_in_name", session, row.pk, listed=fatma.pk)

    assert here(session) == [fatma.pk]
    assert total(session) == (1, 2)


def test_who_was_tapped_already_counts_once_and_the_others_come_with_them(
    host_client, session, activity
):
    (fatma,) = enrolled_family(activity, "Fatma")
    tap(host_client, session, [fatma])
    row = at_the_door(session, 3, "Fatma")

    press(host_client, "check_in_name", session, row.pk, listed=fatma.pk)

    assert total(session) == (1, 2)


def test_somebody_new_gets_a_file_and_no_more_than_a_name(host_client, session):
    row = at_the_door(session, 1, "Selam")

    press(host_client, "check_in_name", session, row.pk, given_name="Selam")

    assert Person.objects.get().given_name == "Selam"
    assert total(session) == (1, 0)


def test_what_is_not_so_does_not_count_and_can_be_put_back(host_client, session):
    row = at_the_door(session, 3)

    press(host_client, "check_in_leave", session, row.pk)
    assert total(session) == (0, 0)
    press(host_client, "check_in_undo", session, row.pk)
    press(host_client, "check_in_take", session, wie=row.pk)
    assert total(session) == (0, 3)
    press(host_client, "check_in_undo", session, row.pk)

    assert total(session) == (0, 0)
    assert CheckIn.objects.get().is_waiting


def test_what_has_a_name_by_now_is_not_put_back_before_the_name_is_off(host_client, session):
    row = at_the_door(session, 1)
    press(host_client, "check_in_name", session, row.pk, given_name="Selam")

    response = press(host_client, "check_in_undo", session, row.pk)

    assert "Haal die naam er eerst af." in response.text
    assert total(session) == (1, 0)


def test_another_host_cannot_reach_it(session):
    other, row = signed_in(UserFactory(host=True)), at_the_door(session)

    for door in ("check_in_leave", "check_in_undo", "check_in_name"):
        assert press(other, door, session, row.pk).status_code == 404
    assert press(other, "check_in_take", session, wie=row.pk).status_code == 404


def test_what_was_said_at_another_door_is_not_taken_over_here(host_client, session):
    elsewhere = at_the_door(SessionFactory(held_on=session.held_on))

    press(host_client, "check_in_take", session, wie=elsewhere.pk)

    assert total(session) == (0, 0)
    assert press(host_client, "check_in_name", session, elsewhere.pk).status_code == 404


def test_a_phone_with_the_register_open_hears_of_it(host_client, session):
    at_the_door(session, 3)

    assert host_client.get(url("register_state", session)).json()["door"] == 3


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_asks_one_thing_more_when_somebody_said_so(
    host_client, session, rows, django_assert_num_queries
):
    for number in range(rows):
        at_the_door(session, device=str(number))

    with django_assert_num_queries(10):
        host_client.get(url("register", session))


def test_after_four_weeks_nobody_knows_who_said_so(session):
    at_the_door(session)

    with time_machine.travel(THIS_EVENING, tick=False) as clock:
        check_ins.forget_check_ins()
        assert CheckIn.objects.count() == 1
        clock.shift(timedelta(days=29))
        check_ins.forget_check_ins()

    assert CheckIn.objects.count() == 0


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["take", "link", "leave", "back"]),
        st.integers(0, 2),
        st.integers(0, 1),
    ),
    max_size=20,
)


@given(acts=ACTS)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_hosts_make_of_it_nobody_counts_twice(db, acts):
    """What counts is never more than who said so, and who has a name has it once."""
    with time_machine.travel(THIS_EVENING, tick=False):
        session, by = SessionFactory(held_on=date(2018, 9, 19)), UserFactory()
        people = [known_person("Samira"), known_person("Fatma")]
        rows = [at_the_door(session, number, device=str(number)) for number in (1, 3, 9)]
        for act, row, person in acts:
            do(act, session, rows[row].pk, people[person], by)
            named, unnamed = total(session)
            settled = CheckIn.objects.filter(session=session).exclude(counted=None)
            assert unnamed >= 0
            assert named + unnamed == sum(row.counted for row in settled)
        Attendance.objects.filter(session=session).delete()


def do(act, session, row, person, by):
    what = {"session": session, "check_in": row}
    try:
        match act:
            case "take":
                check_ins.take_over(session=session, check_ins=[row], by=by)
            case "link":
                check_ins.link_person(**what, person=person, by=by)
            case "leave":
                check_ins.leave_out(**what, by=by)
            case "back":
                check_ins.put_back(**what, by=by)
    except RefusedError:
        session.refresh_from_db()
