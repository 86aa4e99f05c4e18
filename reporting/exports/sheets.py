"""What the sheets of the workbook have in common: how a cell looks, and that a text is never a formula."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

INK, BLUE, LAMP = "#18242F", "#174A80", "#F7BF3F"
MONTH = "mmmm yyyy"
NO_SURPRISES = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Sheets:
    """A workbook that dresses its cells alike."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        add = workbook.add_format
        self.title = add({"bold": True, "font_size": 18, "font_color": BLUE})
        self.caption = add({"bold": True, "font_size": 13, "font_color": BLUE})
        self.head = add(
            {
                "bold": True,
                "font_color": "#FFFFFF",
                "bg_color": BLUE,
                "text_wrap": True,
                "valign": "top",
            }
        )
        self.words = add({"text_wrap": True, "valign": "top"})
        self.soft = add({"font_color": "#3F4B57", "valign": "top"})
        self.number = add({"num_format": "#,##0", "valign": "top"})
        self.decimal = add({"num_format": "#,##0.0", "valign": "top"})
        self.percent = add({"num_format": "0.0%", "valign": "top"})
        self.month = add({"num_format": MONTH, "align": "left", "valign": "top"})
        self.day = add({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})
        self.money = add({"num_format": "€ #,##0.00", "valign": "top"})

    def add(self, name: str, widths: Iterable[int]) -> Worksheet:
        """A sheet with columns of these ``widths``, ready to print on one page across."""
        sheet = self.workbook.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_paper(9)
        return sheet

    def add_table(
        self, name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Any]]
    ) -> Worksheet:
        """A sheet that is one table: heads that stay in sight and are printed on every page."""
        sheet = self.add(name, [width for _head, width in columns])
        self.write_table(sheet, 0, [head for head, _width in columns], rows)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        return sheet

    def write_table(
        self, sheet: Worksheet, top: int, head: Sequence[str], rows: Iterable[Sequence[Any]]
    ) -> int:
        """Heads on row ``top`` and the rows below it; the answer is the first row that is free."""
        for column, words in enumerate(head):
            sheet.write_string(top, column, words, self.head)
        cells = list(rows)
        for at, row in enumerate(cells, start=top + 1):
            for column, cell in enumerate(row):
                self.put(sheet, at, column, cell)
        return top + 1 + len(cells)

    def put(self, sheet: Worksheet, row: int, column: int, value: Any) -> None:
        """Write a number as a number, a day as a day; a count that is not told and all text as text."""
        match value:
            case None | "":
                sheet.write_blank(row, column, None, self.words)
            case Dressed():
                sheet.write_number(row, column, value.number, getattr(self, value.look))
            case int() | float():
                sheet.write_number(row, column, value, self._number(value))
            case date():
                sheet.write_datetime(row, column, _midnight(value), self.day)
            case _:
                sheet.write_string(row, column, str(value), self.words)

    def _number(self, number: float) -> Format:
        return self.number if float(number).is_integer() else self.decimal


class Dressed:
    """A number that is shown as a percentage, as ``money`` or otherwise than other numbers."""

    def __init__(self, number: float | str, look: str) -> None:
        self.number, self.look = float(number), look


def told_cell(value: float | None, text: str) -> float | str:
    """A number, or the text that is told instead."""
    return text if value is None else value


def money(amount: str | None) -> Dressed | None:
    """An amount of a record, which is text with two decimals."""
    return None if amount is None else Dressed(amount, "money")


def day(written: str) -> date:
    """A day of a record, which is text: 2018-12-31."""
    return date.fromisoformat(written)


def _midnight(on: date) -> datetime:
    return datetime.combine(on, datetime.min.time())
