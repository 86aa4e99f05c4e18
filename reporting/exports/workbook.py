"""The report as an Excel workbook: real numbers, real days, and a sheet that explains them."""

import io
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from reporting.exports.canonical import FINGERPRINT
from reporting.exports.record import Record
from reporting.exports.sheets import NO_SURPRISES, Sheets, day, money, told_cell
from reporting.exports.told import meaning_of, state_in_words
from reporting.exports.workbook_tables import (
    write_charts,
    write_context,
    write_months,
    write_referrals,
)

TOP = 4
"""Above the figures stand the title, the subject and the days."""


def write_xlsx(record: Record) -> bytes:
    """A workbook: figures, their parts, definitions, charts, texts, promises, money, notes."""
    file = io.BytesIO()
    with Workbook(file, NO_SURPRISES) as workbook:
        workbook.set_properties(
            {
                "title": f"{record['title']}, {record['subject']}",
                "author": record["foundation"],
                "comments": record["days"],
                "created": day(record.get("told_on") or record["reference_date"]),
            }
        )
        sheets = Sheets(workbook)
        for key, write in SHEETS:
            if not key or record.get(key):
                write(sheets, record)
    return file.getvalue()


def _write_figures(sheets: Sheets, record: Record) -> None:
    columns = [
        (_("Wat"), 44),
        (_("Aantal"), 12),
        (_("Afgesproken"), 14),
        (_("Verschil"), 22),
        (_("Wat is geteld"), 18),
        (_("Niet bekend"), 12),
        (_("Van hoeveel"), 12),
        (_("Een kwart hooguit"), 12),
        (_("Een kwart minstens"), 12),
        (_("Rust op"), 10),
        (_("Peildatum"), 18),
        (_("Toelichting"), 44),
        (_("Code"), 24),
    ]
    sheet = sheets.add(_("Cijfers"), [width for _head, width in columns])
    sheet.write_string(0, 0, record["title"], sheets.title)
    sheet.write_string(1, 0, record["subject"], sheets.soft)
    sheet.write_string(2, 0, record["days"], sheets.soft)
    reference = day(record["reference_date"])
    rows = [
        [*_figure(figure), reference, figure["explanation"], figure["code"]]
        for figure in record["figures"]
    ]
    sheets.write_table(sheet, TOP, [head for head, _width in columns], rows)
    sheet.freeze_panes(TOP + 1, 1)
    sheet.repeat_rows(TOP)


def _figure(figure: Record) -> list[Any]:
    unknown, quartiles = figure.get("not_known") or {}, figure.get("quartiles") or {}
    return [
        figure["label"],
        told_cell(figure["value"], figure["text"]),
        figure["target"],
        figure["difference"],
        figure["unit_label"],
        told_cell(unknown.get("value"), unknown.get("text", "")),
        unknown.get("of"),
        *(quartiles.get(key) for key in ("quick", "slow", "number")),
    ]


def _write_parts(sheets: Sheets, record: Record) -> None:
    columns = [
        (_("Wat"), 44),
        (_("Uitgesplitst naar"), 28),
        (_("Deel"), 40),
        (_("Aantal"), 12),
        (_("Wat is geteld"), 18),
    ]
    rows = [
        [
            figure["label"],
            parts["title"],
            row["label"],
            told_cell(row["value"], row["text"]),
            figure["unit_label"],
        ]
        for figure in record["figures"]
        for parts in figure["parts"]
        for row in parts["rows"]
    ]
    if rows:
        sheets.add_table(_("Uitsplitsingen"), columns, rows)


def _write_definitions(sheets: Sheets, record: Record) -> None:
    columns = [
        (_("Wat"), 36),
        (_("Wat we tellen"), 90),
        (_("Wat is geteld"), 18),
        (_("Code"), 24),
        (_("Versie van de regel"), 20),
    ]
    rows = [
        [f["label"], meaning_of(f), f["unit_label"], f["code"], f["rule"]]
        for f in record["figures"]
    ]
    sheets.add_table(_("Definities"), columns, rows)


def _write_texts(sheets: Sheets, record: Record) -> None:
    rows = [[f"{part['number']}. {part['title']}", part["text"]] for part in record["parts"]]
    sheets.add_table(_("Tekst"), [(_("Onderdeel"), 34), (_("Tekst"), 110)], rows)


def _write_promises(sheets: Sheets, record: Record) -> None:
    columns = [
        (_("Wat"), 40),
        (_("Programma"), 26),
        (_("Aan wie"), 34),
        (_("Afgesproken"), 14),
        (_("Aantal"), 12),
        (_("Verschil"), 20),
        (_("Toelichting"), 60),
    ]
    rows = [
        [
            promise["label"],
            promise.get("programme_name"),
            promise["award"],
            promise["target"],
            told_cell(promise["result"], promise["result_text"]),
            promise["difference"],
            promise["explanation"],
        ]
        for promise in record["promises"]
    ]
    sheets.add_table(_("Afspraken"), columns, rows)


def _write_finance(sheets: Sheets, record: Record) -> None:
    columns = [
        (_("Beschikking"), 44),
        (_("Begroot"), 16),
        (_("Besteed"), 16),
        (_("Over"), 16),
        (_("Vanaf"), 18),
        (_("Tot en met"), 18),
        (_("Toelichting"), 60),
    ]
    rows = [
        [
            line["award"],
            *(money(line[key]) for key in ("budgeted", "spent", "left")),
            day(line["from"]),
            day(line["until"]),
            line["explanation"],
        ]
        for line in record["finance"]
    ]
    sheets.add_table(_("Geld"), columns, rows)


def _write_stories(sheets: Sheets, record: Record) -> None:
    head = _("Verteld met toestemming, zonder namen.")
    sheets.add_table(_("Verhalen"), [(head, 110)], [[story] for story in record["stories"]])


def _write_notes(sheets: Sheets, record: Record) -> None:
    sheet = sheets.add(_("Zo is geteld"), [110])
    notes = [record["headline"], record["summary"], *record["finding_places"]]
    notes += record["how_counted"]
    if "told_on" in record:
        notes.append(state_in_words(record))
    if seal := record.get(FINGERPRINT):
        notes.append(f"{_('Vingerafdruk (SHA-256) van dit verslag')}: {seal}")
    for row, paragraph in enumerate(notes):
        sheets.put(sheet, row, 0, paragraph)


SHEETS = (
    ("", _write_figures),
    ("", _write_parts),
    ("promises", _write_promises),
    ("finance", _write_finance),
    ("parts", _write_texts),
    ("stories", _write_stories),
    ("", write_charts),
    ("", write_months),
    ("referrals", write_referrals),
    ("context", write_context),
    ("", _write_definitions),
    ("", _write_notes),
)
"""The sheets in their order, each when there is something of that name in the record."""
