"""The same figures in every form, and nothing in them that a spreadsheet would run."""

import io
import zipfile
from datetime import date
from hashlib import sha256
from math import nan

import pytest

from participants.actions.milestones import refresh_milestones
from participants.models import Case
from reporting.annual import annual_report
from reporting.exports import file_name
from reporting.exports.table import harmless
from reporting.indicators import CATALOGUE
from tests.factories.activities import ProgrammeFactory, SessionFactory, ShiftFactory
from tests.factories.participants import AttendanceFactory, CaseFactory
from tests.factories.reporting import TargetFactory
from tests.reporting.papers import words_of
from tests.reporting.readers import as_csv, as_json, as_sheets, formulas, written

FORMULA = '=HYPERLINK("http://example.org";"klik")'


@pytest.fixture
def report(db):
    CaseFactory.create_batch(3, found_on=date(2018, 2, 1))
    refresh_milestones(Case.objects.all())
    session = SessionFactory(held_on=date(2018, 6, 4), unnamed_visitors=2)
    AttendanceFactory.create_batch(5, session=session)
    ShiftFactory(minutes=100, worked_on=date(2018, 6, 4))
    return annual_report(2018)


def joined(*words):
    return "".join("".join(map(str, words)).split())


def test_the_same_figures_stand_in_every_form(report):
    told = {figure.label: figure.told.number for figure in report.figures}
    in_words = {label: "–" if number is None else number for label, number in told.items()}

    from_json = {row["label"]: row["value"] for row in as_json(report)["figures"]}
    rows = [row for row in as_csv(report) if row["code"] in CATALOGUE]
    from_csv = {row["label"]: float(row["value"] or "nan") for row in rows}
    from_xlsx = {row[0]: row[1] for row in as_sheets(report)["Cijfers"][5 : 5 + len(told)]}
    paper = words_of(written(report, "pdf"))

    assert from_json == told
    assert from_csv == pytest.approx(
        {label: nan if number is None else number for label, number in told.items()}, nan_ok=True
    )
    assert from_xlsx == in_words
    assert [f.label for f in report.figures if joined(f.told, f.label) not in paper] == []
    assert told["Bezoeken"] == 5
    assert told["Uren van vrijwilligers"] == 1.7


def test_json_says_what_it_is_about(report):
    record = as_json(report)

    about = {key: record[key] for key in ("year", "programme", "period")}
    assert about == {
        "year": 2018,
        "programme": None,
        "period": {"first": "2018-01-01", "last": "2018-12-31"},
    }
    definition = "Gezinnen die we in de periode vonden: op die dag begon hun traject."
    assert record["figures"][0] | {"parts": []} == {
        "code": "found",
        "chapter": "Van vinden naar aansluiting",
        "name": "Gevonden gezinnen",
        "label": "Gevonden gezinnen",
        "definition": definition,
        "restriction": "",
        "unit": "gezin",
        "unit_label": "gezinnen",
        "rule": sha256(f"found\ngezin\n{definition}".encode()).hexdigest()[:16],
        "value": 3,
        "text": "3",
        "is_masked": False,
        "target": 30,
        "difference": "27 te weinig",
        "explanation": "",
        "out_of": None,
        "counted": "period",
        "days": "Geteld van 1 januari 2018 tot en met 31 december 2018.",
        "unknown": "",
        "not_known": None,
        "spread": "",
        "quartiles": None,
        "parts": [],
    }


def test_json_holds_the_promised_codes_once(report):
    codes = [row["code"] for row in as_json(report)["figures"]]

    promised = {
        "found", "approached", "reached", "obstacle_solved", "connected", "visits",
        "unique_visitors", "new_visitors", "sessions", "unnamed_visitors", "volunteers",
        "volunteer_hours", "groups_active", "referrals",
    }  # fmt: skip
    assert promised - set(codes) == set()
    assert len(codes) == len(set(codes))


def test_json_of_a_programme_names_it_by_its_slug(db):
    target = TargetFactory(programme__slug="gezinnen-versterken", code="found", value=30)

    record = as_json(annual_report(2018, target.programme))

    assert record["programme"] == "gezinnen-versterken"
    assert record["figures"][0]["target"] == 30
    assert record["figures"][1]["target"] is None


def test_a_month_with_a_few_visitors_is_told_as_text(report):
    june = as_json(report)["months"][5]

    assert june == {"month": "2018-06", "sessions": 1, "visits": 5, "unnamed_visitors": "1–4"}


def test_csv_opens_in_excel_with_its_accents(report):
    assert written(report, "csv").startswith(b"\xef\xbb\xbfyear,programme,")


def test_excel_holds_numbers_days_and_definitions(report):
    sheets = as_sheets(report)

    assert list(sheets) == [
        "Cijfers", "Uitsplitsingen", "Afspraken", "Bij de grafieken", "Per maand", "De wijk",
        "Definities", "Zo is geteld",
    ]  # fmt: skip
    assert sheets["Per maand"][6] == [date(2018, 6, 1), 1.0, 5.0, "1–4"]
    assert sheets["Definities"][1][1].startswith("Gezinnen die we in de periode vonden")


def test_excel_draws_its_charts_itself_and_says_what_they_show(report):
    with zipfile.ZipFile(io.BytesIO(written(report, "xlsx"))) as parts:
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        drawing = parts.read("xl/drawings/drawing1.xml").decode()

    assert len(charts) == 4
    assert "Gevonden 3 van 30 afgesproken, benaderd 0 van 30 afgesproken" in drawing


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_name_that_looks_like_a_formula_stays_a_name(db, form):
    report = annual_report(2018, ProgrammeFactory(name=FORMULA, slug="-1"))

    if form == "csv":
        row = as_csv(report)[0]
        assert (row["programme"], row["programme_name"]) == ("'-1", f"'{FORMULA}")
    else:
        assert as_sheets(report)["Cijfers"][1][0] == FORMULA
        assert formulas(report) == []


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_of_text_begins_a_formula(begin):
    assert harmless(f"{begin}1+1") == f"'{begin}1+1"


@pytest.mark.parametrize("number", [-1, "-12.50"])
def test_a_number_below_nought_is_no_formula(number):
    assert harmless(number) == number


def test_a_file_is_named_after_the_year_and_the_programme(db):
    programme = ProgrammeFactory(slug="extra-inzet")

    assert file_name(annual_report(2018, programme), "pdf") == "jaarverslag-2018-extra-inzet.pdf"
    assert file_name(annual_report(2018), "csv") == "jaarverslag-2018.csv"
