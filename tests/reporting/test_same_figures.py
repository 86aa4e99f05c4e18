"""A figure with its parts, what is not known of it and its quartiles: the same wherever one reads it."""

import csv
import html
import io
import re
import zipfile
from datetime import date

import pytest
import time_machine
from django.db import transaction
from django.utils import translation
from frictionless import Package

from reporting.exports.record import DRAWN_IN_SHADES
from reporting.told import record_of_report
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.reporting.readers import table_of
from tests.reporting.telling import DANGEROUS, Forms, build, squeezed

TODAY = date(2019, 1, 15)


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """The record and what stands in each form of it, read once for all tests: nothing of it stays."""
    with (
        django_db_blocker.unblock(),
        time_machine.travel(TODAY, tick=False),
        translation.override("nl"),
        transaction.atomic(),
    ):
        report = build()
        record = record_of_report(report)
        page = signed_in(UserFactory(coordinator=True)).get(report.get_absolute_url()).text
        found = record, Forms(record, page)
        transaction.set_rollback(True)
    return found


@pytest.fixture
def record(once):
    return once[0]


@pytest.fixture
def forms(once):
    return once[1]


def harmless(text):
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def in_a_cell(value, text):
    """As a spreadsheet reads it back."""
    return text if value is None else float(value)


def in_a_file(value, text):
    return text if value is None else str(value)


def test_the_parts_of_a_figure_stand_in_every_form(record, forms):
    parts = [
        (figure, one["title"], row)
        for figure in record["figures"]
        for one in figure["parts"]
        for row in one["rows"]
    ]

    assert ("-1", "6") in [(row["label"], row["text"]) for _figure, _title, row in parts]
    assert [row[:4] for row in forms.sheets["Uitsplitsingen"][1:]] == [
        [f["label"], title, row["label"], in_a_cell(row["value"], row["text"])]
        for f, title, row in parts
    ]
    assert [line for line in forms.csv if line[0].endswith(".part")] == [
        (
            f"{f['code']}.part",
            f"{f['label']}: {title}: {row['label']}",
            in_a_file(row["value"], row["text"]),
        )
        for f, title, row in parts
    ]
    assert [
        (r["code"], r["title"], r["label"], r["text"])
        for r in table_of(forms.zip["breakdowns.csv"])
    ] == [(f["code"], title, harmless(row["label"]), row["text"]) for f, title, row in parts]
    said = [squeezed(row["label"], row["text"]) for _figure, _title, row in parts]
    assert [words for words in said if words not in forms.paper] == []
    assert [words for words in said if words not in forms.page] == []


def test_of_how_many_it_is_not_known_stands_in_every_form(record, forms):
    unknown = {f["code"]: f["not_known"] for f in record["figures"] if f["not_known"]}
    labels = {f["code"]: f["label"] for f in record["figures"]}

    assert unknown["found"] == {"value": 5, "text": "5", "of": 11}
    assert [line for line in forms.csv if line[0].endswith(".not_known")] == [
        (f"{code}.not_known", f"{labels[code]}: niet bekend", in_a_file(one["value"], one["text"]))
        for code, one in unknown.items()
    ]
    assert {row[12]: row[5:7] for row in forms.sheets["Cijfers"][5:] if row[6] != ""} == {
        code: [in_a_cell(one["value"], one["text"]), float(one["of"])]
        for code, one in unknown.items()
    }
    assert {
        row["code"]: (row["not_known_text"], row["not_known_of"])
        for row in table_of(forms.zip["figures.csv"])
        if row["not_known_of"]
    } == {code: (one["text"], str(one["of"])) for code, one in unknown.items()}
    said = squeezed("Van 5 van de 11 (45%) weten we dit niet.")
    assert (said in forms.paper, said in forms.page) == (True, True)


def test_quartiles_stand_in_every_form(record, forms):
    (days,) = (figure for figure in record["figures"] if figure["code"] == "days_to_reached")

    assert days["quartiles"] == {"quick": 2.5, "slow": 7.5, "number": 11}
    assert [line[::2] for line in forms.csv if line[0].startswith("days_to_reached")] == [
        ("days_to_reached", "5"),
        ("days_to_reached.quick", "2.5"),
        ("days_to_reached.slow", "7.5"),
        ("days_to_reached.number", "11"),
    ]
    (row,) = (row for row in forms.sheets["Cijfers"] if row[-1] == "days_to_reached")
    assert row[7:10] == [2.5, 7.5, 11.0]
    (line,) = (
        row for row in table_of(forms.zip["figures.csv"]) if row["code"] == "days_to_reached"
    )
    assert (line["quartile_quick"], line["quartile_slow"], line["quartile_number"]) == (
        "2.5",
        "7.5",
        "11",
    )
    said = squeezed(days["spread"])
    assert (said in forms.paper, said in forms.page) == (True, True)


