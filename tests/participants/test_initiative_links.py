"""Who meets whom: counted in the database from who comes where, helps where and belongs to what."""

from datetime import date
from functools import partial
from itertools import combinations
from random import Random

import pytest
from django.db import connection

from activities.models import Organisation
from core.periods import Period
from participants.initiatives.links import initiatives_together
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    OrganisationFactory,
    PlaceFactory,
    SessionFactory,
    ShiftFactory,
    VolunteerFactory,
)
from tests.factories.participants import AttendanceFactory, MembershipFactory, PersonFactory

PERIOD = Period(date(2026, 1, 1), date(2026, 11, 23))
DAY = date(2026, 5, 6)
pytestmark = pytest.mark.django_db


def session(name, *, held_on=DAY, **activity):
    return SessionFactory(activity=ActivityFactory(name=name, **activity), held_on=held_on)


def come(people, *sessions):
    for person in people:
        for session in sessions:
            AttendanceFactory(person=person, session=session)


def take_part(person, volunteer, activity, meeting):
    """Every way in which this human can take part in ``activity``."""
    ways = []
    if person:
        ways.append(lambda: AttendanceFactory(person=person, session=meeting))
    if volunteer:
        ways.append(lambda: ShiftFactory(volunteer=volunteer, activity=activity, worked_on=DAY))
    for member in ({"person": person}, {"person": None, "volunteer": volunteer}):
        if activity.group and any(member.values()):
            belong = partial(MembershipFactory, group=activity.group, started_on=DAY, **member)
            ways.append(belong)
    return ways


