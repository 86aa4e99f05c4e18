"""The data package: validated by the published tool, and the same figures as in every other form."""

import csv
import io
import json
import zipfile
from datetime import date

import pytest
from frictionless import Package

from participants.actions.milestones import refresh_milestones
from participants.models import Case
from reporting.annual import annual_report
from reporting.exports import FORMS, TOLD_FORMS, told_file_name
from reporting.exports.package import write_package
from reporting.told import draft_of, record_of_report
from tests.factories.activities import GrantFactory, SessionFactory, ShiftFactory
from tests.factories.participants import AttendanceFactory, CaseFactory, ReferralFactory
from tests.factories.reporting import (
    SpendingFactory,
    TargetFactory,
    final_report,
    handed_in,
    write,
)
from tests.reporting.papers import opened, skipped_levels, tags_of, words_of
from tests.reporting.readers import sheets_of, table_of

pytestmark = pytest.mark.today(date(2019, 1, 15))
FORMULA = '=HYPERLINK("http://example.org";"klik")'


@pytest.fixture
def report(db):
    grant = GrantFactory(funder__name=FORMULA, reference="K-1")
    programme = grant.programme
    TargetFactory(programme=programme, grant=grant, value=30, explanation="+1 kwam later")
    TargetFactory(programme=programme, value=20)
    SpendingFactory(grant=grant, budgeted="9600.00", spent="9000.50")
    for case in CaseFactory.create_batch(6, found_on=date(2018, 2, 1), programmes=[programme]):
        ReferralFactory(family=case.family, sent_on=date(2018, 3, 1))
    refresh_milestones(Case.objects.all())
    session = SessionFactory(
        held_on=date(2018, 6, 4), unnamed_visitors=2, activity__programmes=[programme]
    )
    AttendanceFactory.create_batch(5, session=session)
    ShiftFactory(minutes=100, worked_on=date(2018, 6, 4), activity=session.activity)
    return final_report(programme=programme)


@pytest.fixture
def record(report):
    return record_of_report(report)


def problems(written, folder):
    file = folder / "verslag.zip"
    file.write_bytes(written)
    return Package(str(file)).validate().flatten(["name", "type", "message"])


def files_in(written):
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def test_the_published_tool_finds_nothing_wrong(record, tmp_path):
    assert problems(write_package(record), tmp_path) == []


@pytest.mark.usefixtures("db")
def test_nor_with_what_is_counted_of_an_empty_year(tmp_path):
    assert problems(FORMS["zip"].write(annual_report(2018)), tmp_path) == []


def test_it_describes_every_column_with_its_type(record):
    described = json.loads(files_in(write_package(record))["datapackage.json"])

    figures = described["resources"][0]
    kinds = {field["name"]: field["type"] for field in figures["schema"]["fields"]}
    assert described["profile"] == "tabular-data-package"
    assert described["report"]["sha256"] == record["sha256"]
    assert (kinds["value"], kinds["is_masked"], kinds["reference_date"]) == (
        "number",
        "boolean",
        "date",
    )
    assert {resource["name"] for resource in described["resources"]} == {
        "figures", "breakdowns", "promises", "finance", "months", "referrals", "context", "parts",
        "stories", "charts",
    }  # fmt: skip


def test_the_same_report_is_the_same_file(record):
    assert write_package(record) == write_package(record)


def test_the_same_figures_stand_in_every_form_of_a_final_report(record):
    told = {figure["code"]: figure["value"] for figure in record["figures"]}
    forms = {form: made.write(record) for form, made in TOLD_FORMS.items()}

    from_json = {one["code"]: one["value"] for one in json.loads(forms["json"])["figures"]}
    from_csv = {row["code"]: row["value"] for row in table_of(forms["csv"].decode("utf-8-sig"))}
    rows = table_of(files_in(forms["zip"])["figures.csv"])
    from_zip = {row["code"]: row["value"] for row in rows}
    sheets = sheets_of(forms["xlsx"])
    codes = [row[3] for row in sheets["Definities"][1:]]
    values = [row[1] for row in sheets["Cijfers"][5 : 5 + len(codes)]]
    paper = words_of(forms["pdf"])

    assert from_json == told
    assert {code: number(from_csv[code]) for code in told} == told
    assert {code: number(cell) for code, cell in from_zip.items()} == told
    assert {c: None if v == "–" else v for c, v in zip(codes, values, strict=True)} == told
    missing = [
        figure["label"]
        for figure in record["figures"]
        if squeezed(figure["text"], figure["label"]) not in paper
    ]
    assert missing == []
    assert (told["found"], told["visits"], told["volunteer_hours"]) == (6, 5, 1.7)


