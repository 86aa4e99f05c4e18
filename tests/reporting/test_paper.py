"""The PDF: for eyes, for ears and for an archive."""

from datetime import date

import pikepdf
import pytest
from django.utils import translation

from participants.actions.milestones import refresh_milestones
from participants.models import Case
from reporting.annual import annual_report
from reporting.exports.paper import write_pdf
from tests.factories.activities import ProgrammeFactory
from tests.factories.participants import CaseFactory
from tests.reporting.papers import (
    opened,
    painted_without_a_tag,
    skipped_levels,
    tags_of,
    words_of,
)


@pytest.fixture
def report(db):
    CaseFactory.create_batch(2, found_on=date(2018, 2, 1))
    refresh_milestones(Case.objects.all())
    return annual_report(2018)


@pytest.fixture
def paper(report):
    with opened(write_pdf(report)) as paper:
        yield paper


@pytest.fixture
def tags(paper):
    return tags_of(paper)


def scope_of(head):
    """For which cells a table head speaks."""
    attributes = head.A if isinstance(head.A, pikepdf.Array) else [head.A]
    return next(str(each.Scope) for each in attributes if "/Scope" in each)


def test_it_says_its_language_and_its_title(paper):
    assert str(paper.Root.Lang) == "nl"
    assert bool(paper.Root.ViewerPreferences.DisplayDocTitle)
    assert paper.open_metadata()["dc:title"] == "Jaarverslag 2018 · Alle programma's samen"


def test_it_keeps_to_the_standards_for_access_and_for_archives(paper):
    with paper.open_metadata() as metadata:
        kept = [metadata[key] for key in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")]

    assert kept == ["1", "2", "A"]
    assert bool(paper.Root.MarkInfo.Marked)


def test_it_has_headings_in_order_and_a_bookmark_for_each_chapter(paper, tags):
    headings = [tag for tag, _element in tags if tag in {"H1", "H2"}]
    with paper.open_outline() as outline:
        chapters = [item.title for item in outline.root]

    assert skipped_levels(tags) == []
    assert headings.count("H2") >= 4
    assert chapters == [
        "Het jaar in het kort",
        "Wat was afgesproken, wat is bereikt",
        "Hoe ver de gezinnen kwamen",
        "Wie er kwamen, en wanneer",
        "Alle cijfers, en wat ze betekenen",
        "De wijk in cijfers",
        "Zo is geteld",
        "De tabellen achter de grafieken",
    ]


def test_all_of_it_belongs_to_one_document_and_nothing_is_drawn_beside_it(paper, tags):
    kinds = [tag for tag, _element in tags]

    assert (kinds[0], kinds.count("Document"), kinds.count("Title")) == ("Document", 1, 1)
    assert kinds.count("TOC") == 1
    assert list(painted_without_a_tag(paper)) == []


def test_the_contents_lead_to_every_chapter(paper, tags):
    with paper.open_outline() as outline:
        chapters = len(outline.root)

    assert [tag for tag, _element in tags].count("TOCI") == chapters


def test_it_speaks_english_when_the_reader_does(report):
    with translation.override("en"), opened(write_pdf(report)) as paper:
        assert str(paper.Root.Lang) == "en"
        assert paper.open_metadata()["dc:title"] == "Annual report 2018 · All programmes together"


def test_every_picture_says_what_it_shows(tags):
    figures = [str(element.get("/Alt", "")) for tag, element in tags if tag == "Figure"]

    assert figures != []
    assert [alt for alt in figures if not alt.strip()] == []
    assert (
        "Gevonden 2 van 30 afgesproken, benaderd 0 van 30 afgesproken, bereikt 0 van 30 afgesproken, "
        "belemmering opgelost 0 van 30 afgesproken, aansluiting 0 van 30 afgesproken."
    ) in figures


def test_every_table_has_heads_above_its_columns(tags):
    kinds = [tag for tag, _element in tags]
    scopes = {scope_of(element) for tag, element in tags if tag == "TH"}

    assert kinds.count("Table") >= 6
    assert kinds.count("THead") == kinds.count("Table")
    assert scopes == {"/Column", "/Row"}


def test_every_row_has_one_cell_that_names_it(tags):
    rows = [[kid for kid in row.K if kid.S in ("/TH", "/TD")] for tag, row in tags if tag == "TR"]
    below = [cells for cells in rows if "/TD" in {cell.S for cell in cells}]
    heads = [[scope_of(cell) for cell in cells if cell.S == "/TH"] for cells in below]

    assert len(below) > 60
    assert [scopes for scopes in heads if scopes != ["/Row"]] == []


def test_the_name_of_a_figure_is_its_head_and_not_the_number_before_it(tags):
    ways = [
        [str(cell.S) for cell in row.K]
        for tag, row in tags
        if tag == "TR" and any(_is_bold(cell) for cell in row.K)
    ]

    assert set(map(tuple, ways)) == {("/TD", "/TH"), ("/TD", "/TH", "/TD")}


def _is_bold(cell):
    kids = cell.K if isinstance(cell.K, pikepdf.Array) else [cell.K]
    return any(isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Strong" for kid in kids)


def test_the_file_is_whole_after_its_rows_were_named(paper):
    assert (paper.check_pdf_syntax(), paper.get_warnings()) == ([], [])


def test_it_names_its_sources(report):
    words = words_of(write_pdf(report))

    assert "Bron:CBS,buurtcodeBU05991284" in words
    assert "Cijfers:gemeenteRotterdam;OBI,Wijkprofiel" in words


@pytest.mark.parametrize(
    "name",
    [
        "Taal 🎪 en spel",
        "برنامج",
        "ⵜⴰⵎⴰⵣⵉⵖⵜ",
        "语言",
        "Özgür & ışık",
        '*x* $y$ #import "a" @b',
        "a\u200fb\u0007c",
        "e\u0301",
    ],
)
def test_any_name_of_a_programme_can_be_printed(db, name):
    report = annual_report(2018, ProgrammeFactory(name=name))

    assert write_pdf(report).startswith(b"%PDF-")


def test_markup_in_a_name_is_printed_and_not_obeyed(db):
    words = words_of(write_pdf(annual_report(2018, ProgrammeFactory(name='*x* $y$ #import "a"'))))

    assert '*x*$y$#import"a"' in words


def test_what_the_font_lacks_becomes_a_box(db):
    words = words_of(write_pdf(annual_report(2018, ProgrammeFactory(name="Taal 🎪 en 语"))))

    assert "Taal□en□" in words
