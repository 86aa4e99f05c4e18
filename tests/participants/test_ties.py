"""Who a family can turn to: written down, pointed out in our files, ended and taken up again."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError

from participants.models import Tie
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    VolunteerFactory,
)
from tests.factories.participants import (
    CaseFactory,
    FamilyFactory,
    PersonFactory,
    TieFactory,
)
from tests.filling import form_on
from tests.participants.ring import page, shared

TODAY = date(2018, 9, 18)
NO_CHOICE = "Selecteer een geldige keuze. geld is geen beschikbare keuze."
GONE = "Deze persoon staat al in de kring, of kan niet gekozen worden."


@pytest.fixture(autouse=True)
def _a_tuesday_in_september():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


@pytest.fixture
def family(coach):
    return PersonFactory(family=FamilyFactory(coach=coach, name="Fortes")).family


def test_a_name_and_who_it_is_are_enough(coach_client, family):
    answer = coach_client.post(
        page("tie_add", family), {"name": "Zus Carla", "kind": "relative_away"}
    )

    tie = Tie.objects.get()
    assert answer.url == family.get_absolute_url()
    assert (tie.family, tie.name, tie.kind, tie.what_for, tie.started_on, tie.ended_on) == (
        *(family, "Zus Carla", "relative_away", []),
        *(None, None),
    )


def test_what_for_can_be_several_things(coach_client, family):
    words = {"name": "Fatma", "kind": "neighbour", "what_for": ["children", "language"]}
    coach_client.post(page("tie_add", family), words | {"helps_with": "past op woensdag op"})

    assert Tie.objects.get().uses == "oppas, taal: past op woensdag op"


@pytest.mark.parametrize(
    ("words", "started_on"),
    [
        ({}, None),
        ({"since": "before"}, None),
        ({"since": "new"}, TODAY),
        ({"since": "new", "started_on": "gisteren"}, TODAY - timedelta(days=1)),
        ({"since": "before", "started_on": "3-1-2018"}, date(2018, 1, 3)),
    ],
)
def test_who_is_new_has_a_day_and_who_is_not_has_none(coach_client, family, words, started_on):
    coach_client.post(page("tie_add", family), {"name": "Fatma", "kind": "friend"} | words)

    assert Tie.objects.get().started_on == started_on


def test_who_was_there_before_us_after_all_loses_the_day(coach_client, family):
    tie = TieFactory(family=family, started_on=date(2018, 2, 1))
    words = {"name": tie.name, "kind": tie.kind, "since": "before", "started_on": "01-02-2018"}

    coach_client.post(page("tie_edit", family, tie.pk), words)

    tie.refresh_from_db()
    assert tie.started_on is None


@pytest.mark.parametrize(
    ("words", "field", "sentence"),
    [
        ({"name": " "}, "name", "Dit veld is verplicht."),
        ({"kind": ""}, "kind", "Dit veld is verplicht."),
        (
            {"started_on": "31-2-2017"},
            "started_on",
            "31 februari bestaat niet. Bedoel je 28 februari?",
        ),
        ({"started_on": "19-9-2018"}, "started_on", "Deze dag moet nog komen."),
        ({"what_for": ["geld"]}, "what_for", NO_CHOICE),
        ({"known": "person-1"}, "known", GONE),
        ({"known": "'; drop"}, "known", GONE),
    ],
)
def test_what_is_odd_is_said_at_the_field(coach_client, family, words, field, sentence):
    good = {"name": "Özgür 👋", "kind": "friend"}

    answer = coach_client.post(page("tie_add", family), good | words)

    assert not Tie.objects.exists()
    errors = answer.context["form"].errors
    assert list(errors) == [field]
    assert errors[field] == [sentence]


def test_where_they_met_is_asked_of_a_family_that_came_somewhere(coach_client, family):
    shared(family, date(2018, 9, 4), activity=ActivityFactory(name="Taalochtend"))
    ActivityFactory(name="Kookgroep")

    form = coach_client.get(page("tie_add", family)).context["form"]

    assert [str(one) for one in form.fields["met_at"].queryset] == ["Taalochtend"]


def test_ending_asks_nothing_and_can_be_taken_back(coach_client, family):
    tie = TieFactory(family=family)

    coach_client.post(page("tie_end", family, tie.pk))
    coach_client.post(page("tie_end", family, tie.pk))
    tie.refresh_from_db()
    ended_on = tie.ended_on
    file = coach_client.get(family.get_absolute_url())
    coach_client.post(page("tie_resume", family, tie.pk))
    tie.refresh_from_db()

    assert (ended_on, tie.ended_on) == (TODAY, None)
    assert file.context["circle"].just_left == [tie]


def test_who_was_added_anew_meanwhile_is_not_there_twice(coach_client, family):
    person = PersonFactory()
    tie = TieFactory(family=family, person=person, ended_on=date(2018, 5, 1))
    TieFactory(family=family, person=person)

    answer = coach_client.post(page("tie_resume", family, tie.pk), follow=True)

    tie.refresh_from_db()
    assert tie.ended_on == date(2018, 5, 1)
    assert "Deze persoon staat al in de kring." in answer.text


@pytest.mark.parametrize("name", ["tie_edit", "tie_end", "tie_resume"])
def test_the_ring_of_a_stranger_cannot_be_changed(coach_client, family, name):
    strangers = TieFactory(family=FamilyFactory())

    answers = [
        coach_client.post(page(name, at, strangers.pk)).status_code
        for at in (strangers.family, family)
    ]

    strangers.refresh_from_db()
    assert (answers, strangers.ended_on) == ([404, 404], None)


def test_the_person_of_another_family_can_go_and_the_name_stays(family):
    person = PersonFactory()
    tie = TieFactory(family=family, person=person, name="Denise B.")

    person.delete()

    tie.refresh_from_db()
    assert (tie.person, tie.name) == (None, "Denise B.")


def test_one_person_is_a_visitor_or_a_volunteer_and_not_both(family):
    with pytest.raises(IntegrityError):
        TieFactory(family=family, person=PersonFactory(), volunteer=VolunteerFactory())


@pytest.mark.parametrize("stage", [2, 3])
def test_the_page_warns_when_there_is_only_us_once_we_know_the_family(coach_client, family, stage):
    CaseFactory(family=family, stage=stage)

    circle = coach_client.get(family.get_absolute_url()).context["circle"]

    assert circle.only_us == ("Alleen wij staan om dit gezin heen." if stage == 3 else "")


def test_two_who_correct_the_same_anchor_each_keep_what_they_wrote(coach_client, family):
    tie = TieFactory(family=family, name="Carla", what_for=["chat"])
    at = page("tie_edit", family, tie.pk)
    joke = signed_in(UserFactory(name="Joke Jansen", coordinator=True))
    mine, hers = (form_on(client.get(at).text) for client in (coach_client, joke))

    joke.post(at, hers.filled(what_for=["chat", "papers"]))
    answer = coach_client.post(at, mine.filled(name="Carla van 12"), follow=True)

    tie.refresh_from_db()
    assert (tie.name, tie.what_for) == ("Carla van 12", ["chat", "papers"])
    assert "Joke veranderde intussen: waarvoor. Dat blijft zo staan." in answer.text


def test_two_who_write_another_name_choose_and_lose_nothing(coach_client, family):
    tie = TieFactory(family=family, name="Carla")
    at = page("tie_edit", family, tie.pk)
    joke = signed_in(UserFactory(name="Joke Jansen", coordinator=True))
    mine, hers = (form_on(client.get(at).text) for client in (coach_client, joke))

    joke.post(at, hers.filled(name="Zus Carla"))
    answer = coach_client.post(at, mine.filled(name="Carla van 12"))

    tie.refresh_from_db()
    assert tie.name == "Zus Carla"
    assert answer.status_code == 200
    assert "Carla van 12" in answer.text
