"""A sheet for who takes over: all that is needed for a colleague, far less for a volunteer."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.milestones import refresh_families
from participants.handover import sheet, steps_for_a_volunteer, volunteers_sheet, without_numbers
from participants.models import FileOpening
from tests.factories.activities import ActivityFactory, ObstacleKindFactory
from tests.factories.casework import NextStepFactory, TieFactory
from tests.factories.participants import (
    ConsentFactory,
    ContactMomentFactory,
    EnrolmentFactory,
    FamilyFactory,
    ObstacleFactory,
    PersonFactory,
)
from tests.participants.cast import known
from tests.reporting.papers import opened, skipped_levels, tags_of, words_of

TODAY = date(2018, 9, 18)

pytestmark = pytest.mark.today(TODAY)


@pytest.fixture
def family(coach):
    """A family with something of everything."""
    family = known("Fortes", coach=coach, phone="+31690664215", street="Pascalweg 12")
    PersonFactory(family=family, role="child", given_name="Sem", birth_year=2011)
    ContactMomentFactory(family=family, note="Wil graag koken.\nEn naaien.", happened_on=TODAY)
    ObstacleFactory(family=family, kind=ObstacleKindFactory(name="Geen oppas"), is_heavy=True)
    NextStepFactory(family=family, what="Bel Fatma, 06-90664299", due_on=date(2018, 9, 25))
    TieFactory(family=family, name="Fatma", helps_with="past op")
    activity = ActivityFactory(name="Taalochtend")
    EnrolmentFactory(person=family.members.first(), activity=activity)
    ConsentFactory(family=family)
    refresh_families([family.pk])
    return family


def make(client, family, **told):
    return client.post(reverse("participants:handover_make", args=[family.pk]), told)


def test_a_colleague_reads_everything(coach, family):
    words = words_of(sheet(family, coach))

    told = (
        "Gezin Fortes", "Samira Fortes (ouder)", "Sem", "(kind, 2011)", "06-90664215", "Pascalweg 12",
        "Toestemming tot en met 14 januari 2019", "Fatma (buur): past op", "Taalochtend", "Bereikt",
        "Geen oppas", "Open, weegt zwaar", "Bel Fatma, 06-90664299", "25 september 2018",
        "Wil graag koken. En naaien.",
    )  # fmt: skip
    assert [line for line in told if line.replace(" ", "") not in words] == []


def test_a_volunteer_reads_given_names_activities_and_steps_and_nothing_else(coach, family):
    words = words_of(volunteers_sheet(family, coach, steps_for_a_volunteer(family)))

    read = ("Samira, Sem", "Taalochtend", "Bel Fatma, …", "25 september 2018")
    hidden = ("Fortes", "9066", "Pascalweg", "2011", "oppas", "koken", "past op", "Bereikt")
    assert [line for line in read if line.replace(" ", "") not in words] == []
    assert [line for line in hidden if line.replace(" ", "") in words] == []


@pytest.mark.parametrize(
    "number", ["06-90664215", "+31 6 90664215", "010 482 12 34", "fatma@example.org"]
)
def test_a_number_of_somebody_is_taken_out(number):
    assert without_numbers(f"Bel {number} om 9.30 uur") == "Bel … om 9.30 uur"


def test_a_step_that_tells_of_an_obstacle_is_not_for_a_volunteer(coach, family):
    obstacle = ObstacleFactory(family=family)
    NextStepFactory(family=family, what="Samen naar schuldhulp", obstacle=obstacle)

    assert [step.what for step in steps_for_a_volunteer(family)] == ["Bel Fatma, 06-90664299"]


def test_health_and_safety_are_for_the_own_coach_and_the_coordinator(coach, coordinator, family):
    ObstacleFactory(family=family, kind=ObstacleKindFactory(name="Gezondheid", is_sensitive=True))

    seen = ["Gezondheid" in words_of(sheet(family, user)) for user in (coach, coordinator)]

    assert seen == [True, True]
    assert "Gezondheid" not in words_of(volunteers_sheet(family, coach, []))


def test_an_obstacle_that_is_gone_and_a_neighbour_who_left_are_not_on_it(coach):
    family = known("Yılmaz", coach=coach)
    ObstacleFactory(family=family, solved=True, kind=ObstacleKindFactory(name="Taal"))
    TieFactory(family=family, name="Sonja", ended_on=TODAY)
    NextStepFactory(family=family, what="Gedaan", done_on=TODAY)

    words = words_of(sheet(family, coach))

    assert [gone for gone in ("Taal", "Sonja", "Gedaan") if gone in words] == []


def test_only_the_last_five_contacts_in_a_line_each(coach, family):
    for day in range(1, 8):
        ContactMomentFactory(family=family, happened_on=date(2018, 2, day), note=f"Dag{day}")
    ContactMomentFactory(family=family, happened_on=TODAY, note="lang " * 500 + "staart")

    words = words_of(sheet(family, coach))

    assert [day for day in range(1, 8) if f"Dag{day}" in words] == [5, 6, 7]
    assert "staart" not in words


def test_it_is_read_aloud_in_order_and_names_nobody_in_its_title(coach, family):
    with opened(sheet(family, coach)) as paper, paper.open_metadata() as metadata:
        tags = [tag for tag, _element in tags_of(paper)]

        assert metadata["dc:title"] == "Overdracht · 18 september 2018"
        assert (metadata["pdfuaid:part"], str(paper.Root.Lang)) == ("1", "nl")
        assert skipped_levels(tags_of(paper)) == []
        assert tags.count("Table") == tags.count("THead") == 4


def test_it_fits_on_two_pages_whatever_there_is_to_tell(coach, family):
    PersonFactory.create_batch(15, family=family)
    for make_one in (ObstacleFactory, TieFactory, ContactMomentFactory):
        make_one.create_batch(20, family=family)
    NextStepFactory.create_batch(20, family=family, what="lang woord " * 18)

    with opened(sheet(family, coach)) as paper:
        assert len(paper.pages) <= 2


@pytest.mark.parametrize("name", ["Özgür & ışık", "语言 🎪", '*x* $y$ #import "a"', "برنامج"])
def test_any_name_can_be_printed(coach, name):
    family = FamilyFactory(name=name, coach=coach)

    assert sheet(family, coach).startswith(b"%PDF-")


def test_a_family_of_which_nothing_is_known_gets_a_sheet_too(coach):
    family = FamilyFactory(name="Anoniem", coach=coach)

    pages = sheet(family, coach), volunteers_sheet(family, coach, [])

    assert ["Nietsgenoteerd." in words_of(page) for page in pages] == [True, True]


@pytest.mark.parametrize("reader", ["sheet", "volunteers_sheet"])
def test_making_one_is_written_in_the_visitors_book(coach, coach_client, family, reader):
    response = make(coach_client, family, reader=reader)

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="overdracht-2018-09-18.pdf"'
    lines = FileOpening.objects.filter(user=coach, family=family)
    assert set(lines.values_list("taken", "opened_on")) == {("", TODAY), (reader, TODAY)}


def test_who_makes_it_chooses_which_steps_a_volunteer_sees(coach_client, family):
    NextStepFactory(family=family, what="Samen koken", due_on=date(2018, 10, 2))
    cooking = family.next_steps.get(what="Samen koken")

    response = make(coach_client, family, reader="volunteers_sheet", steps=[cooking.pk])

    words = words_of(response.content)
    assert ("Samenkoken" in words, "BelFatma" in words) == (True, False)


def test_without_saying_for_whom_no_sheet_is_made(coach_client, family):
    response = make(coach_client, family, reader="")

    assert list(response.context["form"].errors) == ["reader"]
    assert not FileOpening.objects.exclude(taken="").exists()


def test_of_somebody_elses_family_there_is_no_sheet(coach_client):
    stranger = FamilyFactory()

    assert make(coach_client, stranger, reader="sheet").status_code == 404
    assert not FileOpening.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_a_sheet_costs_the_same_for_one_of_each_as_for_three(
    coach, django_assert_num_queries, number
):
    family = known("Fortes", coach=coach)
    for make_one in (ObstacleFactory, NextStepFactory, TieFactory, ContactMomentFactory):
        make_one.create_batch(number, family=family)
    refresh_families([family.pk])

    with django_assert_num_queries(13):
        sheet(family, coach)
