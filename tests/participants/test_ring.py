"""The ring when a case began and now: who is in it on which day, and when they were last together."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from participants.farewell import likely_contacts
from participants.files import ties_of
from participants.handover import _around
from participants.models import FileOpening, Tie
from participants.ring import Shape, rings_of
from tests.factories.activities import (
    ActivityFactory,
    SessionFactory,
    ShiftFactory,
    VolunteerFactory,
)
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    FamilyFactory,
    PersonFactory,
    ReferralFactory,
    TieFactory,
)

TODAY, BEGAN = date(2018, 9, 18), date(2018, 2, 1)


@pytest.fixture(autouse=True)
def _a_tuesday_in_september():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


@pytest.fixture
def family(coach):
    family = PersonFactory(family=FamilyFactory(coach=coach, name="Fortes")).family
    CaseFactory(family=family, found_on=BEGAN)
    return family


def address(family):
    return reverse("participants:ring_detail", args=[family.pk])


def names(ring):
    return [spot.name for spot in ring.spots]


def visit(family, *days, **session):
    for on in days:
        AttendanceFactory(
            person=family.members.first(), session=SessionFactory(held_on=on, **session)
        )


def test_it_works(coach_client, family):
    TieFactory(family=family, name="Carla")

    answer = coach_client.get(address(family))

    assert answer.status_code == 200
    assert "Op 1 februari 2018 was er 1 mens dichtbij." in answer.text
    assert "Op 18 september 2018 was er 1 mens dichtbij." in answer.text
    assert "style=" not in answer.text.split("<main")[1]


@pytest.mark.parametrize(
    ("days", "before", "now"),
    [
        ({}, True, True),
        ({"started_on": BEGAN}, True, True),
        ({"started_on": BEGAN + timedelta(days=1)}, False, True),
        ({"started_on": TODAY}, False, True),
        ({"ended_on": BEGAN}, False, False),
        ({"ended_on": BEGAN + timedelta(days=1)}, True, False),
        ({"ended_on": TODAY}, True, False),
        ({"started_on": TODAY, "ended_on": TODAY}, False, False),
    ],
)
def test_somebody_is_in_the_ring_from_the_first_day_until_the_last(
    family, coach, days, before, now
):
    TieFactory(family=family, name="Carla", **days)

    rings = rings_of(family, coach)

    assert ["Carla" in names(ring) for ring in (rings.before, rings.after)] == [before, now]


@pytest.mark.parametrize(("days_ago", "is_there"), [(55, True), (56, False)])
def test_a_group_is_in_it_while_somebody_came_in_eight_weeks(family, coach, days_ago, is_there):
    visit(family, TODAY - timedelta(days=days_ago), activity=ActivityFactory(name="Taalochtend"))

    assert ("Taalochtend" in names(rings_of(family, coach).after)) is is_there


@pytest.mark.parametrize(("visits", "is_near"), [(2, False), (3, True)])
def test_a_group_is_near_from_three_days_on(family, coach, visits, is_near):
    activity = ActivityFactory()
    visit(family, *(TODAY - timedelta(days=7 * at) for at in range(visits)), activity=activity)

    spot = next(s for s in rings_of(family, coach).after.spots if s.shape is Shape.GROUP)

    assert (spot.is_near, spot.text) == (is_near, f"{visits} keer in 8 weken")


def test_of_a_case_that_was_closed_the_ring_is_of_that_day_and_we_are_gone(family, coach):
    family.cases.update(closed_on=date(2018, 6, 1), closing_reason="connected")
    TieFactory(family=family, name="Carla", started_on=date(2018, 6, 2))
    TieFactory(family=family, name="Fatma", started_on=date(2018, 6, 1))

    rings = rings_of(family, coach)

    assert (rings.after.title, rings.after.day) == ("Toen we afsloten", date(2018, 6, 1))
    assert names(rings.after) == ["Fatma"]


def test_a_family_without_a_case_has_only_a_ring_of_now(coach, coach_client):
    family = FamilyFactory(coach=coach)

    rings = rings_of(family, coach)

    assert (rings.before, rings.after.title, names(rings.after)) == (None, "Nu", [str(coach)])
    assert coach_client.get(address(family)).status_code == 200


def test_everybody_stands_in_the_table_once(family, coach):
    TieFactory(family=family, name="Carla")
    TieFactory(family=family, name="Fatma", started_on=TODAY)
    TieFactory(family=family, name="Ria", ended_on=date(2018, 3, 1))
    ReferralFactory(family=family, organisation__name="CJG", sent_on=date(2018, 3, 6))

    lines = rings_of(family, coach).lines

    assert [(line.spot.name, line.was_there, line.is_there) for line in lines] == [
        ("Carla", True, True),
        ("Fatma", False, True),
        ("CJG", False, True),
        (str(coach), False, True),
        ("Ria", True, False),
    ]


def test_who_is_together_with_somebody_of_the_family_was_seen_with_it(family, coach):
    denise = PersonFactory(given_name="Denise")
    child = PersonFactory(family=family, role="child")
    TieFactory(family=family, person=denise)
    for on, people in (
        (date(2018, 5, 1), [denise, child]),
        (date(2018, 6, 5), [denise, child]),
        (date(2018, 7, 3), [denise]),
        (date(2018, 8, 7), [child]),
    ):
        session = SessionFactory(held_on=on)
        for person in people:
            AttendanceFactory(person=person, session=session)

    assert [tie.together_on for tie in ties_of(family, coach)] == [date(2018, 6, 5)]


def test_a_session_that_was_called_off_brought_nobody_together(family, coach):
    denise = PersonFactory()
    TieFactory(family=family, person=denise)
    session = SessionFactory(cancelled_because="storm")
    for person in (denise, family.members.first()):
        AttendanceFactory(person=person, session=session)

    assert [tie.together_on for tie in ties_of(family, coach)] == [None]


@pytest.mark.parametrize(
    ("at_the_session", "other_day", "together"),
    [(True, False, True), (False, False, True), (False, True, False)],
)
def test_a_volunteer_was_with_the_family_when_they_helped_there_that_day(
    family, coach, at_the_session, other_day, together
):
    volunteer = VolunteerFactory()
    TieFactory(family=family, kind=Tie.Kind.VOLUNTEER, volunteer=volunteer)
    session = SessionFactory(held_on=date(2018, 9, 4))
    AttendanceFactory(person=family.members.first(), session=session)
    ShiftFactory(
        volunteer=volunteer,
        activity=session.activity,
        session=session if at_the_session else None,
        worked_on=date(2018, 9, 5 if other_day else 4),
    )

    (tie,) = ties_of(family, coach)

    assert tie.together_on == (date(2018, 9, 4) if together else None)


def test_somebody_we_only_know_the_name_of_was_never_seen_together(family, coach):
    visit(family, date(2018, 9, 4))
    TieFactory(family=family)

    assert [tie.together_on for tie in ties_of(family, coach)] == [None]


def test_a_ring_with_more_people_than_fit_says_how_many_there_are_more(coach_client, family):
    for number in range(11):
        TieFactory(family=family, name=f"Buurvrouw {number:02} van de overkant")

    page = coach_client.get(address(family)).text

    assert "en nog 4" in page
    assert "Buurvrouw 10 van de overkant" in page


def test_a_stranger_gets_no_ring_and_leaves_no_trace(coach_client):
    assert coach_client.get(address(FamilyFactory())).status_code == 404
    assert not FileOpening.objects.exists()


@pytest.mark.parametrize("people", [1, 3])
def test_the_ring_costs_the_same_however_many_stand_in_it(
    coach_client, family, django_assert_num_queries, people
):
    for _ in range(people):
        person = PersonFactory()
        TieFactory(family=family, person=person)
        ReferralFactory(family=family)
        visit(family, TODAY)
    coach_client.get(address(family))

    with django_assert_num_queries(8):
        coach_client.get(address(family))


def test_the_timeline_knows_who_is_new_and_not_who_was_there_before_us(coach_client, family):
    TieFactory(family=family, name="Carla")
    TieFactory(family=family, name="Fatma", started_on=date(2018, 3, 6), what_for=["language"])

    events = coach_client.get(family.get_absolute_url()).context["timeline"].events

    told = [(str(event.day), event.title, event.text) for event in events if "kring" in event.title]
    assert told == [("2018-03-06", "Nieuw in de kring: Fatma", "buur, taal")]


def test_the_hand_over_sheet_says_who_is_near_first_and_how_it_was(coach, family):
    TieFactory(family=family, name="Ayla", kind=Tie.Kind.PROFESSIONAL)
    denise = PersonFactory()
    TieFactory(family=family, name="Denise B.", person=denise, started_on=date(2018, 3, 6))
    session = SessionFactory(held_on=date(2018, 9, 4))
    for person in (denise, family.members.first()):
        AttendanceFactory(person=person, session=session)

    lines = [row[0] for row in _around(family, coach)]

    assert lines == [
        "Denise B. (buur), samen gezien op 4 september 2018",
        "Ayla (hulpverlener)",
        (
            "Op 1 februari 2018 was er niemand dichtbij. Op 18 september 2018 was er 1 mens dichtbij. "
            "Het gezin kwam toen bij 1 groep of activiteit."
        ),
    ]


def test_who_stays_is_asked_of_its_own_people_first(family):
    TieFactory(family=family, name="Ayla", kind=Tie.Kind.PROFESSIONAL)
    TieFactory(family=family, name="Carla")

    assert likely_contacts(family) == "Carla (buur), Ayla (hulpverlener)"
