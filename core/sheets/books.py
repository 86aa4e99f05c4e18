"""A spreadsheet file as sheets of rows, every row with the number that the spreadsheet shows."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from core.sheets.cells import Cell, SheetRefused
from core.sheets.csvs import decoded, parsed

ZIP = b"PK\x03\x04"  # .xlsx, .ods
COMPOUND = b"\xd0\xcf\x11\xe0"  # .xls; also an .xlsx behind a password
LARGEST_FILE = 20 * 1024 * 1024
LARGEST_UNPACKED = 400 * 1024 * 1024
MEGABYTE = 1024 * 1024

# First row, first column, last row, last column; from zero.
Span = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One tab: its rows from the first, blank ones too, so that row 1 is ``rows[0]``."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A file of one or more sheets; ``encoding`` only for text files."""

    sheets: list[Sheet]
    encoding: str = ""


def read_book(content: bytes, *, filename: str) -> Book:
    """The sheets in a file (.xlsx, .xls, .ods or .csv), told apart by what is in it.

    Raises ``SheetRefused`` with a Dutch reason.
    """
    if not content.strip():
        raise SheetRefused(_("Dit bestand is leeg."))
    if len(content) > LARGEST_FILE:
        raise SheetRefused(
            _("Dit bestand is groter dan %(size)s MB. Knip het in stukken.")
            % {"size": LARGEST_FILE // MEGABYTE}
        )
    if content.startswith((ZIP, COMPOUND)):
        return Book(sheets_of_workbook(content))
    text, encoding = decoded(content)
    rows: list[list[Cell]] = [list(row) for row in parsed(text)]
    return Book([Sheet(PurePath(filename).name, rows)], encoding)


def sheets_of_workbook(content: bytes) -> list[Sheet]:
    """Every tab of a workbook, hidden ones too. Raises ``SheetRefused``."""
    refuse_zip_bomb(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [sheet_of_tab(workbook, name) for name in workbook.sheet_names]
    except CalamineError as error:
        raise SheetRefused(
            _("Dit bestand kunnen we niet lezen. Heeft het een wachtwoord? Haal dat er eerst af.")
        ) from error


def sheet_of_tab(workbook: CalamineWorkbook, name: str) -> Sheet:
    """One tab with its rows from row 1, and where cells were merged."""
    tab = workbook.get_sheet_by_name(name)
    spans = tab.merged_cell_ranges or []
    merged = tuple((top, left, bottom, right) for (top, left), (bottom, right) in spans)
    return Sheet(name, [list(row) for row in tab.to_python(skip_empty_area=False)], merged)


def refuse_zip_bomb(content: bytes) -> None:
    """Raises ``SheetRefused`` for a small file that would unpack into a huge one."""
    if not content.startswith(ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise SheetRefused(_("Dit bestand is beschadigd en niet te lezen.")) from error
    if unpacked > LARGEST_UNPACKED:
        raise SheetRefused(_("Dit bestand is uitgepakt veel te groot."))
