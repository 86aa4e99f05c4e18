"""The catalogue as a whole, and its page in the documentation."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from activities import facts as agenda
from reporting.annual import annual_report
from reporting.indicators import CATALOGUE, CHAPTERS, Chapter, Unit
from reporting.indicators.base import Via
from tests.factories.activities import ActivityFactory, ProgrammeFactory, SessionFactory
from tests.factories.reporting import TargetFactory
from tests.reporting.papers import words_of
from tests.reporting.readers import as_csv, as_json, as_sheets, written

PAGE = Path("docs/indicators.md")
INTRODUCTION = """\
# What we count

Every figure of the annual report, with the definition that is printed beside it. A test keeps this
page equal to the catalogue in `reporting/indicators/`: one file per chapter, one function per figure.
A figure of a programme says behind its definition which rows count for it. Targets name a code.
Where the foundation chooses the numbers itself, as for connection, the rule of the last day is
printed behind the definition (`participants/connection_words.py`, decision 0015). Counted says over which
days: within the period, on its last day, or of the families found in it, followed until the day one looks
(decision 0030). Of every figure the rows behind it are listed by its code in `participants/figure_files/`.
"""


def as_page():
    lines = [INTRODUCTION]
    for chapter in CHAPTERS:
        lines += [
            f"## {chapter.title}\n",
            "| Code | Figure | Unit | Counted | Definition |",
            "|---|---|---|---|---|",
        ]
        lines += [
            f"| `{i.code}` | {i.label} | {i.unit.value} | {i.counted.label} | {i.definition} |"
            for i in chapter.indicators
        ]
        lines.append("")
    return "\n".join(lines)


def test_the_page_of_definitions_is_what_the_code_counts():
    """When this fails the expected text below it is the new page."""
    assert PAGE.read_text(encoding="utf-8") == as_page()


def test_every_code_is_used_once():
    codes = [indicator.code for chapter in CHAPTERS for indicator in chapter.indicators]

    assert list(CATALOGUE) == codes


def test_every_definition_is_whole_sentences():
    assert [i.code for i in CATALOGUE.values() if not str(i.definition).endswith(".")] == []


def test_whoever_counts_for_a_programme_is_told_behind_the_definition():
    unexplained = [i.code for i in CATALOGUE.values() if "%(programme)s" not in str(i.via.label)]

    assert unexplained == []


@pytest.fixture
def new_figure():
    """As if somebody wrote one more function in one of the files of the catalogue."""
    chapter = Chapter("Nieuw", [])

    @chapter.indicator(
        "meetings_in_summer",
        "Bijeenkomsten in de zomer",
        definition="Bijeenkomsten in juli.",
        unit=Unit.SESSION,
        via=Via.ACTIVITY,
        behind="sessions",
    )
    def meetings_in_summer(scope):
        held = scope.ask(agenda.meetings_per_day)
        return sum(day.sessions for on, day in held.items() if on.month == 7)

    CHAPTERS.append(chapter)
    CATALOGUE["meetings_in_summer"] = meetings_in_summer
    yield meetings_in_summer
    CHAPTERS.remove(chapter)
    del CATALOGUE["meetings_in_summer"]


def test_one_function_more_stands_on_screen_among_promises_and_in_every_form(
    db, new_figure, coordinator_client
):
    programme = ProgrammeFactory(slug="versterken")
    SessionFactory(held_on=date(2018, 7, 1), activity=ActivityFactory(programmes=[programme]))
    SessionFactory(held_on=date(2018, 6, 30))
    TargetFactory(programme=programme, code=new_figure.code, value=4)

    report = annual_report(2018, programme)
    page = coordinator_client.get(
        reverse("reporting:annual_report"), {"jaar": 2018, "programma": "versterken"}
    )

    assert [(p.figure.code, p.figure.value, p.figure.target) for p in report.promised] == [
        (new_figure.code, 1, 4)
    ]
    assert new_figure.label in page.text
    assert new_figure.code in [row["code"] for row in as_csv(report)]
    assert new_figure.code in [row["code"] for row in as_json(report)["figures"]]
    assert new_figure.label in [row[0] for row in as_sheets(report)["Cijfers"]]
    assert "".join(new_figure.label.split()) in words_of(written(report, "pdf"))
    own = coordinator_client.get(reverse("figure_detail", args=[2018, new_figure.code]))
    assert (own.status_code, own.context["page"].paginator.count) == (200, 2)
