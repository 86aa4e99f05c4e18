"""What is a gap in the offer, how many families stand before it, and who sees whom."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from activities.models import Activity, NeighbourhoodGroup
from core.models import Area
from participants.gaps import gaps_in_the_offer, month_ends, unanswered
from participants.models import Obstacle
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    ObstacleKindFactory,
    OrganisationFactory,
)
from tests.factories.participants import CaseFactory, FamilyFactory, ObstacleFactory

TODAY = date(2018, 9, 18)
State = Obstacle.State


@pytest.fixture(autouse=True)
def _a_tuesday_in_september():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


@pytest.fixture
def kind(db):
    return ObstacleKindFactory(name="Geen oppas")


def misses(kind, *, coach=None, area=None, case=None, **obstacle):
    """A family with a case that stands before ``kind``."""
    family = FamilyFactory(coach=coach, area=area)
    CaseFactory(family=family, **({"found_on": date(2018, 1, 8)} | (case or {})))
    ObstacleFactory(family=family, kind=kind, **({"noted_on": date(2018, 2, 1)} | obstacle))
    return family


def gaps(**options):
    return gaps_in_the_offer(TODAY, **({"with_sensitive": True} | options))


def group_form(kind):
    return reverse("participants:gap_group_add", args=[kind.pk])


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


def test_a_group_begun_for_a_gap_keeps_the_number_of_that_day(coordinator_client, kind):
    for _ in range(9):
        misses(kind)
    told = {"name": "Oppas om de hoek", "started_on": "vandaag"}

    answer = coordinator_client.post(group_form(kind), told)
    Obstacle.objects.update(state=State.ACCEPTED)
    page = coordinator_client.get(answer.url).text

    group = NeighbourhoodGroup.objects.get()
    assert (group.gap, group.gap_families, group.gap_on) == (kind, 9, TODAY)
    reason = "omdat 9 gezinnen hier tegenaan liepen: Geen oppas. Geteld op 18 september 2018."
    assert f"Deze groep bestaat {reason}" in page


@pytest.mark.parametrize(
    ("families", "sentence"),
    [(4, "een paar gezinnen"), (5, "5 gezinnen")],
)
def test_few_families_are_a_few_on_a_page_that_everybody_reads(board_client, families, sentence):
    kind = ObstacleKindFactory(name="Geen oppas")
    group = NeighbourhoodGroupFactory(gap=kind, gap_families=families, gap_on=TODAY)

    page = board_client.get(group.get_absolute_url()).text

    assert f"Deze groep bestaat omdat {sentence} hier tegenaan liepen: Geen oppas." in page


def test_a_kind_that_became_sensitive_is_no_longer_a_reason_on_the_page(board_client):
    kind = ObstacleKindFactory(name="Geen oppas", is_sensitive=True)
    group = NeighbourhoodGroupFactory(gap=kind, gap_families=9, gap_on=TODAY)

    assert "Deze groep bestaat omdat" not in board_client.get(group.get_absolute_url()).text


@pytest.mark.parametrize("reason", ["answered", "sensitive", "nobody", "unknown"])
def test_no_group_is_begun_for_what_is_not_a_gap(coordinator_client, kind, reason):
    if reason == "answered":
        misses(kind)
        ActivityFactory().takes_away.add(kind)
    if reason == "sensitive":
        kind.is_sensitive = True
        kind.save()
        misses(kind)
    if reason == "unknown":
        kind.delete()
        kind.pk = 987

    assert coordinator_client.post(group_form(kind), {"name": "x"}).status_code == 404
    assert not NeighbourhoodGroup.objects.exists()


def test_the_first_activity_of_such_a_group_knows_what_it_is_for(coordinator_client, kind):
    group = NeighbourhoodGroupFactory(gap=kind, gap_families=9, gap_on=TODAY)
    address = f"{reverse('activities:activity_add')}?groep={group.pk}"

    form = coordinator_client.get(address).context["form"]

    assert form.initial["group"] == group
    assert form.initial["takes_away"] == [kind]


@pytest.mark.parametrize("asked", ["", "x", "987", "99999999999999999999"])
def test_an_odd_group_in_the_address_is_no_group(coordinator_client, asked):
    address = f"{reverse('activities:activity_add')}?groep={asked}"

    assert coordinator_client.get(address).status_code == 200
    assert not Activity.objects.exists()


@pytest.mark.parametrize("families", [1, 3])
def test_the_families_behind_a_gap_cost_the_same_however_many_they_are(
    coordinator_client, django_assert_num_queries, kind, families
):
    for _ in range(families):
        misses(kind)

    with django_assert_num_queries(5):
        coordinator_client.get(reverse("participants:gap_detail", args=[kind.pk]))
