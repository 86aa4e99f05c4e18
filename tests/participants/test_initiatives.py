"""How initiatives hang together: counted from who comes where, and what follows from the lines."""

from datetime import date
from functools import partial
from itertools import combinations, pairwise
from random import Random

import pytest
from django.db import connection

from activities.models import Organisation
from core.periods import Period
from participants.initiatives.links import initiatives_together
from participants.initiatives.network import Initiative, Line, network_of
from participants.initiatives.picture import network_picture
from participants.initiatives.words import changes
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

SEWING, GARDEN, LANGUAGE, COOKING, READING = (
    Initiative(name, "group", pk)
    for pk, name in enumerate(["Naaien", "Tuin", "Taal", "Koken", "Lezen"], start=1)
)


def people(one, other, number=3):
    return Line(*sorted((one, other)), people=number)


def hanging_together(*lines, alone=()):
    there = {end for line in lines for end in line.ends}
    return network_of([*there, *alone], lines)


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


@pytest.mark.django_db
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


# Islands and bridges, on networks that a person can draw on the back of an envelope.


def test_what_has_no_way_to_each_other_is_two_islands_and_the_rest_stands_alone():
    network = hanging_together(
        people(SEWING, GARDEN), people(GARDEN, COOKING), people(LANGUAGE, READING)
    )
    lonely = hanging_together(people(SEWING, GARDEN), alone=[LANGUAGE])

    assert network.islands == [(COOKING, SEWING, GARDEN), (READING, LANGUAGE)]
    assert network.alone == []
    assert lonely.alone == [LANGUAGE]


def test_a_bridge_is_what_others_lose_each_other_without():
    chain = hanging_together(
        people(SEWING, GARDEN), people(GARDEN, COOKING), people(COOKING, LANGUAGE)
    )

    assert [(bridge.initiative, bridge.apart) for bridge in chain.bridges] == [
        (COOKING, ((LANGUAGE,),)),
        (GARDEN, ((SEWING,),)),
    ]
    assert chain.between == {SEWING: 0, GARDEN: 2, COOKING: 2, LANGUAGE: 0}


def test_in_a_round_nobody_is_a_bridge():
    round_about = hanging_together(
        people(SEWING, GARDEN), people(GARDEN, COOKING), people(COOKING, SEWING)
    )

    assert round_about.bridges == []


def test_the_same_building_alone_connects_nobody():
    network = hanging_together(Line(COOKING, SEWING, shares_a_place=True))

    assert network.islands == []
    assert network.alone == [COOKING, SEWING]


# What the database says.


@pytest.mark.django_db
@pytest.mark.parametrize(("number", "shown"), [(2, []), (3, [("Koken", "Taal", 3, 0, False)])])
def test_only_three_people_in_common_make_a_line(number, shown):
    cooking, language = session("Koken"), session("Taal")
    come(PersonFactory.create_batch(number), cooking, language)

    assert told(initiatives_together(PERIOD)) == shown


@pytest.mark.django_db
def test_somebody_who_came_many_times_is_one_person():
    cooking, language = ActivityFactory(name="Koken"), ActivityFactory(name="Taal")
    weekly = [
        SessionFactory(activity=activity, held_on=DAY.replace(day=day))
        for activity in (cooking, language)
        for day in (6, 13, 20)
    ]
    come(PersonFactory.create_batch(3), *weekly)

    assert told(initiatives_together(PERIOD)) == [("Koken", "Taal", 3, 0, False)]


@pytest.mark.django_db
def test_who_helps_and_also_comes_is_one_person():
    cooking, language = session("Koken"), session("Taal")
    helpers = VolunteerFactory.create_batch(3)
    for helper in helpers:
        ShiftFactory(volunteer=helper, activity=cooking.activity, worked_on=DAY)
    come([PersonFactory(volunteer=helper) for helper in helpers[:2]], language)

    assert told(initiatives_together(PERIOD)) == []

    come([PersonFactory(volunteer=helpers[2])], language)

    assert told(initiatives_together(PERIOD)) == [("Koken", "Taal", 3, 0, False)]


