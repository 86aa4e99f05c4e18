"""Activities: found, read, started, stopped."""

from datetime import date, time

import pytest
import time_machine
from django.urls import reverse
from django.utils.html import escape

from activities.models import Activity, Place
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    ObstacleKindFactory,
    PlaceFactory,
    ProgrammeFactory,
    SessionFactory,
)

LIST = reverse("activities:activity_list")
ADD = reverse("activities:activity_add")


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


def names(response):
    return [activity.name for activity in response.context["page"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_much_for_three_activities_as_for_one(
    host, coach_client, rows, django_assert_num_queries
):
    for _ in range(rows):
        activity = ActivityFactory(hosts=[host], place=PlaceFactory())
        SessionFactory(activity=activity, held_on=date(2018, 9, 20))

    with django_assert_num_queries(6):
        assert len(names(coach_client.get(LIST))) == rows


def test_the_list_shows_what_runs_and_when_it_is_next(coach_client):
    runs = ActivityFactory(name="Taalochtend")
    ActivityFactory(name="Naaicafé", ended_on=date(2018, 9, 17))
    for day, why in ((17, ""), (19, "ziek"), (20, ""), (27, "")):
        SessionFactory(activity=runs, held_on=date(2018, 9, day), cancelled_because=why)

    response = coach_client.get(LIST)

    assert names(response) == ["Taalochtend"]
    assert response.context["page"][0].next_on == date(2018, 9, 20)
    assert names(coach_client.get(LIST, {"welke": "alle"})) == ["Naaicafé", "Taalochtend"]


def test_a_new_activity_may_begin_with_what_an_earlier_one_has(coach_client):
    runs = ActivityFactory(name="Taalochtend", started_on=date(2018, 1, 9))
    ActivityFactory(name="Lang geleden", started_on=date(2012, 1, 1), ended_on=date(2016, 9, 1))

    page = coach_client.get(ADD)

    assert list(page.context["examples"]) == [runs]
    assert reverse("activities:activity_copy", args=[runs.pk]) in page.text


@pytest.mark.parametrize("words", ["naaicafe", "NAAICAFÉ", "naai"])
def test_an_activity_is_found_without_accents(coach_client, words):
    ActivityFactory(name="Naaicafé Özgür")
    ActivityFactory(name="Taalochtend")

    assert names(coach_client.get(LIST, {"zoek": words})) == ["Naaicafé Özgür"]


def test_activities_of_one_programme(coach_client):
    programme = ProgrammeFactory(slug="gv")
    ActivityFactory(name="Taalochtend", programmes=[programme])
    ActivityFactory()

    assert names(coach_client.get(LIST, {"programma": "gv"})) == ["Taalochtend"]


def test_a_list_without_activities_says_what_it_is_for(coach_client, board_client):
    assert "Begin een nieuwe activiteit" in coach_client.get(LIST).text
    assert "Hier staat alles waar mensen bij kunnen aansluiten." in board_client.get(LIST).text


def test_a_host_sees_only_their_own_activities(host, host_client):
    mine, other = ActivityFactory(name="Taalochtend", hosts=[host]), ActivityFactory()

    assert names(host_client.get(LIST)) == ["Taalochtend"]
    assert host_client.get(mine.get_absolute_url()).status_code == 200
    assert host_client.get(other.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_page_asks_as_much_for_three_sessions_as_for_one(
    coach_client, sessions, django_assert_num_queries
):
    activity = ActivityFactory(programmes=[ProgrammeFactory()])
    for number in range(1, sessions + 1):
        SessionFactory(activity=activity, held_on=date(2018, 9, number), place=PlaceFactory())
        SessionFactory(activity=activity, held_on=date(2018, 10, number), place=PlaceFactory())

    with django_assert_num_queries(12):
        response = coach_client.get(activity.get_absolute_url())

    assert len(response.context["coming"]) == len(response.context["page"]) == sessions


def test_an_activity_is_started_with_what_was_filled_in(coach, coach_client):
    group, programme = NeighbourhoodGroupFactory(), ProgrammeFactory()
    obstacle = ObstacleKindFactory(name="geen oppas")

    response = coach_client.post(
        ADD,
        {
            "name": "Eten 🍲 <b>Özgür</b>",
            "starts_at": "17.30",
            "ends_at": "19.30",
            "new_place": "Pascalweg",
            "group": group.pk,
            "hosts": [coach.pk],
            "programmes": [programme.pk],
            "takes_away": [obstacle.pk],
            "started_on": "3 september 2018",
        },
        follow=True,
    )

    activity = Activity.objects.get()
    assert (activity.starts_at, activity.ends_at) == (time(17, 30), time(19, 30))
    assert activity.place.name == "Pascalweg"
    assert activity.started_on == date(2018, 9, 3)
    assert [str(kind) for kind in activity.takes_away.all()] == ["geen oppas"]
    assert escape("Eten 🍲 <b>Özgür</b>") in response.text
    assert "Zet nu de eerste bijeenkomst in de agenda." in response.text


def test_a_place_that_exists_is_not_made_twice(coach_client):
    place = PlaceFactory(name="Pascalweg")

    coach_client.post(ADD, {"name": "Eten", "started_on": "vandaag", "new_place": "PASCALWÉG"})

    assert Place.objects.get() == place
    assert Activity.objects.get().place == place


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "Taalochtend"}, "Er is al een activiteit met deze naam."),
        ({"started_on": "31-2-2017"}, "31 februari bestaat niet."),
        ({"starts_at": "19.30", "ends_at": "17.30"}, "De eindtijd ligt vóór de begintijd."),
        ({"starts_at": "straks"}, "Dit is geen tijd."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(coach_client, wrong, sentence):
    ActivityFactory(name="Taalochtend")
    data = {"name": "Eten", "started_on": "vandaag", "description": "Samen koken."} | wrong

    page = coach_client.post(ADD, data).text

    assert sentence in page
    assert "Samen koken." in page
    assert Activity.objects.count() == 1


def test_an_activity_stops_and_stays(coach_client):
    activity = ActivityFactory(name="Taalochtend")
    edit = reverse("activities:activity_edit", args=[activity.pk])

    coach_client.post(
        edit, {"name": "Taalochtend", "started_on": "1-1-2017", "ended_on": "gisteren"}
    )

    activity.refresh_from_db()
    assert activity.ended_on == date(2018, 9, 17)
    assert names(coach_client.get(LIST)) == []
