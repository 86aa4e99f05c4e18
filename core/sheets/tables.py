"""The table in a sheet: below a title, with a heading row, blank rows and rows of totals.

Real sheets are not tables from the first row. Here we find where the table starts, what its columns
mean, and which rows hold data, each with the row number that the spreadsheet shows.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from core.search import folded
from core.sheets.books import Sheet, Span
from core.sheets.cells import Cell, is_blank, text_of
from core.sheets.headings import Columns, column_letter, meaning_of

ROWS_TO_SEARCH = 25
TOTALS = ("totaal", "subtotaal", "totalen", "som", "eindtotaal", "total")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data; cells by field (``row["phone"]``) or by the place of their column."""

    number: int
    cells: list[Cell]
    places: dict[str, int]

    def __getitem__(self, column: str) -> Cell:
        """The cell under the heading that means ``column``; empty when there is no such column."""
        return self.at(self.places[column]) if column in self.places else ""

    def at(self, place: int) -> Cell:
        """The cell in a column, counted from zero; rows may be shorter than their heading."""
        return self.cells[place] if place < len(self.cells) else ""


@dataclass(slots=True)
class Table:
    """A table in a sheet: what its columns mean, and its rows."""

    sheet: str
    heading_row: int
    title: list[str]
    headings: list[Cell]
    places: dict[str, int]
    rows: list[Row] = field(default_factory=list)
    totals: list[Row] = field(default_factory=list)

    def label(self, column: str) -> str:
        """The heading of the column that means ``column``, as the person wrote it."""
        return self.label_at(self.places[column]) if column in self.places else ""

    def label_at(self, place: int) -> str:
        """The heading of a column, or its letter when it has none."""
        heading = text_of(self.headings[place]) if place < len(self.headings) else ""
        return heading or column_letter(place)

    def unknown_places(self) -> Iterator[int]:
        """The columns with a heading that we do not know."""
        known = set(self.places.values())
        for place, heading in enumerate(self.headings):
            if place not in known and not is_blank(heading):
                yield place

    def column(self, place: int) -> list[Cell]:
        """All data in one column."""
        return [row.at(place) for row in self.rows]


def find_table(
    sheet: Sheet,
    columns: Columns,
    *,
    required: tuple[str, ...],
    is_heading: Callable[[Cell], bool] = lambda cell: False,
) -> Table | None:
    """The table under the row whose cells look most like headings, or None.

    That row must have one of the ``required`` columns and one more heading; ``is_heading`` says which cells
    are headings beyond the known ones, such as the days on an attendance list.
    """
    best, best_score = None, 1
    for top in range(min(ROWS_TO_SEARCH, len(sheet.rows))):
        headings = joined_headings(sheet, top)
        places = places_of(headings, columns)
        score = len(places) + sum(map(is_heading, headings))
        if not places.keys().isdisjoint(required) and score > best_score:
            best, best_score = (
                Table(sheet.name, top + 1, title_above(sheet, top), headings, places),
                score,
            )
    if best:
        top = best.heading_row - 1
        fill(best, sheet, top + rows_of_heading(sheet, top))
    return best


def places_of(headings: list[Cell], columns: Columns) -> dict[str, int]:
    """Where each field stands; the first column that means it, exact headings before others."""
    places: dict[str, int] = {}
    exact = {name: set(phrases) for name, phrases in columns.items()}
    for place, heading in enumerate(headings):
        meaning = meaning_of(heading, columns)
        if meaning is None:
            continue
        taken = places.get(meaning)
        is_better = taken is not None and not is_exact(headings[taken], exact[meaning])
        if taken is None or (is_better and is_exact(heading, exact[meaning])):
            places[meaning] = place
    return places


def is_exact(heading: Cell, phrases: set[str]) -> bool:
    """Whether the heading is one of the phrases, with nothing around it."""
    return folded(text_of(heading)) in phrases


def spans_over(sheet: Sheet, top: int) -> list[Span]:
    """The merged cells in row ``top`` that stand above several columns."""
    return [span for span in sheet.merged if span[0] == top and span[3] > span[1]]


def rows_of_heading(sheet: Sheet, top: int) -> int:
    """Two when merged headings have headings of their own below them, else one."""
    if top + 1 >= len(sheet.rows):
        return 1
    below = Row(top + 2, sheet.rows[top + 1], {})
    first = below.at(0)
    spans = [span for span in spans_over(sheet, top) if span[1] > 0]
    has_own = all(not is_blank(below.at(place)) for span in spans for place in within(span))
    return 2 if spans and is_blank(first) and has_own else 1


def within(span: Span) -> range:
    """The columns of a merged cell."""
    return range(span[1], span[3] + 1)


def joined_headings(sheet: Sheet, top: int) -> list[Cell]:
    """The headings of a row; below a merged heading ("januari") its parts ("3 januari")."""
    headings = list(sheet.rows[top])
    if rows_of_heading(sheet, top) == 1:
        return headings
    below = Row(top + 2, sheet.rows[top + 1], {})
    for span in spans_over(sheet, top):
        above = text_of(headings[span[1]])
        for place in within(span):
            cell = below.at(place)
            headings[place] = f"{text_of(cell)} {above}" if isinstance(cell, str | float) else cell
    return headings


def title_above(sheet: Sheet, top: int) -> list[str]:
    """What stands above the table, cell by cell."""
    cells = [text_of(cell) for row in sheet.rows[:top] for cell in row]
    return [text for text in cells if text]


def fill(table: Table, sheet: Sheet, start: int) -> None:
    """Sorts the rows from ``start`` into data and totals; blank rows and repeated headings go."""
    heading = [text_of(cell) for cell in table.headings]
    for place in range(start, len(sheet.rows)):
        row = Row(place + 1, sheet.rows[place], table.places)
        texts = [text_of(cell) for cell in row.cells]
        if not any(texts) or texts == heading:
            continue
        (table.totals if is_total(texts) else table.rows).append(row)


def is_total(texts: list[str]) -> bool:
    """Whether a row adds up the rows above it: its first words are ``Totaal`` or ``Totaal 14``."""
    first = next(text for text in texts if text)
    return folded(first).split(" ")[0] in TOTALS
