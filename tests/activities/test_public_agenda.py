"""The neighbourhood agenda: what everybody may read, and what nobody reads there."""

import re
from datetime import date, time
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    LanguageFactory,
    NeighbourhoodGroupFactory,
    PlaceFactory,
    PublicAgendaFactory,
    SessionFactory,
    public,
)

AGENDA = reverse("activities:public_agenda")


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


@pytest.fixture
def is_open(db):
    return PublicAgendaFactory(contact="Loop binnen bij het Huis van de Wijk.")


def shown(response):
    return [
        (day.day, [str(one.activity) for one in held]) for day, held in response.context["days"]
    ]


def pages():
    """Every page of the agenda, for an activity of a group that is on it."""
    activity = public("Naaicafé", group=NeighbourhoodGroupFactory())
    keys = {
        "public_activity": [activity.pk],
        "activity_feed": [activity.pk],
        "group_feed": [activity.group_id],
    }
    names = ("public_agenda", "public_poster", "public_feed", *keys)
    return [reverse(f"activities:{name}", args=keys.get(name)) for name in names]


@pytest.mark.parametrize("closed", ["never opened", "closed again"])
def test_a_closed_agenda_is_not_there_for_anybody(client, coordinator_client, db, closed):
    if closed == "closed again":
        PublicAgendaFactory(is_open=False)

    for address in pages():
        assert client.get(address).status_code == 404
        assert coordinator_client.get(address).status_code == 404


def test_an_open_agenda_asks_nobody_to_sign_in(client, is_open):
    assert {client.get(address).status_code for address in pages()} == {200}


def test_only_public_activities_of_the_coming_four_weeks_are_on_it(client, is_open):
    sewing = public("Naaicafé")
    for day in (date(2018, 9, 17), date(2018, 9, 18), date(2018, 10, 15), date(2018, 10, 16)):
        SessionFactory(activity=sewing, held_on=day)
    SessionFactory(activity__name="Moedergroep", held_on=date(2018, 9, 18))

    now = client.get(AGENDA)

    assert shown(now) == [(18, ["Naaicafé"]), (15, ["Naaicafé"])]
    assert shown(client.get(AGENDA + now.context["later"])) == [(16, ["Naaicafé"])]


@pytest.mark.parametrize("day", ["2018-09-01", "2030-01-01", "31-2-2018", "0001-01-01", "🌸"])
def test_one_looks_forward_and_not_too_far(client, is_open, day):
    assert client.get(AGENDA, {"vanaf": day}).context["is_now"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Eten", "Knutselen", "Moeders", "Taal"]),
        ({"wie": "kinderen"}, ["Knutselen"]),
        ({"wie": "alleen vrouwen"}, ["Moeders"]),
        ({"kosten": "gratis"}, ["Knutselen", "Taal"]),
        ({"taal": "Turks"}, ["Taal"]),
        (
            {"taal": "Klingon", "wie": "honden", "kosten": "-"},
            ["Eten", "Knutselen", "Moeders", "Taal"],
        ),
    ],
)
def test_one_finds_what_fits(client, is_open, asked, found):
    activities = [
        public("Eten", cost=Decimal("2.50")),
        public("Knutselen", cost=0, child_age_from=4),
        public("Moeders", for_whom="alleen vrouwen"),
        public("Taal", cost=0),
    ]
    activities[-1].languages.add(LanguageFactory(name="Turks"))
    for activity in activities:
        SessionFactory(activity=activity, held_on=date(2018, 9, 20), starts_at=time(9, 30))

    ((_, names),) = shown(client.get(AGENDA, asked))

    assert sorted(names) == found


def test_only_what_can_be_found_is_offered(client, is_open):
    public("Moeders", for_whom="alleen vrouwen").languages.add(LanguageFactory(name="Turks"))
    ActivityFactory(for_whom="alleen mannen").languages.add(LanguageFactory(name="Pools"))

    page = client.get(AGENDA).text

    assert "alleen vrouwen" in page
    assert "Turks" in page
    assert "alleen mannen" not in page
    assert "Pools" not in page


def test_nobodys_name_and_no_reason_is_told(client, is_open):
    """A reason may say who is ill."""
    activity = public(
        "Naaicafé",
        hosts=[UserFactory(name="Meral Voorbeeld")],
        group=NeighbourhoodGroupFactory(description="Van Carla"),
    )
    told = {"activity": activity, "starts_at": time(10)}
    SessionFactory(held_on=date(2018, 9, 20), cancelled_because="Carla is ziek", **told)
    SessionFactory(
        held_on=date(2018, 9, 21),
        moved_from_on=date(2018, 9, 22),
        moved_because="Carla kan niet",
        **told,
    )
    addresses = [
        AGENDA,
        reverse("activities:public_activity", args=[activity.pk]),
        reverse("activities:public_feed"),
        reverse("activities:activity_feed", args=[activity.pk]),
        reverse("activities:group_feed", args=[activity.group_id]),
    ]

    for address in addresses:
        text = client.get(address).text
        assert "Naaicafé" in text
        assert re.findall("Carla|Meral|ziek", text) == []