def number(cell):
    return float(cell) if cell else None


def squeezed(*words):
    return "".join("".join(words).split())


def test_money_and_promises_are_in_every_form(record):
    sheets = sheets_of(TOLD_FORMS["xlsx"].write(record))
    tables = files_in(TOLD_FORMS["zip"].write(record))

    assert sheets["Geld"][1][1:4] == [9600.0, 9000.5, 599.5]
    assert [row[3] for row in sheets["Afspraken"][1:]] == [20.0, 30.0]
    (money,) = table_of(tables["finance.csv"])
    assert (money["budgeted"], money["spent"], money["left"]) == ("9600.00", "9000.50", "599.50")
    promises = table_of(tables["promises.csv"])
    assert [row["target"] for row in promises] == ["20", "30"]


def test_nothing_in_it_is_run_by_a_spreadsheet(record):
    tables = files_in(TOLD_FORMS["zip"].write(record))
    cells = [
        cell
        for name, text in tables.items()
        if name.endswith(".csv")
        for row in csv.reader(io.StringIO(text, newline=""))
        for cell in row
    ]

    assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []
    assert f"'{FORMULA} (K-1)" in cells
    with zipfile.ZipFile(io.BytesIO(TOLD_FORMS["xlsx"].write(record))) as parts:
        sheets = [name for name in parts.namelist() if "worksheets/sheet" in name]
        assert [name for name in sheets if b"<f>" in parts.read(name)] == []


def test_the_paper_is_accessible_and_says_how_it_is_verified(record):
    pdf = TOLD_FORMS["pdf"].write(record)

    with opened(pdf) as paper:
        tags = tags_of(paper)
        assert skipped_levels(tags) == []
        figures = [element for tag, element in tags if tag == "Figure"]
        assert [str(figure) for figure in figures if not str(figure.get("/Alt", ""))] == []
        assert str(paper.Root.Lang) == "nl"
        with paper.open_outline() as outline:
            chapters = [item.title for item in outline.root]
        assert chapters == [f"{part['number']}. {part['title']}" for part in record["parts"]]
        words = words_of(pdf)
    assert squeezed("Definitief sinds 15 januari 2019.") in words
    assert record["sha256"] in words


def test_a_draft_says_on_paper_that_it_is_one(db):
    report = handed_in()

    assert squeezed("Concept: dit verslag is nog niet gecontroleerd.") in words_of(
        TOLD_FORMS["pdf"].write(draft_of(report))
    )


def test_text_that_looks_like_markup_is_text_on_paper(db):
    report = handed_in()
    row = report.texts.get(part="lessons")
    row.text = '# *Kop*\n- #import "a" 🎈\n\n$x$ <b>'
    row.save()

    words = words_of(TOLD_FORMS["pdf"].write(draft_of(report)))

    assert "*Kop*" in words
    assert '#import"a"□' in words
    assert "$x$<b>" in words


def test_a_file_is_named_after_year_programme_edition_and_state(record):
    programme = record["programme"]

    assert told_file_name(record, "zip") == f"jaarverslag-2018-{programme}.zip"
    second = record | {"edition": 2, "told_on": None, "programme": None}
    assert told_file_name(second, "pdf") == "jaarverslag-2018-editie-2-concept.pdf"


def test_what_was_written_is_in_the_table_of_texts(db):
    report = final_report()

    tables = files_in(write_package(record_of_report(report)))
    assert table_of(tables["parts.csv"])[0]["text"] == "Het was een goed jaar."
    assert len(table_of(tables["parts.csv"])) == 12
    with pytest.raises(Exception, match="definitief"):
        write(report)
