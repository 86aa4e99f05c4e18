"""What a tap means for the way of a family: the third visit connects, a mistake is undone."""

from datetime import date, timedelta

import pytest

from participants.actions.milestones import refresh_families
from participants.models import Attendance, Case, Milestone, Step
from tests.factories.activities import SessionFactory
from tests.factories.participants import AttendanceFactory, CaseFactory, ContactMomentFactory
from tests.participants.registers import TODAY, enrolled_family, tap

pytestmark = pytest.mark.usefixtures("this_evening")


@pytest.fixture
def family(activity):
    """Dilma and Ruby, who came twice before."""
    dilma, ruby = enrolled_family(activity, "Dilma", "Ruby")
    CaseFactory(family=dilma.family, found_on=date(2018, 9, 1))
    for weeks in (1, 2):
        earlier = SessionFactory(activity=activity, held_on=TODAY - timedelta(weeks=weeks))
        AttendanceFactory(person=ruby, session=earlier)
    return [dilma, ruby]


def connected_on():
    days = Milestone.objects.filter(step=Step.CONNECTED).values_list("reached_on", flat=True)
    return list(days)


def test_the_third_visit_connects_a_family_at_once(host_client, session, family):
    tap(host_client, session, family)

    assert connected_on() == [TODAY]
    assert Case.objects.get().last_heard_on == TODAY


def test_after_a_tap_there_is_nothing_left_to_refresh(host_client, session, family):
    ContactMomentFactory(family=family[0].family, happened_on=date(2018, 9, 10), was_reached=True)
    refresh_families([family[0].family_id])
    tap(host_client, session, family)
    after_the_tap = list(Milestone.objects.values()), list(Case.objects.values())

    refresh_families([family[0].family_id])

    assert (list(Milestone.objects.values()), list(Case.objects.values())) == after_the_tap


def test_a_tap_by_mistake_connects_nobody(host_client, session, family):
    tap(host_client, session, family)
    tap(host_client, session, family, present=False)

    assert connected_on() == []
    assert Case.objects.get().last_heard_on == date(2018, 9, 12)


def test_one_member_less_leaves_the_family_connected(host_client, session, family):
    tap(host_client, session, family)
    tap(host_client, session, family[:1], present=False)

    assert connected_on() == [TODAY]


def test_an_earlier_visit_taken_back_moves_the_connection(host_client, activity, session, family):
    later = SessionFactory(activity=activity, held_on=date(2018, 9, 18))
    tap(host_client, later, family)
    tap(host_client, session, family)
    assert connected_on() == [date(2018, 9, 18)]

    first = Attendance.objects.order_by("session__held_on")[0].session
    tap(host_client, first, family, present=False)

    assert connected_on() == [TODAY]


def test_what_was_reached_stays_when_its_visits_were_forgotten(
    host_client, activity, session, family
):
    tap(host_client, session, family)
    Attendance.objects.filter(session__held_on__gte=TODAY - timedelta(weeks=1)).delete()
    first = Attendance.objects.get().session

    tap(host_client, first, family, present=False)

    assert connected_on() == [TODAY]


def test_a_closed_case_keeps_what_it_reached(host_client, session, family):
    tap(host_client, session, family)
    Case.objects.update(closed_on=TODAY, closing_reason=Case.ClosingReason.CONNECTED)

    tap(host_client, session, family, present=False)

    assert connected_on() == [TODAY]


def test_a_tap_for_a_connected_family_asks_less_and_changes_nothing(
    host_client, session, family, django_assert_num_queries
):
    for weeks in (3, 4, 5):
        earlier = SessionFactory(activity=session.activity, held_on=TODAY - timedelta(weeks=weeks))
        AttendanceFactory(person=family[0], session=earlier)
    Case.objects.update(found_on=date(2018, 8, 1))
    refresh_families([family[0].family_id])
    before = connected_on()

    with django_assert_num_queries(21):
        tap(host_client, session, family)

    assert connected_on() == before == [TODAY - timedelta(weeks=3)]
    assert Case.objects.get().last_heard_on == TODAY


def test_a_visit_noted_afterwards_moves_the_connection_earlier(
    host_client, activity, session, family
):
    tap(host_client, session, family)
    missed = SessionFactory(activity=activity, held_on=TODAY - timedelta(days=3))

    tap(host_client, missed, family)

    assert connected_on() == [TODAY - timedelta(days=3)]