@pytest.mark.django_db
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


@pytest.mark.django_db
def test_a_group_stands_for_all_its_activities():
    group = NeighbourhoodGroupFactory(name="Moeders")
    eating, walking = session("Eten", group=group), session("Wandelen", group=group)
    language = session("Taal")
    everybody = PersonFactory.create_batch(3)
    come(everybody[:2], eating)
    come(everybody[2:], walking)
    come(everybody, language)

    assert told(initiatives_together(PERIOD)) == [("Moeders", "Taal", 3, 0, False)]


@pytest.mark.django_db
def test_a_partner_and_what_it_holds_with_us_hang_together_by_their_meetings():
    school = OrganisationFactory(name="School")
    homework = ActivityFactory(name="Huiswerk", organisation=school)
    for day in (6, 13):
        SessionFactory(activity=homework, held_on=DAY.replace(day=day))

    assert told(initiatives_together(PERIOD)) == [("Huiswerk", "School", 0, 2, False)]


@pytest.mark.django_db
def test_who_only_pays_is_no_initiative():
    OrganisationFactory(name="Fonds", kind=Organisation.Kind.FUNDER)
    OrganisationFactory(name="Vroeger", is_active=False)
    OrganisationFactory(name="Wijkteam")

    assert [i.name for i in initiatives_together(PERIOD).initiatives] == ["Wijkteam"]


@pytest.mark.django_db
def test_meeting_in_the_same_place_is_seen_and_no_more():
    place = PlaceFactory()
    session("Koken", place=place)
    session("Taal", place=place)

    assert told(initiatives_together(PERIOD)) == [("Koken", "Taal", 0, 0, True)]


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_three_questions_however_much_there_is(number, django_assert_num_queries):
    everybody = PersonFactory.create_batch(number)
    for at in range(number):
        come(everybody, session(f"Koken {at}"), session(f"Taal {at}"))
        OrganisationFactory()

    with django_assert_num_queries(3):
        initiatives_together(PERIOD)


@pytest.mark.django_db
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


@pytest.mark.django_db
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


# In words.


def test_what_came_together_is_told_before_a_single_new_line():
    before = hanging_together(people(SEWING, GARDEN), alone=[LANGUAGE, COOKING])
    now = hanging_together(
        people(SEWING, GARDEN), people(GARDEN, LANGUAGE, 4), alone=[COOKING, READING]
    )

    assert changes(now, before) == [
        "Taal en Naaien en Tuin stonden vorig jaar los van elkaar. Nu niet meer.",
        "Lezen is nieuw, en staat nog los.",
        "Nieuw: Taal en Tuin (4 mensen).",
    ]


def test_what_was_lost_is_told_too():
    before = hanging_together(people(SEWING, GARDEN, 5))
    now = hanging_together(alone=[SEWING, GARDEN])

    assert changes(now, before) == [
        "Tuin en Naaien hingen vorig jaar samen. Nu niet meer.",
        "Weg: Naaien en Tuin (vorig jaar 5 mensen).",
    ]


def test_the_same_network_is_drawn_the_same():
    lines = [people(SEWING, GARDEN), people(GARDEN, COOKING), people(LANGUAGE, READING)]
    numbers = {SEWING: 1, GARDEN: 2, COOKING: 3, LANGUAGE: 4, READING: 5}

    drawn = network_picture(hanging_together(*lines), numbers)

    assert drawn == network_picture(hanging_together(*reversed(lines)), numbers)
    assert "5 initiatieven, samen 2 eilanden" in drawn
    assert "style=" not in drawn


def test_five_hundred_initiatives_are_all_found_and_drawn():
    crowd = [Initiative(f"Groep {at:03}", "group", at) for at in range(500)]
    network = network_of(crowd, [people(one, other) for one, other in pairwise(crowd)])

    picture = network_picture(network, {one: at for at, one in enumerate(crowd)})

    assert len(network.bridges) == 498
    assert picture.count("<circle") == 500


# The page.
