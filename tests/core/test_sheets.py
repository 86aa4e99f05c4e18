"""Whole files: what is in them, where the table starts, and what makes us refuse them."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from core.sheets import headings
from core.sheets.books import Sheet, read_book
from core.sheets.cells import SheetRefused
from core.sheets.dates import parse_day
from core.sheets.headings import column_letter, meaning_of
from core.sheets.refusals import refuse_forbidden
from core.sheets.tables import find_table
from tests.core.test_bsn import EXAMPLE, numbers
from tests.old_excel import old_excel

COLUMNS = {
    "family": headings.FAMILY,
    "phone": headings.PHONE,
    "finding_place": headings.FINDING_PLACE,
    "remarks": headings.REMARKS,
}

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
OPEN_DOCUMENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="{OASIS}:office:1.0" xmlns:table="{OASIS}:table:1.0"
 xmlns:text="{OASIS}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>
<table:table table:name="mei"><table:table-row>
<table:table-cell office:value-type="string"><text:p>Naam</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Datum</text:p></table:table-cell>
</table:table-row><table:table-row>
<table:table-cell office:value-type="string"><text:p>Yılmaz</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2017-05-03"/>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""

MANIFEST = f"""<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def rows_of(text, *, encoding="utf-8"):
    return read_book(text.encode(encoding), filename="lijst.csv").sheets[0].rows


def table_of(text):
    sheet = read_book(text.encode(), filename="lijst.csv").sheets[0]
    return find_table(sheet, COLUMNS, required=("family",))


