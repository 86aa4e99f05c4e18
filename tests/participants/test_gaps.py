"""What is a gap in the offer, how many families stand before it, and who sees whom."""

from datetime import date

import pytest
from django.urls import reverse

from core.models import Area
from participants.gaps import gaps_in_the_offer, month_ends, unanswered
from participants.models import Obstacle
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    ObstacleKindFactory,
    OrganisationFactory,
)
from tests.factories.participants import CaseFactory, ObstacleFactory
from tests.participants.missing import TODAY, misses

pytestmark = pytest.mark.today(TODAY)
State = Obstacle.State


@pytest.fixture
def kind(db):
    return ObstacleKindFactory(name="Geen oppas")


def gaps(**options):
    return gaps_in_the_offer(TODAY, **({"with_sensitive": True} | options))


def test_what_nobody_takes_away_is_a_gap(kind):
    misses(kind)
    misses(kind)

    assert [(gap.name, gap.families) for gap in gaps()] == [("Geen oppas", 2)]


@pytest.mark.parametrize(
    ("days", "is_gap"),
    [
        ({}, False),
        ({"ended_on": TODAY}, False),
        ({"ended_on": date(2018, 9, 17)}, True),
        ({"started_on": TODAY}, False),
        ({"started_on": date(2018, 9, 19)}, True),
    ],
)
def test_an_activity_answers_from_its_first_day_to_its_last(kind, days, is_gap):
    ActivityFactory(**days).takes_away.add(kind)
    ActivityFactory()  # takes nothing away: that says nothing of the others

    assert (kind in unanswered(TODAY)) is is_gap


@pytest.mark.parametrize(
    ("partner", "is_gap"),
    [
        ({}, False),
        ({"is_active": False}, True),
        ({"full_until_on": TODAY}, True),
        ({"full_until_on": date(2018, 9, 17)}, False),
    ],
)
def test_a_partner_answers_while_it_works_with_us_and_has_room(kind, partner, is_gap):
    OrganisationFactory(**partner).takes_away.add(kind)

    assert (kind in unanswered(TODAY)) is is_gap


def test_a_partner_that_is_full_is_named(kind):
    misses(kind)
    OrganisationFactory(name="Opvang", full_until_on=TODAY).takes_away.add(kind)

    assert [list(gap.full) for gap in gaps()] == [["Opvang"]]


@pytest.mark.parametrize(
    ("obstacle", "counts"),
    [
        ({"noted_on": TODAY}, True),
        ({"noted_on": date(2018, 9, 19)}, False),
        ({"state": State.EASED}, True),
        ({"state": State.ACCEPTED}, False),
        ({"state": State.SOLVED, "solved_on": TODAY, "evidence": "ja"}, False),
        ({"case": {"closed_on": TODAY, "closing_reason": "other"}}, False),
        ({"case": {"found_on": date(2018, 9, 19)}}, False),
    ],
)
def test_a_family_counts_while_the_obstacle_stands_and_its_case_runs(kind, obstacle, counts):
    misses(kind, **obstacle)

    assert [gap.families for gap in gaps()] == ([1] if counts else [])


def test_a_family_counts_once_however_often_it_was_written_down(kind):
    family = misses(kind)
    ObstacleFactory(family=family, kind=kind, noted_on=date(2018, 3, 1))
    CaseFactory(
        family=family,
        found_on=date(2017, 1, 1),
        closed_on=date(2017, 6, 1),
        closing_reason="other",
    )

    found = [(gap.families, [area[:2] for area in gap.areas]) for gap in gaps()]
    assert found == [(1, [("", 1)])]


