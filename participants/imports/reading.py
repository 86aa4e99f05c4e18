"""From a file to rows of one kind: which tabs hold a table, and reading row by row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from core.sheets import headings
from core.sheets.books import Book
from core.sheets.cells import Cell, SheetRefused, Unreadable, is_blank, text_of
from core.sheets.dates import parse_day, year_in
from core.sheets.headings import Columns, column_letter
from core.sheets.refusals import refuse_forbidden
from core.sheets.tables import Row, Table, find_table
from participants.imports.outcomes import Findings, Options, Place

Value = TypeVar("Value")

# Columns that we know but do not keep, and what we say about that.
LEFT_OUT: Columns = {
    "remarks": headings.REMARKS,
    "newsletter": headings.NEWSLETTER,
    "initials": headings.INITIALS,
    "gender": ("geslacht", "m v", "man vrouw"),
    "town": ("plaats", "woonplaats", "stad"),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """What we look for in one kind of sheet."""

    columns: Columns
    required: tuple[str, ...]
    is_heading: Callable[[Cell], bool] = lambda cell: False


def tables_of(book: Book, layout: Layout, findings: Findings) -> list[Table]:
    """The tables of one kind in a file, one per tab that has one.

    Raises ``SheetRefused`` when there is none, or when the file holds what may not be kept.
    """
    columns = {**layout.columns, **LEFT_OUT}
    found = [
        find_table(sheet, columns, required=layout.required, is_heading=layout.is_heading)
        for sheet in book.sheets
    ]
    tables = [table for table in found if table]
    refuse_forbidden(book, tables, columns)
    if not tables:
        raise SheetRefused(
            _("We vinden geen kopregel in dit bestand. Zet boven de kolommen wat erin staat.")
        )
    for sheet, table in zip(book.sheets, found, strict=True):
        if table:
            remark_on_columns(table, layout, findings)
        elif any(not is_blank(cell) for row in sheet.rows for cell in row):
            findings.notice(sheet.name, None, "", _("Op dit tabblad vinden we geen kopregel."))
    return tables


def remark_on_columns(table: Table, layout: Layout, findings: Findings) -> None:
    """Say which columns are not kept, and why."""
    reasons = {
        "remarks": _(
            "Opmerkingen lezen we niet in: vraag het gezin eerst wat je mag opschrijven, en noteer "
            "dat dan in het dossier."
        ),
        "newsletter": _(
            "Toestemming voor de nieuwsbrief bewaren we niet: vraag die opnieuw aan de persoon zelf."
        ),
    }
    for name, reason in reasons.items():
        if name in table.places:
            findings.notice(table.sheet, None, table.label(name), reason)
    for place in table.unknown_places():
        if not layout.is_heading(table.headings[place]):
            reason = _("Kolom %(letter)s kennen we niet. We lezen hem niet in.")
            letter = {"letter": column_letter(place)}
            findings.notice(table.sheet, None, table.label_at(place), reason % letter)


def year_of(table: Table, options: Options) -> int | None:
    """The year that days without one fall in: as told, or as written above the table."""
    return options.year or year_in(*table.title, table.sheet)


class RowReader:
    """Reads the cells of one row, and notes the place of what cannot be read."""

    def __init__(self, table: Table, row: Row, findings: Findings) -> None:
        self.table = table
        self.row = row
        self.findings = findings
        self.is_good = True
        self.place = Place(table.sheet, row.number)

    def text(self, column: str) -> str:
        """What is written under ``column``."""
        return text_of(self.row[column])

    def must(self, column: str, parse: Callable[[Cell], Value]) -> Value | None:
        """The value under ``column``; what cannot be read keeps the row out."""
        try:
            return parse(self.row[column])
        except Unreadable as reason:
            self.refuse(column, str(reason))
            return None

    def may(self, column: str, parse: Callable[[Cell], Value]) -> Value | None:
        """The value under ``column``; what cannot be read is left out and noticed."""
        try:
            return parse(self.row[column])
        except Unreadable as reason:
            self.notice(
                column, _("%(reason)s De rest van de rij is ingelezen.") % {"reason": reason}
            )
            return None

    def refuse(self, column: str, reason: str) -> None:
        """Keep this row out, because of ``column``."""
        self.is_good = False
        self.findings.refuse(*self._at(column), reason)

    def notice(self, column: str, reason: str) -> None:
        """Something about ``column`` that the person should know."""
        self.findings.notice(*self._at(column), reason)

    def _at(self, column: str) -> tuple[str, int, str]:
        return self.table.sheet, self.row.number, self.table.label(column)

    def past_day(self, column: str, options: Options) -> date | None:
        """A day until today; None and a refusal when it is not, None when nothing is written."""
        if is_blank(self.row[column]) or self.text(column) in {"-", "?"}:
            return None
        year = year_of(self.table, options)
        day = self.must(column, lambda cell: parse_day(cell, year=year))
        if day and day > options.today:
            self.refuse(column, _("Deze dag ligt in de toekomst."))
            return None
        return day


def readers(tables: list[Table], findings: Findings) -> Iterator[RowReader]:
    """A reader for every row of data."""
    for table in tables:
        for row in table.rows:
            yield RowReader(table, row, findings)