def rows_of(sql):
    """How many rows the database answers ``sql`` with."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({sql}) asked")  # noqa: S608  # our own statement
        return cursor.fetchone()[0]


def told(network):
    return [
        (line.one.name, line.other.name, line.people, line.meetings, line.shares_a_place)
        for line in network.lines
    ]


@pytest.mark.parametrize(("number", "shown"), [(2, []), (3, [("Koken", "Taal", 3, 0, False)])])
def test_only_three_people_in_common_make_a_line(number, shown):
    cooking, language = session("Koken"), session("Taal")
    come(PersonFactory.create_batch(number), cooking, language)

    assert told(initiatives_together(PERIOD)) == shown


def test_somebody_who_came_many_times_is_one_person():
    cooking, language = ActivityFactory(name="Koken"), ActivityFactory(name="Taal")
    weekly = [
        SessionFactory(activity=activity, held_on=DAY.replace(day=day))
        for activity in (cooking, language)
        for day in (6, 13, 20)
    ]
    come(PersonFactory.create_batch(3), *weekly)

    assert told(initiatives_together(PERIOD)) == [("Koken", "Taal", 3, 0, False)]


def test_who_helps_and_also_comes_is_one_person():
    cooking, language = session("Koken"), session("Taal")
    helpers = VolunteerFactory.create_batch(3)
    for helper in helpers:
        ShiftFactory(volunteer=helper, activity=cooking.activity, worked_on=DAY)
    come([PersonFactory(volunteer=helper) for helper in helpers[:2]], language)

    assert told(initiatives_together(PERIOD)) == []

    come([PersonFactory(volunteer=helpers[2])], language)

    assert told(initiatives_together(PERIOD)) == [("Koken", "Taal", 3, 0, False)]


@pytest.mark.parametrize(
    ("held_on", "cancelled"),
    [(date(2025, 12, 31), ""), (date(2026, 11, 24), ""), (DAY, "storm")],
)
def test_other_days_and_what_was_called_off_do_not_count(held_on, cancelled):
    cooking, language = session("Koken"), session("Taal")
    other = SessionFactory(
        activity=language.activity, held_on=held_on, starts_at="20:00", cancelled_because=cancelled
    )
    everybody = PersonFactory.create_batch(3)
    come(everybody, cooking, other)
    come(everybody[:2], language)

    assert told(initiatives_together(PERIOD)) == []


def test_a_group_stands_for_all_its_activities():
    group = NeighbourhoodGroupFactory(name="Moeders")
    eating, walking = session("Eten", group=group), session("Wandelen", group=group)
    language = session("Taal")
    everybody = PersonFactory.create_batch(3)
    come(everybody[:2], eating)
    come(everybody[2:], walking)
    come(everybody, language)

    assert told(initiatives_together(PERIOD)) == [("Moeders", "Taal", 3, 0, False)]


def test_a_partner_and_what_it_holds_with_us_hang_together_by_their_meetings():
    school = OrganisationFactory(name="School")
    homework = ActivityFactory(name="Huiswerk", organisation=school)
    for day in (6, 13):
        SessionFactory(activity=homework, held_on=DAY.replace(day=day))

    assert told(initiatives_together(PERIOD)) == [("Huiswerk", "School", 0, 2, False)]


def test_who_only_pays_is_no_initiative():
    OrganisationFactory(name="Fonds", kind=Organisation.Kind.FUNDER)
    OrganisationFactory(name="Vroeger", is_active=False)
    OrganisationFactory(name="Wijkteam")

    assert [i.name for i in initiatives_together(PERIOD).initiatives] == ["Wijkteam"]


def test_meeting_in_the_same_place_is_seen_and_no_more():
    place = PlaceFactory()
    session("Koken", place=place)
    session("Taal", place=place)

    assert told(initiatives_together(PERIOD)) == [("Koken", "Taal", 0, 0, True)]


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_three_questions_however_much_there_is(number, django_assert_num_queries):
    everybody = PersonFactory.create_batch(number)
    for at in range(number):
        come(everybody, session(f"Koken {at}"), session(f"Taal {at}"))
        OrganisationFactory()

    with django_assert_num_queries(3):
        initiatives_together(PERIOD)


@pytest.mark.parametrize("number", [3, 12])
def test_however_many_people_come_the_database_answers_with_a_row_for_two_initiatives(
    number, django_assert_num_queries
):
    cooking, language = session("Koken"), session("Taal")
    come(PersonFactory.create_batch(number), cooking, language)

    with django_assert_num_queries(3) as asked:
        network = initiatives_together(PERIOD)

    assert told(network) == [("Koken", "Taal", number, 0, False)]
    assert sorted(rows_of(query["sql"]) for query in asked) == [0, 1, 2]  # partners, pairs, held


@pytest.mark.parametrize("seed", range(4))
def test_the_lines_are_what_one_counts_by_hand(seed):
    dice = Random(seed)  # noqa: S311  # no secret
    groups = NeighbourhoodGroupFactory.create_batch(3)
    activities = [
        ActivityFactory(name=f"Koken {at}", group=group) for at, group in enumerate(groups)
    ]
    activities += [ActivityFactory(name=f"Taal {at}") for at in range(3)]
    met = {activity: SessionFactory(activity=activity, held_on=DAY) for activity in activities}
    there: dict[object, set[str]] = {activity.group or activity: set() for activity in activities}
    for at in range(14):
        volunteer = VolunteerFactory() if at % 3 else None
        person = PersonFactory(volunteer=volunteer) if at % 4 else None
        for activity in dice.sample(activities, 3):
            ways = take_part(person, volunteer, activity, met[activity])
            if ways:
                dice.choice(ways)()
                there[activity.group or activity].add(f"{at}")

    by_hand = {
        frozenset((one.name, other.name)): len(there[one] & there[other])
        for one, other in combinations(there, 2)
        if len(there[one] & there[other]) >= 3
    }

    lines = initiatives_together(PERIOD).lines
    assert {frozenset((li.one.name, li.other.name)): li.people for li in lines} == by_hand
    assert by_hand


def test_who_belongs_to_two_groups_links_them_also_without_a_visit():
    sewing, garden = (
        NeighbourhoodGroupFactory(name="Naaien"),
        NeighbourhoodGroupFactory(name="Tuin"),
    )
    for group in (sewing, garden):
        session(group.name, group=group)
    for person in PersonFactory.create_batch(3):
        for group in (sewing, garden):
            MembershipFactory(person=person, group=group, started_on=DAY)

    assert told(initiatives_together(PERIOD)) == [("Naaien", "Tuin", 3, 0, False)]
    assert told(initiatives_together(Period(date(2025, 1, 1), date(2025, 12, 31)))) == []