def test_what_was_moved_or_called_off_can_be_seen(client, is_open):
    activity = public("Naaicafé")
    SessionFactory(activity=activity, held_on=date(2018, 9, 20), cancelled_because="het weer")
    SessionFactory(activity=activity, held_on=date(2018, 9, 21), moved_from_on=date(2018, 9, 22))

    for page in (AGENDA, reverse("activities:public_activity", args=[activity.pk])):
        text = client.get(page).text
        assert "Gaat niet door" in text
        assert "verzet van za 22 september" in re.sub(r"\s+", " ", text)


def test_the_page_of_an_activity_tells_what_one_wants_to_know(client, is_open):
    activity = public(
        "Knutselen",
        place=PlaceFactory(name="Huis van de Wijk", street="Pascalweg 1"),
        cost=Decimal("2.50"),
        for_whom="ouders met kinderen",
        child_age_from=4,
        child_age_to=8,
        has_child_care=True,
        is_step_free=True,
    )

    page = re.sub(
        r"\s+", " ", client.get(reverse("activities:public_activity", args=[activity.pk])).text
    )

    for words in (
        "Huis van de Wijk, Pascalweg 1",
        "€ 2,50",
        "ouders met kinderen",
        "4 tot en met 8 jaar",
        "Er wordt op kleine kinderen gepast.",
        "Zonder drempels",
        "Loop binnen bij het Huis van de Wijk.",
    ):
        assert words in page


def test_an_activity_that_is_not_public_or_has_stopped_has_no_page(client, is_open):
    stopped = public("Gestopt", ended_on=date(2018, 9, 17))

    for activity in (ActivityFactory(), stopped):
        address = reverse("activities:public_activity", args=[activity.pk])
        assert client.get(address).status_code == 404


def test_the_page_of_an_activity_of_a_group_leads_to_all_that_group_does(client, is_open):
    sewing = public("Naaicafé", group=NeighbourhoodGroupFactory(name="Naaigroep"))

    page = client.get(reverse("activities:public_activity", args=[sewing.pk])).text

    assert "Of alles van Naaigroep:" in page
    assert reverse("activities:group_feed", args=[sewing.group_id]) in page


def test_a_group_without_public_activities_has_no_feed(client, is_open):
    group = ActivityFactory(group=NeighbourhoodGroupFactory()).group

    assert client.get(reverse("activities:group_feed", args=[group.pk])).status_code == 404


def test_english_readers_get_english_words(client, is_open):
    activity = public("Taal", description="Samen praten.", description_english="Talk <together>.")
    client.cookies["taal"] = "en"

    page = client.get(reverse("activities:public_activity", args=[activity.pk])).text

    assert "Talk &lt;together&gt;." in page
    assert "Samen praten." not in page.partition("<body")[2]
    assert "What is there to do in Lombardijen?" in client.get(AGENDA).text


@pytest.mark.parametrize("sessions", [1, 3])
def test_every_page_asks_as_much_for_three_sessions_as_for_one(
    client, is_open, sessions, django_assert_num_queries
):
    group = NeighbourhoodGroupFactory()
    for number in range(sessions):
        activity = public(f"Taal {number}", group=group, place=PlaceFactory())
        activity.languages.add(LanguageFactory())
        SessionFactory(activity=activity, held_on=date(2018, 9, 20), place=PlaceFactory())
    for number in range(sessions - 1):
        SessionFactory(activity=activity, held_on=date(2018, 9, 21 + number))

    with django_assert_num_queries(5):
        client.get(AGENDA)
    with django_assert_num_queries(5):
        client.get(reverse("activities:public_activity", args=[activity.pk]))
    with django_assert_num_queries(3):
        client.get(reverse("activities:public_feed"))
    with django_assert_num_queries(4):
        client.get(reverse("activities:group_feed", args=[group.pk]))


@pytest.mark.usefixtures("is_open")
def test_an_old_link_to_a_language_that_is_no_longer_spoken_shows_all_and_says_so(client):
    SessionFactory(activity=public("Naaicafé"), held_on=date(2018, 9, 20))

    page = client.get(AGENDA, {"taal": "Klingon", "wie": "Özgür 🚲"})

    assert shown(page) == [(20, ["Naaicafé"])]
    assert "In die taal is er nu niets. Je ziet alles." in page.text
    assert "Voor hen is er nu niets. Je ziet alles." in page.text


@pytest.mark.usefixtures("is_open")
def test_who_looks_at_one_activity_is_not_sent_to_data_for_machines(client):
    activity = public("Naaicafé")
    pages = [AGENDA, reverse("activities:public_activity", args=[activity.pk])]

    told = [reverse("activities:directory") in client.get(page).text for page in pages]

    assert told == [True, False]