def workbook(write):
    """The bytes of an .xlsx in which ``write`` was let loose."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        write(book)
    return content.getvalue()


def refusal(text):
    """Why a text file is refused, or an empty text."""
    book = read_book(text.encode(), filename="lijst.csv")
    table = find_table(book.sheets[0], COLUMNS, required=("family",))
    try:
        refuse_forbidden(book, [table] if table else [], COLUMNS)
    except SheetRefused as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found_by_what_makes_a_table(separator):
    text = "\n".join(separator.join(row) for row in [["Naam", "Uren"], ["A", "1"], ["B", "2"]])

    assert rows_of(text) == [["Naam", "Uren"], ["A", "1"], ["B", "2"]]


def test_decimal_commas_do_not_part_cells():
    assert rows_of("Naam;Uren\nJansen;2,5\nYılmaz;1,5\n")[1] == ["Jansen", "2,5"]


def test_excel_may_say_itself_which_separator_it_used():
    assert rows_of("sep=,\nNaam,Uren\nJansen,2\n") == [["Naam", "Uren"], ["Jansen", "2"]]


def test_rows_keep_the_number_the_spreadsheet_shows():
    rows = rows_of('Naam;Opmerking\n\nJansen;"twee\nregels"\nYılmaz;\n')

    assert [row[0] if row else "" for row in rows] == ["Naam", "", "Jansen", "Yılmaz"]


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        ("Naam;Plaats\nÖzlem Yılmaz;Şişli\n", "cp1254", "cp1254"),
        ("Naam;Plaats\nÖzgür;Curaçao\n", "cp1252", "cp1252"),
        ("Naam;Prijs\nZoë;€ 5\n", "cp1252", "cp1252"),
        ("Naam;Prijs\nZoë;€ 5\n", "iso8859-15", "iso8859-15"),
        ("Naam;Plaats\nŠimić;Cœur\n".replace("ć", "c"), "iso8859-15", "iso8859-15"),
        ("Naam;Plaats\nYılmaz;Şişli\n", "utf-8", "utf-8"),
        ("Naam;Plaats\nYılmaz;Şişli\n", "utf-8-sig", "utf-8-sig"),
        ("Naam\tPlaats\nYılmaz\tŞişli\n", "utf-16", "utf-16"),
    ],
)
def test_letters_survive_whatever_page_they_were_written_in(text, encoding, found):
    book = read_book(text.encode(encoding), filename="lijst.csv")

    cells = [cell for row in book.sheets[0].rows for cell in row]
    assert (cells, book.encoding) == (
        text.replace("\n", "\t").replace(";", "\t").split("\t")[:-1],
        found,
    )


def test_a_workbook_is_read_tab_by_tab_from_its_first_row():
    def write(book):
        book.add_worksheet("jan").write("B3", "Naam")
        book.add_worksheet("feb").write("A1", 2.5)

    book = read_book(workbook(write), filename="map.xlsx")

    assert [sheet.name for sheet in book.sheets] == ["jan", "feb"]
    assert book.sheets[0].rows == [["", ""], ["", ""], ["", "Naam"]]
    assert book.sheets[1].rows == [[2.5]]


def test_a_workbook_is_known_by_what_is_in_it_not_by_its_name():
    content = workbook(lambda book: book.add_worksheet("jan").write("A1", "Naam"))

    assert read_book(content, filename="map.csv").sheets[0].rows == [["Naam"]]


def test_an_open_document_is_read_too():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", OPEN_DOCUMENT.replace("\n", ""))

    book = read_book(content.getvalue(), filename="lijst.ods")

    assert [(sheet.name, sheet.rows) for sheet in book.sheets] == [
        ("mei", [["Naam", "Datum"], ["Yılmaz", date(2017, 5, 3)]])
    ]


def test_a_workbook_of_before_2003_is_read_too():
    content = old_excel("mei", [["Naam", "Kinderen"], ["Yılmaz", 2.0]])

    book = read_book(content, filename="lijst.xls")

    assert [(sheet.name, sheet.rows) for sheet in book.sheets] == [
        ("mei", [["Naam", "Kinderen"], ["Yılmaz", 2.0]])
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b" \n", "Dit bestand is leeg."),
        (b"PK\x03\x04 dit is geen zip", "Dit bestand is beschadigd en niet te lezen."),
        (b"a;\0b", "Dit bestand is geen tabel. Bewaar het als .xlsx of .csv."),
        (b"x" * (20 * 1024 * 1024 + 1), "Dit bestand is groter dan 20 MB. Knip het in stukken."),
        (
            b"\xd0\xcf\x11\xe0 achter een wachtwoord",
            "Dit bestand kunnen we niet lezen. Heeft het een wachtwoord? Haal dat er eerst af.",
        ),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_in_plain_dutch(content, reason):
    with pytest.raises(SheetRefused) as refused:
        read_book(content, filename="lijst.xlsx")

    assert str(refused.value) == reason


def test_a_table_starts_below_its_title_and_leaves_blank_rows_and_totals_out():
    table = table_of(
        "Gezinnen Versterken 2017;;\n\nNaam gezin;Telefoon;Gevonden via\nJansen;06;school\n;;\n"
        "Naam gezin;Telefoon;Gevonden via\nYılmaz;06;kerk\nTotaal 2;;\n"
    )

    assert table.title == ["Gezinnen Versterken 2017"]
    assert [(row.number, row["family"]) for row in table.rows] == [(4, "Jansen"), (7, "Yılmaz")]
    assert [row.number for row in table.totals] == [8]


def test_a_row_may_be_shorter_than_its_heading():
    table = table_of("Naam;Telefoon;Gevonden via\nJansen\nYılmaz;06;school\n")

    assert [row["finding_place"] for row in table.rows] == ["", "school"]


def test_questions_of_a_form_are_understood_and_other_columns_are_named():
    table = table_of(
        "Tijdstempel;Wat is de gezinsnaam?;Op welk telefoonnummer kunnen we bellen?\n1;Jansen;06\n"
    )

    assert table.places == {"family": 1, "phone": 2}
    assert [table.label_at(place) for place in table.unknown_places()] == ["Tijdstempel"]


def test_an_exact_heading_goes_before_one_that_only_holds_the_word():
    table = table_of("Is het gezin bekend?;Gezin;Telefoon\nja;Jansen;06\n")

    assert table.rows[0]["family"] == "Jansen"


def test_a_sheet_without_headings_we_know_holds_no_table():
    assert table_of("Beste collega;\nHierbij de lijst;\n") is None


def test_days_below_a_merged_month_are_headings_of_their_own():
    rows = [["Naam", "januari 2017", "", "feb 2017"], ["", 3.0, 10.0, ""], ["Jansen", "x", "", ""]]
    sheet = Sheet("lijst", rows, merged=((0, 1, 0, 2),))

    table = find_table(
        sheet,
        {"name": headings.NAME},
        required=("name",),
        is_heading=lambda cell: "201" in str(cell),
    )

    assert table.headings == ["Naam", "3 januari 2017", "10 januari 2017", "feb 2017"]
    assert parse_day(table.headings[2]) == date(2017, 1, 10)
    assert [row.number for row in table.rows] == [3]


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_have_the_letters_of_a_spreadsheet(index, letter):
    assert column_letter(index) == letter


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("BSN", "BSN"),
        ("Burgerservicenummer", "BSN"),
        ("ID-nummer", "ID-nummer"),
        ("Geloof", "geloof"),
        ("Kerk", "geloof"),
        ("Wat is je nationaliteit?", "nationaliteit of afkomst"),
        ("Diagnose (indien bekend)", "diagnose"),
    ],
)
def test_a_column_that_may_not_be_kept_refuses_the_file(heading, kind):
    assert refusal(f"Naam;{heading};Telefoon\nJansen;geheim;\n") == (
        "We lezen dit bestand niet in, want er staat iets in wat we niet mogen bewaren (kolom B "
        f"van lijst.csv: {kind}). Haal het weg en probeer het opnieuw. Er is niets bewaard."
    )


def test_a_church_may_be_where_a_family_was_found():
    assert refusal("Naam;Gevonden via (kerk, school);Telefoon\nJansen;kerk;\n") == ""


@pytest.mark.parametrize(
    "text",
    [
        f"Naam;Telefoon;Opmerkingen\nJansen;;{EXAMPLE}\n",
        f"Naam;Telefoon\n{EXAMPLE};\n",
        f"Lijst van {EXAMPLE};\nNaam;Telefoon\nJansen;\n",
        f"Naam;Telefoon\nTotaal;{EXAMPLE}\n",
        f"Naam;Telefoon\nJansen;{EXAMPLE}\n",
        f"Beste collega;{EXAMPLE}\n",
    ],
)
def test_a_number_that_may_be_a_bsn_refuses_the_file_and_is_not_repeated(text):
    reason = refusal(text)

    assert "een nummer dat een BSN kan zijn" in reason
    assert EXAMPLE not in reason


@pytest.mark.parametrize("start", ["6", "10"])
def test_a_telephone_number_that_lost_its_zero_is_no_bsn_by_chance(start):
    passing, failing = (numbers(1, start=start, passing=passing)[0] for passing in (True, False))

    assert refusal(f"Naam;Telefoon\nJansen;{passing}\nYılmaz;{failing} / {passing}\n") == ""


def test_a_column_of_bsn_that_calls_itself_telephone_is_found_out():
    rows = "".join(f"Jansen;{number}\n" for number in numbers(3, start="6", passing=True))

    assert "een nummer dat een BSN kan zijn" in refusal(f"Naam;Telefoon\n{rows}")


def test_headings_do_not_depend_on_capitals_or_accents():
    assert meaning_of("  TÉLEFOON. ", COLUMNS) == "phone"
