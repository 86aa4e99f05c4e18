"""The charts of a report: the same numbers on a page and on paper, and in words for who does not see."""

import re
from datetime import date
from itertools import combinations

import pytest
from django.urls import reverse

from core.drawing import PAPER
from core.models import Area
from participants.actions.milestones import refresh_milestones
from participants.models import Case, Milestone, Step
from reporting.annual import annual_report
from reporting.disclosure import Told, total
from reporting.exports.paper import write_pdf
from reporting.pictures import Pictures
from reporting.pictures.whereabouts import network
from reporting.told_tables import ToldTable
from tests.factories.activities import ActivityFactory, ObstacleKindFactory, SessionFactory
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    ObstacleFactory,
    PersonFactory,
)
from tests.reporting.papers import opened, tags_of

MARCH = date(2018, 3, 5)
CHARTS = (
    "funnel",
    "course",
    "cohorts",
    "obstacles",
    "calendar",
    "groups",
    "district",
    "network",
)


@pytest.fixture
def report(db):
    """Seven connected families in a buurt; five met an obstacle, four come to two activities."""
    wijk = Area.objects.create(kind=Area.Kind.QUARTER, name="Lombardijen", cbs_code="BU05991284")
    buurt = Area.objects.create(kind=Area.Kind.NEIGHBOURHOOD, name="Smeetsland", parent=wijk)
    cases = CaseFactory.create_batch(7, found_on=MARCH, family__area=buurt)
    for case in cases:
        Milestone.objects.create(case=case, step=Step.CONNECTED, reached_on=MARCH)
    refresh_milestones(Case.objects.all())
    taal = ObstacleKindFactory(name="Taal", is_sensitive=False)
    for case in cases[:5]:
        ObstacleFactory(family=case.family, kind=taal, noted_on=MARCH)
    people = [PersonFactory(family=case.family) for case in cases[:4]]
    for name in ("Naaicafé", "Taalochtend"):
        session = SessionFactory(
            activity=ActivityFactory(name=name, group=None), held_on=MARCH, unnamed_visitors=8
        )
        for person in people:
            AttendanceFactory(session=session, person=person)
    return annual_report(2018)


def drawn(pictures):
    return {code: getattr(pictures, code) for code in CHARTS}


