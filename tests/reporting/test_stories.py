"""Stories in the annual report: only the text, of the year and the programme, and gone when taken back."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.stories import refuse_stories
from participants.models import Story
from reporting.annual import annual_report
from reporting.exports import FORMS
from tests.factories.activities import ProgrammeFactory
from tests.factories.casework import StoryFactory
from tests.factories.participants import CaseFactory, FamilyFactory
from tests.reporting.papers import opened, skipped_levels, tags_of, words_of
from tests.reporting.readers import as_csv, as_json, as_sheets, formulas

TEXT = 'Een moeder kookt nu elke week. *x* #import "a" 🎈'


@pytest.fixture
def story(db):
    family = FamilyFactory(name="Fortes")
    programme = ProgrammeFactory(slug="versterken")
    CaseFactory(family=family, found_on=date(2018, 1, 8), programmes=[programme])
    return StoryFactory(family=family, ready=True, text=TEXT, told_on=date(2018, 3, 6))


def page(client, **choice):
    return client.get(reverse("reporting:annual_report"), {"jaar": 2018} | choice).text


def test_a_ready_story_stands_on_the_page_without_the_family(board_client, story):
    text = page(board_client)

    assert "Verteld met toestemming, zonder namen." in text
    assert "Een moeder kookt nu elke week. *x* #import &quot;a&quot; 🎈" in text
    assert [
        seam for seam in ("Fortes", f"/verhalen/{story.pk}", "/gezinnen/") if seam in text
    ] == []


def test_it_stands_in_the_paper_and_in_the_record(story):
    report = annual_report(2018)
    pdf = FORMS["pdf"].write(report)

    with opened(pdf) as paper:
        assert skipped_levels(tags_of(paper)) == []
    assert 'Eenmoederkooktnuelkeweek.*x*#import"a"□' in words_of(pdf)
    assert as_json(report)["stories"] == [TEXT]


def test_it_has_a_sheet_of_its_own_in_the_workbook(story):
    assert as_sheets(annual_report(2018))["Verhalen"] == [
        ["Verteld met toestemming, zonder namen."],
        [TEXT],
    ]


def test_it_is_a_row_without_a_number_at_the_end_of_the_csv(story):
    *figures, row = as_csv(annual_report(2018))

    assert [row[column] for column in ("year", "code", "label", "value", "text")] == [
        "2018",
        "story",
        "Verhaal",
        "",
        TEXT,
    ]
    assert {figure["text"] for figure in figures if figure["value"]} == {""}


@pytest.mark.parametrize("text", ["=1+1", "+31 is ver weg.\nToch kwam zij."])
def test_a_story_is_nothing_that_a_spreadsheet_runs(story, text):
    Story.objects.update(text=text)
    report = annual_report(2018)

    assert as_csv(report)[-1]["text"] == f"'{text}"
    assert as_sheets(report)["Verhalen"][1] == [text]
    assert formulas(report) == []


@pytest.mark.parametrize(
    ("choice", "is_told"),
    [
        ({}, True),
        ({"programma": "versterken"}, True),
        ({"programma": "isolement"}, False),
        ({"jaar": 2017}, False),
    ],
)
def test_it_follows_the_year_and_the_programme(board_client, story, choice, is_told):
    ProgrammeFactory(slug="isolement")

    assert ("Een moeder kookt" in page(board_client, **choice)) is is_told


def test_without_a_story_there_is_no_empty_heading(board_client, story):
    refuse_stories(stories=Story.objects.all())

    text = page(board_client)

    assert ("Een moeder kookt" in text, 'id="stories"' in text) == (False, False)
    report = annual_report(2018)
    assert "Verhalen" not in words_of(FORMS["pdf"].write(report))
    assert "Verhalen" not in as_sheets(report)
    assert "story" not in {row["code"] for row in as_csv(report)}
