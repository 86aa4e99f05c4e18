"""The families an activity with room is something for."""

from datetime import timedelta

import pytest
from django.urls import reverse

from participants.matching.lists import whom_it_suits
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import ObstacleKindFactory
from tests.factories.participants import CaseFactory, FamilyFactory, ObstacleFactory
from tests.participants.offers import something
from tests.participants.registers import TODAY

pytestmark = pytest.mark.usefixtures("db", "this_evening")


@pytest.fixture
def sitter():
    return ObstacleKindFactory(name="Geen oppas")


@pytest.fixture
def family(coach):
    return CaseFactory(family=FamilyFactory(coach=coach, name="Fortes")).family


def whom(activity, user):
    return [match.need.name for match in whom_it_suits(activity, user).matches]


def test_an_activity_finds_the_families_it_helps(coach, coordinator, sitter):
    mine = CaseFactory(family=FamilyFactory(name="Mijn", coach=coach)).family
    ObstacleFactory(family=mine, kind=sitter)
    theirs = CaseFactory(family=FamilyFactory(name="Van een ander")).family
    ObstacleFactory(family=theirs, kind=sitter, is_heavy=True)
    CaseFactory(family=FamilyFactory(name="Niets in de weg", coach=coach))
    without_case = FamilyFactory(name="Zonder traject", coach=coach)
    ObstacleFactory(family=without_case, kind=sitter)
    activity = something("Speelochtend", sitter)

    assert whom(activity, coach) == ["Mijn"]
    assert whom(activity, coordinator) == ["Van een ander", "Mijn"]


def test_what_is_sensitive_brings_nobody_to_a_page_of_somebody_else(coach, coordinator):
    health = ObstacleKindFactory(is_sensitive=True)
    family = CaseFactory(family=FamilyFactory(name="Fortes", coach=coach)).family
    ObstacleFactory(family=family, kind=health)
    activity = something("Wandelen", health)

    assert whom(activity, coach) == ["Fortes"]
    assert whom(activity, UserFactory(coach=True)) == []


@pytest.mark.parametrize(("room", "expected"), [(0, []), (1, ["Fortes"])])
def test_a_full_activity_finds_nobody(coach, family, sitter, room, expected):
    ObstacleFactory(family=family, kind=sitter)

    assert whom(something("Speelochtend", sitter, room=room), coach) == expected


@pytest.mark.parametrize("rows", [1, 3])
def test_whom_it_suits_costs_as_much_for_three_families(
    coach_client, coach, sitter, rows, django_assert_num_queries
):
    activity = something("Speelochtend", sitter)
    for _ in range(rows):
        ObstacleFactory(family=CaseFactory(family=FamilyFactory(coach=coach)).family, kind=sitter)

    with django_assert_num_queries(16):
        page = coach_client.get(reverse("participants:match_families", args=[activity.pk]))

    assert len(page.context["suited"].matches) == rows


@pytest.mark.parametrize(
    ("activity", "sentence"),
    [
        ({"ended_on": TODAY - timedelta(days=1)}, "Deze activiteit loopt nu niet."),
        ({"room": 0}, "Deze activiteit is vol."),
        ({}, "Vul eerst in wat deze activiteit wegneemt."),
    ],
)
def test_an_empty_list_says_why(coach_client, activity, sentence):
    made = something("Speelochtend", **activity)

    page = coach_client.get(reverse("participants:match_families", args=[made.pk]))

    assert sentence in page.text


def test_a_host_finds_no_families(host):
    activity = something("Speelochtend", hosts=[host])
    client = signed_in(host)

    assert client.get(activity.get_absolute_url()).status_code == 200
    assert client.get(reverse("participants:match_families", args=[activity.pk])).status_code == 403
