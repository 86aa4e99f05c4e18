"""A group of neighbours that is begun for a gap in the offer, and keeps why."""

import pytest
from django.urls import reverse

from activities.models import Activity, NeighbourhoodGroup
from participants.models import Obstacle
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    ObstacleKindFactory,
)
from tests.participants.missing import TODAY, misses

pytestmark = pytest.mark.today(TODAY)
State = Obstacle.State


@pytest.fixture
def kind(db):
    return ObstacleKindFactory(name="Geen oppas")


def group_form(kind):
    return reverse("participants:gap_group_add", args=[kind.pk])


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
