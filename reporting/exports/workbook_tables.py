"""The tables of a report as sheets, with the charts that Excel draws of them itself."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from reporting.exports.record import Record
from reporting.exports.sheets import BLUE, INK, LAMP, Dressed, Sheets, day, told_cell
from reporting.exports.table import drawn_from
from reporting.exports.told import pictures_of
from reporting.referrals import SHARE

MONTHS = "months"  # a sheet of its own
ROW, CHART_HEIGHT, GAP = 20, 288, 2  # points as Excel counts them


class Drawn(NamedTuple):
    """How Excel draws a table: which chart, of which columns, in which colours."""

    type: str
    columns: dict[int, str]
    subtype: str = ""


CHARTS = {
    "funnel": Drawn("bar", {1: BLUE}),
    "course": Drawn("line", {1: BLUE}),
    "cohorts": Drawn("column", {1: "#8D949B", 3: BLUE, 5: LAMP}),
    "obstacles": Drawn("bar", {1: "#8D949B", 2: LAMP}),
}


def write_charts(sheets: Sheets, record: Record) -> None:
    """Every table that a chart of the report is drawn from, with a chart of Excel beside some."""
    sheet = sheets.add(_("Bij de grafieken"), [40, *[12] * 13])
    pictures = pictures_of(record)
    row = 0
    for code, table in drawn_from(record):
        if code == MONTHS or not table["rows"]:
            continue
        top, row = row, _write_one(sheets, sheet, row, table, _cells(table))
        if code in CHARTS:
            chart = getattr(pictures, code)
            words = chart.words if chart else table["caption"]
            place = (sheet, top + 1, len(table["rows"]))
            _draw(sheets, place, CHARTS[code], table["caption"], words)
            row = max(row, top + CHART_HEIGHT // ROW + GAP)
    sheet.freeze_panes(0, 1)


def write_months(sheets: Sheets, record: Record) -> None:
    """The year month by month, with a chart of the visits."""
    columns = [
        (_("Maand"), 18),
        (_("Bijeenkomsten"), 16),
        (_("Bezoeken met naam"), 20),
        (_("Bezoeken zonder naam"), 22),
    ]
    keys = ("sessions", "visits", "unnamed_visitors")
    rows = [[None, *(month[key] for key in keys)] for month in record["months"]]
    sheet = sheets.add_table(_("Per maand"), columns, rows)
    for row, month in enumerate(record["months"], start=1):
        sheet.write_datetime(row, 0, _first(month), sheets.month)
    drawn = Drawn("column", {2: BLUE, 3: LAMP}, "stacked")
    words = _("Bezoeken per maand, zoals in de tabel.")
    chart = _draw(sheets, (sheet, 0, len(rows)), drawn, _("Bezoeken per maand"), words)
    chart.set_x_axis({"num_format": "mmm", "text_axis": True})


def write_referrals(sheets: Sheets, record: Record) -> None:
    """What became of the referrals; a share is a percentage."""
    sheet = sheets.add(_("Doorverwijzingen"), [40, 14, 14, 14, 14])
    row = 0
    for table in record["referrals"]:
        rows = [
            [line["label"], *map(_share_or_count, table["columns"], line["values"])]
            for line in table["rows"]
        ]
        row = _write_one(sheets, sheet, row, table, rows)
    sheet.freeze_panes(0, 1)


def write_context(sheets: Sheets, record: Record) -> None:
    """The neighbourhood in figures of others, each table with its source."""
    sheet = sheets.add(_("De wijk"), [40, 18, 18, 18, 18])
    row = 0
    for table in record["context"]:
        rows = [
            [line["label"], *map(_part_or_number, line["values"], line["texts"], line["units"])]
            for line in table["rows"]
        ]
        row = _write_one(sheets, sheet, row, table, rows)
    sheet.freeze_panes(0, 1)


def _write_one(
    sheets: Sheets, sheet: Worksheet, row: int, table: Record, rows: Iterable[list[Any]]
) -> int:
    """A table under its caption and above its source; the answer is where the next one begins."""
    sheet.write_string(row, 0, table["caption"], sheets.caption)
    below = sheets.write_table(sheet, row + 1, table["head"], rows)
    if table["source"]:
        sheet.write_string(below, 0, table["source"], sheets.soft)
    return below + GAP


def _cells(table: Record) -> list[list[Any]]:
    return [[row["label"], *map(told_cell, row["values"], row["texts"])] for row in table["rows"]]


def _share_or_count(column: str, cell: Any) -> Any:
    return Dressed(cell, "percent") if column == SHARE and not isinstance(cell, str) else cell


def _part_or_number(value: float | None, text: str, unit: str) -> Any:
    if value is None:
        return text
    return Dressed(value / 100, "percent") if unit == "%" else value


def _first(month: Record) -> Any:
    return day(f"{month['month']}-01")


def _draw(
    sheets: Sheets, place: tuple[Worksheet, int, int], drawn: Drawn, title: str, words: str
) -> Any:
    """A chart of Excel itself beside the ``rows`` below the head on row ``top``; ``words`` say what it shows."""
    sheet, top, rows = place
    name, last = sheet.get_name(), top + rows
    kind = {"type": drawn.type} | ({"subtype": drawn.subtype} if drawn.subtype else {})
    chart = sheets.workbook.add_chart(kind)
    for column, colour in drawn.columns.items():
        look = {"line" if drawn.type == "line" else "fill": {"color": colour}}
        chart.add_series(
            {
                "name": [name, top, column],
                "categories": [name, top + 1, 0, last, 0],
                "values": [name, top + 1, column, last, column],
                "gap": 50,
            }
            | look
        )
    chart.set_title({"name": title, "name_font": {"color": INK, "size": 12}})
    chart.set_legend({"none": True} if len(drawn.columns) == 1 else {"position": "bottom"})
    if drawn.type == "bar":
        chart.set_y_axis({"reverse": True, "line": {"none": True}})
        chart.set_x_axis({"major_gridlines": {"visible": False}, "min": 0})
    else:
        chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True}})
    chart.set_size({"width": 520, "height": CHART_HEIGHT})
    columns = max(drawn.columns) + 2
    sheet.insert_chart(top, columns, chart, {"description": words})
    return chart
