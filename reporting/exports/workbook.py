"""The report as an Excel workbook: real numbers, real days, and a sheet that explains them."""

import io
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reporting.charts import Stage, funnel_in_words
from reporting.exports.canonical import FINGERPRINT
from reporting.exports.record import Record
from reporting.exports.told import meaning_of

INK, BLUE, LAMP = "#18242F", "#174A80", "#F7BF3F"
MONTH = "mmmm yyyy"
NO_SURPRISES = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(record: Record) -> bytes:
    """A workbook: figures, definitions, months, texts, money, referrals, the neighbourhood, notes."""
    file = io.BytesIO()
    with Workbook(file, NO_SURPRISES) as workbook:
        workbook.set_properties(
            {
                "title": f"{record['title']}, {record['subject']}",
                "author": record["foundation"],
                "comments": record["days"],
                "created": _day(record.get("told_on") or record["reference_date"]),
            }
        )
        sheets = Sheets(workbook)
        _write_figures(sheets, record)
        _write_definitions(sheets, record)
        _write_months(sheets, record)
        for key, write in OPTIONAL.items():
            if record.get(key):
                write(sheets, record)
        _write_context(sheets, record)
        _write_notes(sheets, record)
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
        self.day = add({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})
        self.money = add({"num_format": "€ #,##0.00", "valign": "top"})

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
        """Write a number as a number, a day as a day; a count that is not told and all text as text."""
        if value is None:
            sheet.write_blank(row, column, None, self.words)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, self.number_format(value))
        elif isinstance(value, datetime):
            sheet.write_datetime(row, column, value, self.day)
        else:
            sheet.write_string(row, column, str(value), self.words)


def _day(written: str) -> datetime:
    return datetime.combine(date.fromisoformat(written), datetime.min.time())


def _write_figures(sheets: Sheets, record: Record) -> None:
    sheet = sheets.add(_("Cijfers"), [44, 12, 14, 22, 18, 16, 44])
    sheet.write_string(0, 0, record["title"], sheets.title)
    sheet.write_string(1, 0, record["subject"], sheets.soft)
    sheet.write_string(2, 0, record["days"], sheets.soft)
    head = [
        _("Wat"),
        _("Aantal"),
        _("Afgesproken"),
        _("Verschil"),
        _("Wat is geteld"),
        _("Peildatum"),
        _("Toelichting"),
    ]
    sheet.write_row(4, 0, head, sheets.head)
    sheet.freeze_panes(5, 1)
    reference = _day(record["reference_date"])
    for row, figure in enumerate(record["figures"], start=5):
        told = figure["text"] if figure["is_masked"] else figure["value"]
        cells = [figure["label"], told, figure["target"], figure["difference"]]
        cells += [figure["unit_label"], reference, figure["explanation"]]
        for column, cell in enumerate(cells):
            sheets.put(sheet, row, column, cell)
    _draw_funnel(sheets, sheet, record)


