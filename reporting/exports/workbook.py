"""The report as an Excel workbook: real numbers, real days, and a sheet that explains them."""

import io
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reporting.annual import AnnualReport
from reporting.charts import funnel_in_words
from reporting.disclosure import Told

INK, BLUE, LAMP = "#18242F", "#174A80", "#F7BF3F"
MONTH = "mmmm yyyy"
NO_SURPRISES = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(report: AnnualReport) -> bytes:
    """A workbook: figures, definitions, months, stories, referrals, the neighbourhood, notes."""
    file = io.BytesIO()
    with Workbook(file, NO_SURPRISES) as workbook:
        workbook.set_properties(
            {
                "title": f"{report.title}, {report.subject}",
                "author": settings.FOUNDATION,
                "comments": report.days,
                "created": timezone.now().replace(tzinfo=None),
            }
        )
        sheets = Sheets(workbook)
        _write_figures(sheets, report)
        _write_definitions(sheets, report)
        _write_months(sheets, report)
        if report.stories:
            _write_stories(sheets, report)
        if report.referral_tables:
            _write_referrals(sheets, report)
        _write_context(sheets, report)
        _write_notes(sheets, report)
    return file.getvalue()


class Sheets:
    """A workbook that dresses its cells alike."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        add = workbook.add_format
        self.title = add({"bold": True, "font_size": 18, "font_color": BLUE})
        self.head = add(
            {"bold": True, "font_color": "#FFFFFF", "bg_color": BLUE, "text_wrap": True}
        )
        self.words = add({"text_wrap": True, "valign": "top"})
        self.soft = add({"font_color": "#3F4B57", "text_wrap": True, "valign": "top"})
        self.number = add({"num_format": "#,##0", "valign": "top"})
        self.decimal = add({"num_format": "#,##0.0", "valign": "top"})
        self.percent = add({"num_format": "0.0%", "valign": "top"})
        self.month = add({"num_format": MONTH, "align": "left", "valign": "top"})

    def add(self, name: str, widths: list[int]) -> Worksheet:
        """A sheet with columns of these ``widths``, ready to print on one page across."""
        sheet = self.workbook.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.fit_to_pages(1, 0)
        sheet.set_paper(9)
        return sheet

    def number_format(self, number: float) -> Format:
        return self.number if float(number).is_integer() else self.decimal

    def put(self, sheet: Worksheet, row: int, column: int, value: Any) -> None:
        """Write a number as a number, a count that is not told and all text as text."""
        if isinstance(value, Told):
            value = value.text if value.number is None else value.number
        if value is None:
            sheet.write_blank(row, column, None, self.words)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, self.number_format(value))
        else:
            sheet.write_string(row, column, str(value), self.words)


def _write_figures(sheets: Sheets, report: AnnualReport) -> None:
    sheet = sheets.add(_("Cijfers"), [44, 12, 14, 22, 18])
    sheet.write_string(0, 0, report.title, sheets.title)
    sheet.write_string(1, 0, report.subject, sheets.soft)
    sheet.write_string(2, 0, report.days, sheets.soft)
    head = [_("Wat"), _("Aantal"), _("Afgesproken"), _("Verschil"), _("Wat is geteld")]
    sheet.write_row(4, 0, head, sheets.head)
    sheet.freeze_panes(5, 1)
    for row, figure in enumerate(report.figures, start=5):
        cells = [figure.label, figure.told, figure.target, figure.difference, figure.unit.label]
        for column, cell in enumerate(cells):
            sheets.put(sheet, row, column, cell)
    _draw_funnel(sheets, sheet, report)


def _draw_funnel(sheets: Sheets, sheet: Worksheet, report: AnnualReport) -> None:
    steps = len(report.funnel)
    name = sheet.get_name()
    chart = sheets.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": _("Gezinnen"),
            "categories": [name, 5, 0, 4 + steps, 0],
            "values": [name, 5, 1, 4 + steps, 1],
            "fill": {"color": BLUE},
            "points": [{"fill": {"color": BLUE}}] * (steps - 1) + [{"fill": {"color": LAMP}}],
            "data_labels": {"value": True},
            "gap": 40,
        }
    )
    chart.set_title({"name": _("Van vinden naar aansluiting"), "name_font": {"color": INK}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "line": {"none": True}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    options = {"description": funnel_in_words(report.funnel)}
    sheet.insert_chart(5 + len(report.figures) + 1, 0, chart, options)


def _write_definitions(sheets: Sheets, report: AnnualReport) -> None:
    sheet = sheets.add(_("Definities"), [36, 90, 18, 20])
    head = [_("Wat"), _("Wat we tellen"), _("Wat is geteld"), _("Code")]
    sheet.write_row(0, 0, head, sheets.head)
    sheet.freeze_panes(1, 1)
    for row, figure in enumerate(report.figures, start=1):
        cells = [figure.label, figure.definition, figure.unit.label, figure.code]
        for column, cell in enumerate(cells):
            sheets.put(sheet, row, column, cell)


def _write_months(sheets: Sheets, report: AnnualReport) -> None:
    name = _("Per maand")
    sheet = sheets.add(name, [18, 16, 20, 22])
    head = [
        _("Maand"),
        _("Bijeenkomsten"),
        _("Bezoeken met naam"),
        _("Bezoeken zonder naam"),
    ]
    sheet.write_row(0, 0, head, sheets.head)
    sheet.freeze_panes(1, 1)
    for row, month in enumerate(report.months, start=1):
        sheet.write_datetime(
            row, 0, datetime.combine(month.first, datetime.min.time()), sheets.month
        )
        for column, cell in enumerate([month.sessions, month.visits, month.unnamed_visitors], 1):
            sheets.put(sheet, row, column, cell)
    chart = sheets.workbook.add_chart({"type": "column", "subtype": "stacked"})
    for column, colour in [(2, BLUE), (3, LAMP)]:
        chart.add_series(
            {
                "name": [name, 0, column],
                "categories": [name, 1, 0, 12, 0],
                "values": [name, 1, column, 12, column],
                "fill": {"color": colour},
                "gap": 50,
            }
        )
    chart.set_title({"name": _("Bezoeken per maand"), "name_font": {"color": INK}})
    chart.set_x_axis({"num_format": "mmm", "text_axis": True})
    chart.set_legend({"position": "bottom"})
    sheet.insert_chart(14, 0, chart, {"description": _("Bezoeken per maand, zoals in de tabel.")})


def _write_stories(sheets: Sheets, report: AnnualReport) -> None:
    sheet = sheets.add(_("Verhalen"), [110])
    sheet.write_string(0, 0, _("Verteld met toestemming, zonder namen."), sheets.head)
    sheet.freeze_panes(1, 0)
    for row, story in enumerate(report.stories, start=1):
        sheets.put(sheet, row, 0, story)


def _write_referrals(sheets: Sheets, report: AnnualReport) -> None:
    sheet = sheets.add(_("Doorverwijzingen"), [40, 14, 14, 14, 14])
    row = 0
    for table in report.referral_tables:
        sheet.write_string(row, 0, table.caption, sheets.title)
        sheet.write_row(row + 1, 0, table.head, sheets.head)
        row += 2
        for label, (*counts, part) in table.told:
            for column, cell in enumerate([label, *counts, part]):
                sheets.put(sheet, row, column, cell)
            if part.number is not None:
                sheet.write_number(row, len(counts) + 1, part.number, sheets.percent)
            row += 1
        sheet.write_string(row, 0, table.source, sheets.soft)
        row += 2


def _write_context(sheets: Sheets, report: AnnualReport) -> None:
    sheet = sheets.add(_("De wijk"), [40, 18, 18, 18, 18])
    row = 0
    for table in report.context:
        sheet.write_string(row, 0, table.caption, sheets.title)
        sheet.write_row(row + 1, 0, table.head, sheets.head)
        row += 2
        for label, cells in table.rows:
            sheet.write_string(row, 0, label, sheets.words)
            for column, cell in enumerate(cells, start=1):
                if cell.value is not None and cell.unit == "%":
                    sheet.write_number(row, column, cell.value / 100, sheets.percent)
                else:
                    sheets.put(sheet, row, column, str(cell) if cell.value is None else cell.value)
            row += 1
        sheet.write_string(row, 0, table.source, sheets.soft)
        row += 2


def _write_notes(sheets: Sheets, report: AnnualReport) -> None:
    sheet = sheets.add(_("Zo is geteld"), [110])
    for row, paragraph in enumerate(
        [report.headline, report.summary, *report.finding_places, *report.how_counted]
    ):
        sheets.put(sheet, row, 0, paragraph)
