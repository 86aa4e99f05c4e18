"""What a person corrects changes what counts, and nothing else does."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.periods import Period
from participants import facts
from participants.actions.milestones import refresh_families
from participants.models import Case, Step
from participants.way import way_of
from tests.factories.activities import ProgrammeFactory, SessionFactory, VolunteerFactory
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    ContactMomentFactory,
    ObstacleFactory,
    PersonFactory,
)
from tests.participants.cast import known


@pytest.fixture
def family(coach):
    return known("Fortes", coach=coach)


def post(client, name, family, *keys, **typed):
    return client.post(reverse(f"participants:{name}", args=[family.pk, *keys]), typed)


def steps(case):
    return list(case.milestones.values_list("step", flat=True))


def test_a_volunteer_chosen_by_mistake_does_not_connect_for_ever(coach_client, family):
    person, case = family.members.get(), family.cases.get()
    typed = {"role": person.role, "given_name": person.given_name}
    volunteer = VolunteerFactory()
    post(coach_client, "person_edit", family, person.pk, **typed, volunteer=volunteer.pk)
    assert steps(case) == [Step.FOUND, Step.CONNECTED]

    post(coach_client, "person_edit", family, person.pk, **typed, volunteer="")

    assert steps(case) == [Step.FOUND]


def test_what_happened_after_the_closing_day_is_not_part_of_the_case(coach_client, family):
    case = family.cases.get()
    ContactMomentFactory(family=family, happened_on=date(2018, 5, 1))
    refresh_families([family.pk])

    typed = {"closing_reason": "moved", "closed_on": "1-2-2018"}
    post(coach_client, "case_close", family, case.pk, **typed)

    assert steps(case) == [Step.FOUND]


def case_form(case, **typed):
    told = {"finding_place": case.finding_place_id, "programmes": [ProgrammeFactory().pk]}
    return {**told, **typed}


def test_a_closed_case_is_not_found_after_its_end(coach_client, family):
    Case.objects.update(closed_on=date(2018, 6, 1), closing_reason="moved")
    case = family.cases.get()

    response = post(
        coach_client, "case_edit", family, case.pk, **case_form(case, found_on="1-7-2018")
    )

    assert response.context["form"].errors == {
        "found_on": ["Dit traject is afgesloten op 1 juni 2018. Kies een dag daarvoor."]
    }


def test_two_cases_of_a_family_do_not_run_on_the_same_day(coach_client, family):
    Case.objects.update(closed_on=date(2018, 6, 1), closing_reason="moved")
    case = family.cases.get()

    response = post(coach_client, "case_add", family, **case_form(case, found_on="1-2-2018"))

    assert response.context["form"].errors == {
        "found_on": ["Op die dag liep een ander traject van dit gezin, gevonden op 8 januari 2018."]
    }


def test_an_older_case_stays_closed_when_a_newer_one_was_closed_too(coach_client, family):
    older = family.cases.get()
    Case.objects.update(closed_on=date(2018, 6, 1), closing_reason="moved")
    CaseFactory(
        family=family,
        found_on=date(2019, 1, 7),
        closed_on=date(2019, 6, 1),
        closing_reason="moved",
    )

    post(coach_client, "case_reopen", family, older.pk)

    assert not family.cases.open().exists()


def test_three_activities_of_their_own_are_not_one_group(db):
    today = timezone.localdate()
    case = CaseFactory(found_on=today - timedelta(days=60))
    person = PersonFactory(family=case.family)
    for days in (3, 2, 1):
        session = SessionFactory(held_on=today - timedelta(days=days))
        AttendanceFactory(person=person, session=session)

    assert way_of(case, [], [])[-1].evidence.startswith("1 van de 3 keer bij")


def test_who_was_connected_last_year_is_not_waiting_to_be_connected(db):
    case = CaseFactory(found_on=date(2017, 10, 1))
    person, session = PersonFactory(family=case.family), SessionFactory(held_on=date(2017, 11, 1))
    AttendanceFactory(person=person, session=session)
    for day in (date(2017, 11, 8), date(2017, 11, 15)):
        again = SessionFactory(activity=session.activity, held_on=day)
        AttendanceFactory(person=person, session=again)
    ObstacleFactory(family=case.family, solved=True, solved_on=date(2018, 2, 1))
    refresh_families([case.family_id])

    assert facts.standing(Period.year(2018), None) == facts.Standing(
        found=0, reached=0, connected=0, furthest_reached=0, furthest_found=0
    )