def test_what_the_charts_are_drawn_from_stands_in_every_form(record, forms):
    tables = {code: one for code, one in record["tables"].items() if code not in DRAWN_IN_SHADES}
    cells = [
        (code, f"{row['label']}: {head}", in_a_file(value, text))
        for code, table in tables.items()
        for row in table["rows"]
        for head, value, text in zip(table["head"][1:], row["values"], row["texts"], strict=True)
    ]

    assert [(c.removeprefix("chart."), *r) for c, *r in forms.csv if c.startswith("chart.")] == [
        (code, harmless(label), told) for code, label, told in cells
    ]
    in_zip = table_of(forms.zip["charts.csv"])
    assert [row["table"] for row in in_zip if row["table"] in tables] == [c for c, *_ in cells]
    sheet = forms.sheets["Bij de grafieken"]
    for code, table in tables.items():
        if code == "months" or not table["rows"]:
            continue
        top = next(at for at, row in enumerate(sheet) if row[0] == table["caption"])
        shown = [row[: len(table["head"])] for row in sheet[top + 2 : top + 2 + len(table["rows"])]]
        assert shown == [
            [row["label"], *map(in_a_cell, row["values"], row["texts"])] for row in table["rows"]
        ], code


def test_what_was_promised_and_spent_stands_in_every_form(record, forms):
    promise = record["promises"][0]

    assert (promise["result"], promise["target"], promise["explanation"]) == (11, 30, "+1")
    assert forms.sheets["Afspraken"][1] == [
        promise["label"],
        promise["programme_name"],
        "=1+1 (K-1)",
        30.0,
        11.0,
        "19 te weinig",
        "+1",
    ]
    assert forms.sheets["Geld"][1][:6] == [
        "=1+1 (K-1)",
        9000.0,
        9012.5,
        -12.5,
        date(2017, 1, 1),
        date(2019, 12, 31),
    ]
    spent = [line for line in forms.csv if line[0] in ("promise.found", "finance.left")]
    assert [line[2] for line in spent] == ["11", "-12.50"]
    (row,) = table_of(forms.zip["promises.csv"])
    assert (row["programme_name"], row["result"]) == (promise["programme_name"], "11")
    (row,) = table_of(forms.zip["finance.csv"])
    assert (row["left"], row["award"]) == ("-12.50", "'=1+1 (K-1)")
    said = squeezed("19 te weinig. +1")
    assert (said in forms.paper, said in forms.page) == (True, True)


def test_the_published_tool_finds_nothing_wrong_with_all_of_it(forms, tmp_path):
    file = tmp_path / "verslag.zip"
    file.write_bytes(forms.made["zip"])

    assert Package(str(file)).validate().flatten(["name", "type", "message"]) == []


def test_no_text_of_anybody_is_run_by_a_spreadsheet(forms):
    """Funder, finding place, kind of obstacle, group, story, text and explanation: all of them."""
    with zipfile.ZipFile(io.BytesIO(forms.made["xlsx"])) as parts:
        sheets = {name: parts.read(name) for name in parts.namelist() if "worksheets/" in name}
        strings = parts.read("xl/sharedStrings.xml").decode()

    assert [name for name, sheet in sheets.items() if b"<f>" in sheet or b"<f " in sheet] == []
    assert [
        text for text in DANGEROUS if html.escape(text.strip(), quote=False) not in strings
    ] == []
    rows = csv.reader(io.StringIO(forms.made["csv"].decode("utf-8-sig"), newline=""))
    cells = [cell for row in rows for cell in row]
    assert [c for c in cells if c.startswith(("=", "+", "@", "\t"))] == []
    assert [c for c in cells if c.startswith("-") and not re.fullmatch(r"-?[\d.]+", c)] == []


def test_the_panes_below_the_heads_of_a_sheet_are_frozen(forms):
    with zipfile.ZipFile(io.BytesIO(forms.made["xlsx"])) as parts:
        names = re.findall(r'<sheet name="([^"]+)"', parts.read("xl/workbook.xml").decode())
        frozen = {
            name: b'state="frozen"' in parts.read(f"xl/worksheets/sheet{at}.xml")
            for at, name in enumerate(names, 1)
        }

    assert [name for name, is_frozen in frozen.items() if not is_frozen] == ["Zo is geteld"]


def test_excel_draws_charts_of_its_own_and_says_what_each_shows(forms):
    with zipfile.ZipFile(io.BytesIO(forms.made["xlsx"])) as parts:
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        drawn = [parts.read(name).decode() for name in charts]
        alternatives = [
            words
            for name in parts.namelist()
            if name.startswith("xl/drawings/drawing")
            for words in re.findall(r'descr="([^"]*)"', parts.read(name).decode())
        ]

    kinds = sorted(kind for one in drawn for kind in re.findall(r"<c:(\w+)Chart>", one))
    assert kinds == ["bar", "bar", "bar", "bar", "line"]
    assert len(alternatives) == len(charts)
    assert [words for words in alternatives if not words] == []