def written(markup):
    """The words and numbers that stand on a drawing, without what is said of it."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", markup)


def on_sheet(chart):
    return [written(chart.svg), *(written(panel.svg) for panel in chart.panels)]


@pytest.mark.parametrize("code", CHARTS)
def test_page_and_paper_draw_the_same_words_and_numbers(report, code):
    page, paper = (drawn(Pictures.of(report, colours))[code] for colours in (None, PAPER))

    assert on_sheet(page) == on_sheet(paper)
    assert (page.words, page.table) == (paper.words, paper.table)


@pytest.mark.parametrize("code", CHARTS)
def test_a_settled_report_is_drawn_from_its_tables_alone(report, code):
    records = [table.record for table in report.tables.values()]
    tables = {record["code"]: ToldTable.of_record(record) for record in records}

    kept = Pictures(tables, report.promises.numbers)

    assert drawn(kept)[code] == drawn(Pictures.of(report))[code]


def test_every_chart_names_its_numbers_in_words(report):
    words = {code: chart.words for code, chart in drawn(Pictures.of(report)).items()}

    assert words == {
        "funnel": "Gevonden 7 van 30 afgesproken, benaderd 0 van 30 afgesproken, bereikt 0 van 30 "
        "afgesproken, belemmering opgelost 0 van 30 afgesproken, aansluiting 7 van 30 afgesproken.",
        "course": "Gezinnen met aansluiting: 7 tot en met 31 maart, 7 tot en met 30 april, "
        "7 tot en met 31 mei, 7 tot en met 30 juni, 7 tot en met 31 juli, 7 tot en met 31 augustus, "
        "7 tot en met 30 september, 7 tot en met 31 oktober, 7 tot en met 30 november, "
        "7 tot en met 31 december. Afgesproken: 30.",
        "cohorts": "2018: 7 gevonden, 0 bereikt, 7 aansluiting.",
        "obstacles": "Taal: 5 gevonden, 0 weggenomen.",
        "calendar": "Bezoeken per maand: januari 0, februari 0, maart 24, april 0, mei 0, juni 0, "
        "juli 0, augustus 0, september 0, oktober 0, november 0, december 0.",
        "groups": "Naaicafé, 1 keer. Bezoeken per maand: jan 0, feb 0, mrt 10, apr 0, mei 0, jun 0, "
        "jul 0, aug 0, sep 0, okt 0, nov 0, dec 0. Taalochtend, 1 keer. Bezoeken per maand: jan 0, "
        "feb 0, mrt 10, apr 0, mei 0, jun 0, jul 0, aug 0, sep 0, okt 0, nov 0, dec 0.",
        "district": "Lombardijen: 7 gezinnen, 0 plekken.",
        "network": "Samen hangen: Naaicafé en Taalochtend (4 mensen).",
    }


def test_a_report_of_nothing_draws_only_what_is_never_empty(db):
    made = drawn(Pictures.of(annual_report(2018)))

    assert [code for code, chart in made.items() if chart] == ["funnel", "calendar"]


def test_the_paper_says_of_every_drawing_what_its_table_tells(report):
    with opened(write_pdf(report)) as paper:
        said = [str(e.get("/Alt", "")) for tag, e in tags_of(paper) if tag == "Figure"]

    made = drawn(Pictures.of(report, PAPER)).values()
    expected = [chart.words for chart in made if not chart.panels]
    expected += [panel.words for chart in made for panel in chart.panels]
    assert [words for words in expected if words not in said] == []


def test_the_page_has_a_table_behind_every_chart(board_client, report):
    page = board_client.get(reverse("reporting:annual_report"), {"jaar": 2018}).text

    made = drawn(Pictures.of(report)).values()
    assert [chart.code for chart in made if chart.table.caption not in page] == []
    assert "style=" not in page


def test_of_very_many_lines_those_with_most_people_are_drawn_and_put_into_words():
    """A house of 30 000 families has thousands, and a PDF takes no longer text beside a drawing."""
    pairs = list(combinations(range(1, 14), 2))
    table = ToldTable(
        code="initiatives",
        caption="Wie hangt met wie samen",
        head=["Initiatief", "En", "Mensen", "Keer samen"],
        told=[
            (f"Groep {one}", [Told(None, f"Groep {other}"), total(people), total(0)])
            for people, (one, other) in enumerate(pairs, start=3)
        ],
        keys=[f"group:{one} group:{other}" for one, other in pairs],
    )

    chart = network(table, None)

    assert (chart.words.count(" en Groep"), chart.svg.count("<line"), len(pairs)) == (40, 40, 78)
    assert chart.words.endswith("En nog 38 lijnen: zie de tabel.")
    assert "(40 mensen)" not in chart.words
    assert "(41 mensen)" in chart.words
    assert chart.said.endswith(
        "Alleen de 40 lijnen met de meeste mensen zijn getekend; alle staan in de tabel."
    )


def test_where_names_would_lie_over_each_other_numbers_stand_with_the_names_below():
    pairs = [(at, at + 1) for at in range(1, 16)]
    table = ToldTable(
        code="initiatives",
        caption="Wie hangt met wie samen",
        head=["Initiatief", "En", "Mensen", "Keer samen"],
        told=[
            (f"Groep {one:02}", [Told(None, f"Groep {other:02}"), total(3), total(0)])
            for one, other in pairs
        ],
        keys=[f"group:{one} group:{other}" for one, other in pairs],
    )

    chart = network(table, None)

    assert written(chart.svg) == [str(number) for number in range(1, 17)]
    assert chart.note.startswith("1 Groep 01, 2 Groep 02, ")
    assert chart.note.endswith(", 16 Groep 16")