def _draw_funnel(sheets: Sheets, sheet: Worksheet, record: Record) -> None:
    """From a table of its own beside the chart: the order of the figures may change."""
    below = 5 + len(record["figures"]) + 1
    steps = [(row["label"], row["values"][0] or 0) for row in record["tables"]["funnel"]["rows"]]
    for at, step in enumerate(steps):
        sheet.write_row(below + at, 0, step, sheets.soft)
    name, last = sheet.get_name(), below + len(steps) - 1
    chart = sheets.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": _("Gezinnen"),
            "categories": [name, below, 0, last, 0],
            "values": [name, below, 1, last, 1],
            "fill": {"color": BLUE},
            "points": [{"fill": {"color": BLUE}}] * (len(steps) - 1) + [{"fill": {"color": LAMP}}],
            "data_labels": {"value": True},
            "gap": 40,
        }
    )
    chart.set_title({"name": _("Van vinden naar aansluiting"), "name_font": {"color": INK}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "line": {"none": True}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    sheet.insert_chart(
        last + 2, 0, chart, {"description": funnel_in_words([Stage(*step) for step in steps])}
    )


def _write_definitions(sheets: Sheets, record: Record) -> None:
    sheet = sheets.add(_("Definities"), [36, 90, 18, 20, 20])
    head = [_("Wat"), _("Wat we tellen"), _("Wat is geteld"), _("Code"), _("Versie van de regel")]
    sheet.write_row(0, 0, head, sheets.head)
    sheet.freeze_panes(1, 1)
    for row, figure in enumerate(record["figures"], start=1):
        cells = [
            figure["label"],
            meaning_of(figure),
            figure["unit_label"],
            figure["code"],
            figure["rule"],
        ]
        for column, cell in enumerate(cells):
            sheets.put(sheet, row, column, cell)


def _write_months(sheets: Sheets, record: Record) -> None:
    name = _("Per maand")
    sheet = sheets.add(name, [18, 16, 20, 22])
    head = [_("Maand"), _("Bijeenkomsten"), _("Bezoeken met naam"), _("Bezoeken zonder naam")]
    sheet.write_row(0, 0, head, sheets.head)
    sheet.freeze_panes(1, 1)
    for row, month in enumerate(record["months"], start=1):
        sheet.write_datetime(row, 0, _day(f"{month['month']}-01"), sheets.month)
        cells = [month["sessions"], month["visits"], month["unnamed_visitors"]]
        for column, cell in enumerate(cells, 1):
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


def _write_texts(sheets: Sheets, record: Record) -> None:
    sheet = sheets.add(_("Tekst"), [34, 110])
    sheet.write_row(0, 0, [_("Onderdeel"), _("Tekst")], sheets.head)
    sheet.freeze_panes(1, 1)
    for row, part in enumerate(record["parts"], start=1):
        sheets.put(sheet, row, 0, f"{part['number']}. {part['title']}")
        sheets.put(sheet, row, 1, part["text"])


def _write_promises(sheets: Sheets, record: Record) -> None:
    sheet = sheets.add(_("Afspraken"), [40, 34, 14, 12, 20, 60])
    head = [_("Wat"), _("Aan wie"), _("Afgesproken"), _("Aantal"), _("Verschil"), _("Toelichting")]
    sheet.write_row(0, 0, head, sheets.head)
    sheet.freeze_panes(1, 1)
    keys = ("label", "award", "target", "result", "difference", "explanation")
    for row, promise in enumerate(record["promises"], start=1):
        for column, key in enumerate(keys):
            sheets.put(sheet, row, column, promise[key])


def _write_finance(sheets: Sheets, record: Record) -> None:
    sheet = sheets.add(_("Geld"), [44, 16, 16, 16, 60])
    head = [_("Beschikking"), _("Begroot"), _("Besteed"), _("Over"), _("Toelichting")]
    sheet.write_row(0, 0, head, sheets.head)
    sheet.freeze_panes(1, 1)
    for row, line in enumerate(record["finance"], start=1):
        sheets.put(sheet, row, 0, line["award"])
        for column, key in enumerate(("budgeted", "spent", "left"), 1):
            if line[key] is not None:
                sheet.write_number(row, column, float(line[key]), sheets.money)
        sheets.put(sheet, row, 4, line["explanation"])


def _write_stories(sheets: Sheets, record: Record) -> None:
    sheet = sheets.add(_("Verhalen"), [110])
    sheet.write_string(0, 0, _("Verteld met toestemming, zonder namen."), sheets.head)
    sheet.freeze_panes(1, 0)
    for row, story in enumerate(record["stories"], start=1):
        sheets.put(sheet, row, 0, story)


def _write_referrals(sheets: Sheets, record: Record) -> None:
    sheet = sheets.add(_("Doorverwijzingen"), [40, 14, 14, 14, 14])
    row = 0
    for table in record["referrals"]:
        sheet.write_string(row, 0, table["caption"], sheets.title)
        sheet.write_row(row + 1, 0, table["head"], sheets.head)
        row += 2
        for line in table["rows"]:
            *counts, part = line["values"]
            for column, cell in enumerate([line["label"], *counts, part]):
                sheets.put(sheet, row, column, cell)
            if not isinstance(part, str):
                sheet.write_number(row, len(counts) + 1, part, sheets.percent)
            row += 1
        sheet.write_string(row, 0, table["source"], sheets.soft)
        row += 2


def _write_context(sheets: Sheets, record: Record) -> None:
    sheet = sheets.add(_("De wijk"), [40, 18, 18, 18, 18])
    row = 0
    for table in record["context"]:
        sheet.write_string(row, 0, table["caption"], sheets.title)
        sheet.write_row(row + 1, 0, table["head"], sheets.head)
        row += 2
        for line in table["rows"]:
            sheet.write_string(row, 0, line["label"], sheets.words)
            cells = zip(line["values"], line["units"], line["texts"], strict=True)
            for column, (value, unit, text) in enumerate(cells, start=1):
                if value is not None and unit == "%":
                    sheet.write_number(row, column, value / 100, sheets.percent)
                else:
                    sheets.put(sheet, row, column, text if value is None else value)
            row += 1
        sheet.write_string(row, 0, table["source"], sheets.soft)
        row += 2


def _write_notes(sheets: Sheets, record: Record) -> None:
    sheet = sheets.add(_("Zo is geteld"), [110])
    notes = [record["headline"], record["summary"], *record["finding_places"]]
    notes += record["how_counted"]
    if seal := record.get(FINGERPRINT):
        notes.append(f"{_('Vingerafdruk (SHA-256) van dit verslag')}: {seal}")
    for row, paragraph in enumerate(notes):
        sheets.put(sheet, row, 0, paragraph)


OPTIONAL = {
    "parts": _write_texts,
    "promises": _write_promises,
    "finance": _write_finance,
    "stories": _write_stories,
    "referrals": _write_referrals,
}
"""Sheets that are there when there is something on them."""
