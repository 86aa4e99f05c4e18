"""How volunteers come, go and come back, and residents who become one."""

from datetime import date

import pytest
from django.urls import reverse

from activities.models import Volunteer
from core.periods import Period
from participants.actions.milestones import refresh_families
from participants.becoming import residents_who_began_to_help
from participants.models import Milestone, Person, Step
from tests.factories.activities import ProgrammeFactory, SessionFactory, VolunteerFactory
from tests.factories.participants import AttendanceFactory, CaseFactory, PersonFactory

TODAY = date(2018, 9, 19)
YEAR = Period.year(2018)

pytestmark = [pytest.mark.today(TODAY), pytest.mark.django_db]


def change(client, volunteer, phase, since_on="vandaag"):
    address = reverse("participants:phase_add", args=[volunteer.pk])
    return client.post(address, {"phase": phase, "since_on": since_on}, follow=True)


def test_every_standing_stays_known_with_its_day_and_there_is_a_way_back(coach_client):
    words = {"name": "Bo", "phase": "applying", "since_on": "1-9-2018"}
    coach_client.post(reverse("activities:volunteer_add"), words)
    bo = Volunteer.objects.get()
    assert (bo.started_on, bo.ended_on) == (None, None)

    for phase, day in [("active", 3), ("leaving", 10), ("left", 14), ("active", 18)]:
        page = change(coach_client, bo, phase, f"{day}-9-2018")

    bo.refresh_from_db()
    assert (bo.started_on, bo.ended_on) == (date(2018, 9, 3), None)
    assert [row.phase for row in bo.phases.all()] == [
        *("applying", "active", "leaving", "left", "active")
    ]
    assert page.text.count("Actief: ") == 2


def test_a_change_that_was_a_mistake_is_taken_back_and_the_first_one_stays(coach_client):
    bo = VolunteerFactory(started_on=date(2018, 1, 1))
    change(coach_client, bo, "left")
    take_back = reverse("participants:phase_remove", args=[bo.pk])

    for _press in range(2):
        coach_client.post(take_back)

    bo.refresh_from_db()
    assert bo.ended_on is None
    assert [row.phase for row in bo.phases.all()] == ["active"]


@pytest.mark.parametrize(
    ("phase", "day", "sentence"),
    [
        ("left", "31-12-2017", "Deze dag ligt vóór de laatste stand: actief vanaf"),
        ("left", "31-2-2018", "31 februari bestaat niet."),
        ("active", "vandaag", "Selecteer een geldige keuze."),
    ],
)
def test_a_standing_that_cannot_be_is_said(coach_client, phase, day, sentence):
    bo = VolunteerFactory(started_on=date(2018, 1, 1))

    assert sentence in change(coach_client, bo, phase, day).text
    assert bo.phases.count() == 1


def test_who_leaves_next_month_still_helps_today(coach_client):
    bo = VolunteerFactory()

    change(coach_client, bo, "left", "31-10-2018")

    on_the_day = [Volunteer.objects.active(on=day).exists() for day in (TODAY, date(2018, 10, 31))]
    assert on_the_day == [True, True]
    assert Volunteer.objects.with_phase(on=TODAY).get().phase == "active"
    assert not Volunteer.objects.active(on=date(2018, 11, 1)).exists()


def test_a_resident_who_begins_to_help_stays_one_person_and_is_connected(coach, coach_client):
    case = CaseFactory(found_on=date(2018, 1, 8), family__coach=coach)
    person = PersonFactory(family=case.family, given_name="Fatma", family_name="Yılmaz")
    address = reverse("participants:person_volunteer_add", args=[case.family_id, person.pk])
    assert 'value="Fatma Yılmaz"' in coach_client.get(address).text

    begins = {"name": "Fatma Yılmaz", "phase": "active", "since_on": "10-9-2018"}
    coach_client.post(address, begins)

    person.refresh_from_db()
    assert (Person.objects.count(), person.volunteer.name) == (1, "Fatma Yılmaz")
    assert Milestone.objects.get(step=Step.CONNECTED).reached_on == date(2018, 9, 10)
    assert coach_client.get(address).status_code == 404  # becomes one once


def test_who_only_signed_up_is_connected_from_the_day_of_helping_on(coach, coach_client):
    case = CaseFactory(found_on=date(2018, 1, 8), family__coach=coach)
    bo = VolunteerFactory(started_on=None)
    PersonFactory(family=case.family, volunteer=bo)
    refresh_families([case.family_id])
    assert not Milestone.objects.filter(step=Step.CONNECTED).exists()

    change(coach_client, bo, "active", "10-9-2018")
    assert Milestone.objects.filter(step=Step.CONNECTED).exists()


def test_somebody_of_another_coachs_family_is_not_found(coach_client):
    person = PersonFactory()
    address = reverse("participants:person_volunteer_add", args=[person.family_id, person.pk])

    assert coach_client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("began", "counts"),
    [
        (date(2017, 12, 31), 0),
        (date(2018, 1, 1), 1),
        (date(2018, 12, 31), 1),
        (date(2019, 1, 1), 0),
    ],
    ids=str,
)
def test_a_resident_counts_in_the_year_of_beginning_to_help(began, counts):
    CaseFactory(
        found_on=date(2017, 3, 1),
        family=PersonFactory(volunteer=VolunteerFactory(started_on=began)).family,
    )

    assert residents_who_began_to_help(YEAR, None) == counts


def test_only_who_took_part_first_is_a_resident_who_became_a_volunteer():
    programme = ProgrammeFactory()
    new, visitor, later = (
        PersonFactory(volunteer=VolunteerFactory(started_on=date(2018, 5, 1))) for _ in range(3)
    )
    AttendanceFactory(person=visitor, session=SessionFactory(held_on=date(2018, 5, 1)))
    AttendanceFactory(person=later, session=SessionFactory(held_on=date(2018, 5, 2)))
    CaseFactory(family=new.family, found_on=date(2018, 5, 2), programmes=[programme])

    assert residents_who_began_to_help(YEAR, None) == 1
    assert residents_who_began_to_help(YEAR, programme) == 0
