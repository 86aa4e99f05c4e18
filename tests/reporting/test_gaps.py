"""What is missing, as the board, a coach and the coordinator see it; and in the annual report."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from core.models import Area
from core.periods import Period
from reporting import annual
from reporting.gaps import gaps_for
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    ObstacleKindFactory,
    ProgrammeFactory,
)
from tests.factories.participants import CaseFactory, FamilyFactory, ObstacleFactory
from tests.reporting.scopes import TODAY as LATER

TODAY = date(2018, 9, 18)
YEAR = Period.year(2018)


@pytest.fixture(autouse=True)
def _a_tuesday_in_september():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


def missed(families, kind=None, **options):
    kind = kind or ObstacleKindFactory(name="Geen oppas")
    for _ in range(families):
        family = FamilyFactory(**options)
        CaseFactory(family=family, found_on=date(2018, 1, 8))
        ObstacleFactory(family=family, kind=kind, noted_on=date(2018, 8, 1))
    return kind


def areas(*numbers):
    kind = ObstacleKindFactory(name="Geen oppas")
    for at, number in enumerate(numbers):
        area = Area.objects.create(kind="neighbourhood", name=f"Buurt {at}")
        missed(number, kind, area=area)


def told(role):
    (gap,) = gaps_for(UserFactory(**{role: True}), TODAY)
    return gap


@pytest.mark.parametrize("role", ["board", "coach"])
@pytest.mark.parametrize(("families", "text"), [(1, "1–4"), (4, "1–4"), (5, "5")])
def test_few_families_are_a_range_for_who_cannot_open_every_file(db, role, families, text):
    missed(families)

    gap = told(role)

    assert gap.families == text
    assert [month.text for month in gap.months][-3:] == ["0", text, text]
    assert [area.text for area in gap.areas] == ([text] if families == 5 else [])


def test_the_coordinator_sees_exact_numbers(db):
    areas(3, 1)

    gap = told("coordinator")

    assert gap.families == "4"
    assert [(area.label, area.text) for area in gap.areas] == [("Buurt 0", "3"), ("Buurt 1", "1")]


def test_what_a_small_part_follows_from_is_a_range_too(db):
    areas(6, 1)

    assert [area.text for area in told("board").areas] == ["3–6", "1–4"]


@pytest.mark.parametrize(
    ("role", "august"),
    [
        ("coordinator", ("7", ["6", "1"])),
        ("board", ("7", ["3–6", "1–4"])),
    ],
)
def test_per_month_and_neighbourhood_no_small_number_follows(db, role, august):
    areas(6, 1)

    month, there = told(role).crossed[-2]

    assert month.label == "augustus 2018"
    assert (month.text, [text for _area, text in there]) == august
    assert [area for area, _text in there] == ["Buurt 0", "Buurt 1"]


def test_of_a_month_with_few_families_no_neighbourhood_is_told(db):
    areas(2, 1)

    assert [text for _area, text in told("board").crossed[-1][1]] == ["–", "–"]
    assert [text for _area, text in told("coordinator").crossed[-1][1]] == ["2", "1"]


def test_the_page_crosses_months_and_neighbourhoods(coordinator_client):
    areas(2, 1)

    page = " ".join(coordinator_client.get(reverse("reporting:gap_list")).text.split())

    assert '<td role="cell" data-label="Buurt 0">2</td>' in page


def test_a_bar_tells_no_more_than_its_number(db):
    missed(3)

    assert {month.number for month in told("board").months} == {0}
    assert {month.number for month in told("coordinator").months} == {0, 3}


def test_health_and_safety_are_for_the_coordinator(db):
    missed(9, ObstacleKindFactory(is_sensitive=True))

    shown = {
        role: len(gaps_for(UserFactory(**{role: True}), TODAY))
        for role in ("coordinator", "coach", "board")
    }

    assert shown == {"coordinator": 1, "coach": 0, "board": 0}
    assert told("coordinator").may_begin is False


def test_the_board_reads_numbers_and_is_offered_no_family(board_client):
    kind = missed(6)

    page = board_client.get(reverse("reporting:gap_list"))

    assert "6 gezinnen lopen hier nu tegenaan." in page.text
    assert reverse("participants:gap_detail", args=[kind.pk]) not in page.text
    assert reverse("participants:gap_group_add", args=[kind.pk]) not in page.text


def test_who_can_begin_a_group_is_offered_to(coach_client):
    kind = missed(6)

    page = coach_client.get(reverse("reporting:gap_list")).text

    assert reverse("participants:gap_group_add", args=[kind.pk]) in page


def test_it_is_said_when_there_is_no_gap(coordinator_client):
    missed(2)
    ActivityFactory().takes_away.set(ObstacleKindFactory._meta.model.objects.all())

    assert "Geen gat gevonden." in coordinator_client.get(reverse("reporting:gap_list")).text


@pytest.mark.parametrize("gaps", [1, 3])
def test_the_page_costs_the_same_however_many_gaps_there_are(
    coordinator_client, django_assert_num_queries, gaps
):
    for number in range(gaps):
        missed(2, ObstacleKindFactory(name=f"Gat {number}"))

    with django_assert_num_queries(5):
        coordinator_client.get(reverse("reporting:gap_list"))


def begun(**group):
    gap = group.pop("gap", None) or ObstacleKindFactory(name="Geen oppas")
    told = {"gap": gap, "gap_families": 9, "gap_on": date(2018, 3, 1)}
    return NeighbourhoodGroupFactory(**(told | {"started_on": date(2018, 4, 1)} | group))


def test_the_report_tells_in_one_sentence_which_groups_began_for_a_gap(db):
    begun(name="Oppas om de hoek")
    begun(name="Fietsles", gap=ObstacleKindFactory(name="Vervoer"), gap_families=3)

    summary = annual.annual_report(2018, today=LATER).summary

    assert summary.endswith(
        "Omdat gezinnen ergens tegenaan liepen waar nog niets voor was, begonnen deze groepen: "
        "Fietsles (Vervoer, 1–4 gezinnen) en Oppas om de hoek (Geen oppas, 9 gezinnen)."
    )


@pytest.mark.parametrize(
    ("started_on", "is_told"),
    [
        (date(2017, 12, 31), False),
        (date(2018, 1, 1), True),
        (date(2018, 12, 31), True),
        (date(2019, 1, 1), False),
    ],
)
def test_only_groups_of_that_year_are_told(db, started_on, is_told):
    begun(name="Oppas om de hoek", started_on=started_on)

    assert ("Oppas om de hoek" in annual.annual_report(2018, today=LATER).summary) is is_told


def test_of_a_programme_only_its_own_groups_are_told(db):
    programme = ProgrammeFactory()
    begun(name="Oppas om de hoek").programmes.add(programme)
    begun(name="Fietsles", gap=ObstacleKindFactory(name="Vervoer"))

    summary = annual.annual_report(2018, programme, today=LATER).summary

    assert ("Oppas om de hoek" in summary, "Fietsles" in summary) == (True, False)


def test_of_health_and_safety_no_report_tells(db):
    begun(name="Praten", gap=ObstacleKindFactory(is_sensitive=True))

    assert "Praten" not in annual.annual_report(2018, today=LATER).summary
