"""What makes us refuse a whole sheet: numbers and columns that a foundation may not keep.

The reasons name a place and a kind, never what is in a cell.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.sheets.books import Book, Sheet
from core.sheets.bsn import holds_bsn, is_column_of_bsn
from core.sheets.cells import Cell, SheetRefused, text_of
from core.sheets.headings import Columns, column_letter, meaning_of, refused_kind
from core.sheets.tables import Table

# In a telephone column nine digits may be a number whose first zero Excel dropped, and one in eleven
# of those passes the eleven test by chance. We believe a mobile number (6…) and our own city (10…);
# any other number that passes is refused: there a BSN is the likelier of the two.
LOST_ZERO = re.compile(r"(?<!\d)(?:6\d|10)\d{7}(?!\d)")
ALWAYS_REFUSED = "BSN"


@dataclass(frozen=True, slots=True)
class Offence:
    """Something in a sheet that may not be kept, and where it stands."""

    sheet: str
    column: str
    what: str

    def __str__(self) -> str:
        return _("kolom %(column)s van %(sheet)s: %(what)s") % {
            "sheet": self.sheet,
            "column": self.column,
            "what": self.what,
        }


def refuse_forbidden(book: Book, tables: Iterable[Table], columns: Columns) -> None:
    """Raises ``SheetRefused`` when the book holds what we may not keep, naming every place."""
    by_sheet = {table.sheet: table for table in tables}
    offences: list[Offence] = []
    for sheet in book.sheets:
        table = by_sheet.get(sheet.name)
        offences += forbidden_columns(table, columns) if table else []
        offences += forbidden_numbers(sheet, table)
    if offences:
        places = "; ".join(dict.fromkeys(map(str, offences)))
        raise SheetRefused(
            _(
                "We lezen dit bestand niet in, want er staat iets in wat we niet mogen bewaren "
                "(%(places)s). Haal het weg en probeer het opnieuw. Er is niets bewaard."
            )
            % {"places": places}
        )


def forbidden_columns(table: Table, columns: Columns) -> Iterator[Offence]:
    """The columns whose heading announces a BSN, religion, origin or diagnosis.

    A heading that we know as something else may use such a word: "Gevonden via (kerk, school)".
    """
    for place, heading in enumerate(table.headings):
        what = refused_kind(heading)
        if what and (what == ALWAYS_REFUSED or meaning_of(heading, columns) is None):
            yield Offence(table.sheet, column_letter(place), what)


def forbidden_numbers(sheet: Sheet, table: Table | None) -> Iterator[Offence]:
    """The columns of a sheet, title and totals included, that hold a number like a BSN."""
    phones = table.places.get("phone") if table else None
    width = max(map(len, sheet.rows), default=0)
    what = _("een nummer dat een BSN kan zijn")
    for place in range(width):
        cells = [row[place] for row in sheet.rows if place < len(row)]
        suspects = without_lost_zeros(cells) if place == phones else cells
        if any(map(holds_bsn, suspects)) or is_column_of_bsn(cells):
            yield Offence(sheet.name, column_letter(place), what)


def without_lost_zeros(cells: Iterable[Cell]) -> list[Cell]:
    """The cells of a telephone column without the numbers that lost their first zero."""
    return [LOST_ZERO.sub("", text_of(cell)) for cell in cells]
