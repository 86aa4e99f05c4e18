"""From a step to what it rests on, and what happens when that is corrected."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.milestones import refresh_families
from participants.evidence import evidence_for
from participants.models import Milestone, Obstacle, Step
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    ObstacleKindFactory,
    SessionFactory,
    VolunteerFactory,
)
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    ContactMomentFactory,
    FamilyFactory,
    ObstacleFactory,
    PersonFactory,
)
from tests.participants.cast import known


@pytest.fixture
def family(coach):
    return known("Fortes", coach=coach)


def milestone(family, step):
    refresh_families([family.pk])
    return Milestone.objects.get(case__family=family, step=step)


def page(client, milestone):
    keys = [milestone.case.family_id, milestone.pk]
    return client.get(reverse("participants:milestone_detail", args=keys))


def to(name, *keys):
    return reverse(f"participants:{name}", args=keys)


def paths(milestone):
    return [path.url for path in evidence_for(milestone, Obstacle.objects.all()).paths]


def test_the_family_page_leads_from_every_step_to_what_it_rests_on(coach_client, family):
    ContactMomentFactory(family=family)
    reached = milestone(family, Step.REACHED)

    response = coach_client.get(family.get_absolute_url())

    leads = [
        to("milestone_detail", family.pk, pk)
        for pk in family.cases.get().milestones.values_list("pk", flat=True)
    ]
    assert len(leads) == 3
    assert [lead for lead in leads if f'href="{lead}"' not in response.text] == []
    assert page(coach_client, reached).status_code == 200


def test_what_happens_then_is_said_before(coach_client, family):
    contact = ContactMomentFactory(family=family)

    text = page(coach_client, milestone(family, Step.REACHED)).text

    assert "niets gaat vanzelf terug" in text
    assert (
        "De stap gaat naar het eerste contact dat wel telt. Is er geen, dan vervalt de stap."
        in text
    )
    assert f'href="{to("contact_edit", family.pk, contact.pk)}"' in text


def test_found_leads_to_the_case_and_solved_to_the_obstacle(family):
    obstacle = ObstacleFactory(family=family, solved=True)

    assert paths(milestone(family, Step.FOUND)) == [
        to("case_edit", family.pk, family.cases.get().pk)
    ]
    assert paths(milestone(family, Step.OBSTACLE_SOLVED)) == [
        to("obstacle_edit", family.pk, obstacle.pk)
    ]


def test_connected_leads_to_each_register_that_counted(family):
    group, person = NeighbourhoodGroupFactory(), PersonFactory(family=family)
    days = (
        date(2018, 1, 9),
        date(2018, 2, 6),
        date(2018, 3, 6),
        date(2018, 3, 13),
        date(2018, 4, 3),
    )
    sessions = [SessionFactory(activity=ActivityFactory(group=group), held_on=day) for day in days]
    for session in sessions[:4]:
        AttendanceFactory(person=person, session=session)
    AttendanceFactory(person=PersonFactory(family=family), session=sessions[2])
    AttendanceFactory(person=person, session=SessionFactory(held_on=date(2018, 3, 5)))

    connected = milestone(family, Step.CONNECTED)

    assert connected.reached_on == date(2018, 3, 6)  # 56 days after the first
    assert paths(connected) == [to("register", sessions[at].pk) for at in (2, 1, 0)]


def test_a_standing_task_leads_to_the_person_who_has_it(family):
    helper = PersonFactory(family=family, volunteer=VolunteerFactory(started_on=date(2018, 2, 1)))

    assert paths(milestone(family, Step.CONNECTED)) == [to("person_edit", family.pk, helper.pk)]


def test_evidence_that_was_forgotten_cannot_be_corrected_and_the_step_stays(coach_client, family):
    contact = ContactMomentFactory(family=family)
    reached = milestone(family, Step.REACHED)
    contact.delete()
    reached.refresh_from_db()

    assert paths(reached) == []
    text = page(coach_client, reached).text
    assert "Het bewijs is na de bewaartermijn gewist. De stap blijft staan." in text


def test_what_one_may_not_see_is_not_led_to(family):
    secret = ObstacleFactory(
        family=family, solved=True, kind=ObstacleKindFactory(name="Gezondheid", is_sensitive=True)
    )

    evidence = evidence_for(milestone(family, Step.OBSTACLE_SOLVED), visible=[])

    assert (evidence.paths, str(secret.kind) in evidence.told) == ([], False)


def test_correcting_goes_to_the_next_contact_that_counts(coach_client, family):
    wrong = ContactMomentFactory(family=family, happened_on=date(2018, 2, 1))
    ContactMomentFactory(family=family, happened_on=date(2018, 3, 1))
    assert milestone(family, Step.REACHED).reached_on == date(2018, 2, 1)

    coach_client.post(
        to("contact_edit", family.pk, wrong.pk),
        {"kind": "phone", "was_reached": "nee", "happened_on": "1-2-2018"},
    )

    assert milestone(family, Step.REACHED).reached_on == date(2018, 3, 1)


def test_a_step_of_another_family_or_of_somebody_else_is_out_of_reach(coach_client, family):
    stranger = FamilyFactory()
    CaseFactory(family=stranger)
    found = milestone(stranger, Step.FOUND)

    addresses = [to("milestone_detail", pk, found.pk) for pk in (family.pk, stranger.pk)]

    assert [coach_client.get(address).status_code for address in addresses] == [404, 404]


def test_both_cases_of_a_family_show_their_own_steps(coach_client, family):
    family.cases.update(
        closed_on=date(2018, 3, 1),
        closing_reason="connected",
        closing_note="Kookt nu zelf mee.",
        stays_in_contact="Fatma",
    )
    CaseFactory(family=family, found_on=date(2018, 5, 1))
    refresh_families([family.pk])
    earlier, again = family.cases.order_by("found_on")
    pks = [case.milestones.get().pk for case in (earlier, again)]

    text = coach_client.get(family.get_absolute_url()).text

    leads = [f'href="{to("milestone_detail", family.pk, pk)}"' for pk in pks]
    assert [text.count(lead) for lead in leads] == [1, 1]
    assert "Stappen van het traject van 8 januari 2018" in text
    assert "Houdt contact: Fatma" in text


@pytest.mark.parametrize("number", [3, 5])
def test_a_step_costs_the_same_whatever_it_rests_on(
    coach_client, family, django_assert_num_queries, number
):
    person, activity = PersonFactory(family=family), ActivityFactory()
    for day in range(number):
        session = SessionFactory(activity=activity, held_on=date(2018, 2, 1 + day))
        AttendanceFactory(person=person, session=session)
    connected = milestone(family, Step.CONNECTED)
    page(coach_client, connected)  # signs the visitors' book

    with django_assert_num_queries(7):
        page(coach_client, connected)
