"""Groups of neighbours."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from activities.models import NeighbourhoodGroup
from tests.factories.activities import ActivityFactory, NeighbourhoodGroupFactory, ProgrammeFactory

LIST = reverse("activities:group_list")


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


def names(response):
    return [group.name for group in response.context["page"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_much_for_three_groups_as_for_one(
    board_client, rows, django_assert_num_queries
):
    for _ in range(rows):
        ActivityFactory(group=NeighbourhoodGroupFactory())

    with django_assert_num_queries(4):
        response = board_client.get(LIST)

    assert [group.activity_count for group in response.context["page"]] == [1] * rows


def test_groups_that_stopped_are_shown_on_request(coach_client):
    NeighbourhoodGroupFactory(name="Tuingroep", ended_on=date(2018, 9, 17))
    NeighbourhoodGroupFactory(name="Moeders Pascalwég")

    assert names(coach_client.get(LIST)) == ["Moeders Pascalwég"]
    assert names(coach_client.get(LIST, {"zoek": "pascalweg"})) == ["Moeders Pascalwég"]
    assert names(coach_client.get(LIST, {"welke": "alle"})) == ["Moeders Pascalwég", "Tuingroep"]
    assert "Schrijf een buurtgroep op" in coach_client.get(LIST, {"zoek": "zzz"}).text


def test_a_group_is_written_down_and_changed(coach_client):
    programme = ProgrammeFactory()
    data = {"name": "Tuingroep", "programmes": [programme.pk], "started_on": "gisteren"}
    coach_client.post(reverse("activities:group_add"), data)
    group = NeighbourhoodGroup.objects.get()
    assert (group.started_on, list(group.programmes.all())) == (date(2018, 9, 17), [programme])

    edit = reverse("activities:group_edit", args=[group.pk])
    wrong = coach_client.post(edit, data | {"ended_on": "1-1-2018"})
    assert "De einddatum ligt vóór de begindatum." in wrong.text

    coach_client.post(edit, data | {"ended_on": "vandaag"})
    group.refresh_from_db()
    assert group.ended_on == date(2018, 9, 18)


def test_the_page_shows_the_activities_of_a_group(board_client):
    group = NeighbourhoodGroupFactory()
    activity = ActivityFactory(group=group)

    assert activity.get_absolute_url() in board_client.get(group.get_absolute_url()).text
