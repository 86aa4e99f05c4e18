"""Who belongs to a group of neighbours, from when until when, and what that means for a family."""

from datetime import date

import pytest
from django.urls import reverse

from core.periods import Period
from participants.facts import families_still_connected
from participants.models import Membership, Milestone, Step
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    SessionFactory,
    ShiftFactory,
    VolunteerFactory,
)
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    MembershipFactory,
    PersonFactory,
)

TODAY = date(2018, 9, 18)
pytestmark = pytest.mark.today(TODAY)


@pytest.fixture
def group(db):
    return NeighbourhoodGroupFactory(name="Tuingroep")


@pytest.fixture
def selam(coach):
    case = CaseFactory(family__coach=coach, found_on=date(2018, 3, 1))
    person = PersonFactory(family=case.family, given_name="Selam", family_name="Tesfay")
    person.fold_search_key()
    person.save()
    return person


def door(name, group, *keys):
    return reverse(f"participants:membership_{name}", args=[group.pk, *keys])


def joins(client, group, **words):
    told = {"role": "member", "started_on": "vandaag"} | words
    return client.post(door("add", group), told)


def connected(person):
    rows = Milestone.objects.filter(case__family=person.family, step=Step.CONNECTED)
    return [(row.reached_on, row.membership_id) for row in rows]


def test_a_neighbour_in_no_file_joins_by_name(coach_client, group):
    joins(coach_client, group, name="Corrie", role="initiator")

    member = Membership.objects.get()
    assert (member.shown_name, member.role, member.started_on) == ("Corrie", "initiator", TODAY)


def test_who_came_before_is_offered_and_stands_there_once(coach_client, group):
    stranger = PersonFactory(given_name="Elif", family_name="Kaya")
    session = SessionFactory(activity=ActivityFactory(group=group), held_on=date(2018, 9, 4))
    AttendanceFactory(person=stranger, session=session)
    assert "Elif K., was er 1 keer" in coach_client.get(door("add", group)).text

    code = f"person-{stranger.pk}"
    joins(coach_client, group, known=code)
    again = joins(coach_client, group, known=code)

    assert Membership.objects.get().person == stranger
    assert "Deze persoon hoort al bij de groep." in again.text


def test_whoever_is_called_like_somebody_we_know_is_asked_about(coach_client, group, selam):
    asked = joins(coach_client, group, name="selam")
    assert "Is het een van deze mensen? Kies, of kies “iemand anders”." in asked.text
    assert not Membership.objects.exists()

    joins(coach_client, group, name="selam", known=f"person-{selam.pk}")
    joins(coach_client, group, name="Selam", known="nobody")

    assert [(row.person, row.name) for row in Membership.objects.order_by("pk")] == [
        (selam, ""),
        (None, "Selam"),
    ]


def test_a_coach_does_not_find_somebody_of_another_coach_by_name(coach_client, group):
    other = PersonFactory(given_name="Selam")
    other.fold_search_key()
    other.save()

    joins(coach_client, group, name="Selam")

    assert Membership.objects.get().person is None


def test_a_volunteer_joins(coach_client, group):
    volunteer = VolunteerFactory(name="Aart Tuin")
    volunteer.fold_search_key()
    volunteer.save()

    joins(coach_client, group, name="Aart", known=f"volunteer-{volunteer.pk}")

    assert Membership.objects.get().volunteer == volunteer


def test_nobody_and_another_day_are_refused_in_words(coach_client, group):
    assert "Vul een naam in" in joins(coach_client, group).text
    odd = joins(coach_client, group, name="Özgür 🙂", started_on="31-2-2017")
    assert "Özgür 🙂" in odd.text
    assert not Membership.objects.exists()


def test_a_task_in_a_group_connects_a_family_and_being_on_its_list_does_not(
    coach_client, group, selam
):
    joins(coach_client, group, name="selam", known=f"person-{selam.pk}", started_on="1-9-2018")
    assert connected(selam) == []

    member = Membership.objects.get()
    coach_client.post(door("role", group, member.pk), {"role": "initiator", "on": "5-9-2018"})

    task = Membership.objects.get(role="initiator")
    assert connected(selam) == [(date(2018, 9, 5), task.pk)]
    assert families_still_connected(Period.year(2018), None) == 1
    milestone = Milestone.objects.get(membership=task)
    page = reverse("participants:milestone_detail", args=[selam.family_id, milestone.pk])
    assert group.get_absolute_url() in coach_client.get(page).text
    assert "vaste taak bij Tuingroep" in coach_client.get(selam.family.get_absolute_url()).text


def test_a_role_from_the_day_one_joined_takes_the_place_of_what_stood_there(coach_client, group):
    member = MembershipFactory(group=group, role="member", started_on=TODAY)

    for _ in range(2):
        coach_client.post(door("role", group, member.pk), {"role": "treasurer", "on": "vandaag"})

    assert Membership.objects.get().role == "treasurer"


def test_nobody_does_something_in_a_group_before_joining_it(coach_client, group):
    member = MembershipFactory(group=group, role="member", started_on=TODAY)

    answer = coach_client.post(
        door("role", group, member.pk), {"role": "treasurer", "on": "gisteren"}
    )

    assert "Toen deed deze persoon nog niet mee in de groep." in answer.text


def test_a_role_that_was_written_down_by_mistake_takes_back_the_connection(
    coach_client, group, selam
):
    joins(coach_client, group, name="selam", known=f"person-{selam.pk}", role="initiator")
    assert len(connected(selam)) == 1
    member = Membership.objects.get()

    coach_client.post(
        door("edit", group, member.pk),
        {"role": "initiator", "started_on": "vandaag", "ended_on": "vandaag"},
    )

    assert connected(selam) == []
    assert "Selam" not in coach_client.get(group.get_absolute_url()).text


def test_who_left_and_came_back_is_there_once(coach_client, group, selam):
    dates = {"started_on": date(2018, 1, 1), "ended_on": date(2018, 5, 1)}
    left = MembershipFactory(group=group, person=selam, **dates)
    MembershipFactory(group=group, person=selam, started_on=date(2018, 6, 1))

    answer = coach_client.post(
        door("edit", group, left.pk), {"role": "member", "started_on": "1-1-2018", "ended_on": ""}
    )

    assert "Deze persoon hoort al bij de groep." in answer.text
    left.refresh_from_db()
    assert left.ended_on == date(2018, 5, 1)


def test_a_member_of_another_group_is_not_changed_here(coach_client, group):
    member = MembershipFactory()

    for name in ("edit", "role"):
        assert coach_client.get(door(name, group, member.pk)).status_code == 404


def test_somebody_is_forgotten_and_that_there_was_somebody_stays(coach_client, group, selam):
    MembershipFactory(group=group, person=selam)
    selam.delete()

    assert "een buurtgenoot" in coach_client.get(group.get_absolute_url()).text


def test_who_came_and_helped_is_one_person_and_a_member_once(coach_client, group, selam):
    selam.volunteer = VolunteerFactory(name="Selam Tesfay", search_key="selam tesfay")
    selam.save()
    activity = ActivityFactory(group=group)
    AttendanceFactory(person=selam, session=SessionFactory(activity=activity))
    ShiftFactory(volunteer=selam.volunteer, activity=activity)
    page = door("add", group)
    assert coach_client.get(page).text.count("Selam T.") == 1

    joins(coach_client, group, known=f"person-{selam.pk}")

    assert "Selam" not in coach_client.get(page).text
    joins(coach_client, group, name="Selam")
    assert Membership.objects.filter(name="Selam").exists()