def test_the_last_twelve_months_are_told_each_on_its_last_day(kind):
    misses(kind, noted_on=date(2018, 3, 31))
    misses(kind, noted_on=date(2018, 4, 1))
    misses(
        kind,
        noted_on=date(2018, 3, 1),
        state=State.SOLVED,
        solved_on=date(2018, 5, 31),
        evidence="ja",
    )

    (gap,) = gaps()

    told = {month.day: month.families for month in gap.months}
    assert list(told) == month_ends(TODAY)
    assert [told[day] for day in (date(2018, 2, 28), date(2018, 3, 31), date(2018, 4, 30))] == [
        *(0, 2, 3),
    ]
    assert [told[day] for day in (date(2018, 5, 31), TODAY)] == [2, 2]


def test_a_year_of_months_ends_today_and_knows_february():
    ends = month_ends(date(2020, 3, 31))

    assert (len(ends), ends[0], ends[-2:]) == (
        12,
        date(2019, 4, 30),
        [date(2020, 2, 29), date(2020, 3, 31)],
    )


def test_families_are_told_per_neighbourhood_the_most_first(kind):
    north, south = (Area.objects.create(kind="neighbourhood", name=n) for n in ("Noord", "Zuid"))
    for area in (north, south, south):
        misses(kind, area=area)

    found = [[area[:2] for area in gap.areas] for gap in gaps()]
    assert found == [[("Zuid", 2), ("Noord", 1)]]


def test_every_month_is_told_per_neighbourhood(kind):
    north, south = (Area.objects.create(kind="neighbourhood", name=n) for n in ("Noord", "Zuid"))
    over = {"state": State.SOLVED, "solved_on": date(2018, 8, 15), "evidence": "ja"}
    misses(kind, area=north, noted_on=date(2018, 7, 1), **over)
    misses(kind, area=south, noted_on=date(2018, 8, 1))
    misses(kind, area=south, noted_on=TODAY)

    (gap,) = gaps()

    assert [(area.area, area.months[-4:]) for area in gap.areas] == [
        ("Zuid", (0, 0, 1, 2)),
        ("Noord", (0, 1, 0, 0)),
    ]
    assert [month.families for month in gap.months][-4:] == [0, 1, 1, 2]


def test_health_and_safety_are_left_out_unless_one_may_know_them(db):
    misses(ObstacleKindFactory(is_sensitive=True))

    assert ([len(gaps()), len(gaps(with_sensitive=False))]) == [1, 0]


def test_a_group_that_began_for_it_is_named_until_it_has_an_activity_that_takes_it_away(kind):
    misses(kind)
    group = NeighbourhoodGroupFactory(name="Oppas", gap=kind, gap_families=9, gap_on=TODAY)

    before = [list(gap.groups) for gap in gaps()]
    ActivityFactory(group=group).takes_away.add(kind)

    assert (before, gaps()) == ([[(group.pk, "Oppas")]], [])


def test_a_caseworker_sees_the_families_within_reach(coach, coach_client, coordinator_client, kind):
    mine, other = misses(kind, coach=coach), misses(kind)
    address = reverse("participants:gap_detail", args=[kind.pk])

    seen = [
        set(client.get(address).context["page"].object_list)
        for client in (coach_client, coordinator_client)
    ]

    assert seen == [{mine}, {mine, other}]


def test_of_a_sensitive_kind_the_own_coach_and_the_coordinator_know_whom(
    coach, coach_client, coordinator_client
):
    kind = ObstacleKindFactory(is_sensitive=True)
    mine, other = misses(kind, coach=coach), misses(kind)
    address = reverse("participants:gap_detail", args=[kind.pk])

    seen = [
        set(client.get(address).context["page"].object_list)
        for client in (coach_client, coordinator_client)
    ]

    assert seen == [{mine}, {mine, other}]


@pytest.mark.parametrize("families", [1, 3])
def test_the_families_behind_a_gap_cost_the_same_however_many_they_are(
    coordinator_client, django_assert_num_queries, kind, families
):
    for _ in range(families):
        misses(kind)

    with django_assert_num_queries(5):
        coordinator_client.get(reverse("participants:gap_detail", args=[kind.pk]))
