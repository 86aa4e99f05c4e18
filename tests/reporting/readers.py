"""Reading a report back from each of its forms."""

import csv
import io
import json
import zipfile

from python_calamine import CalamineWorkbook

from reporting.exports import FORMS


def written(report, form):
    return FORMS[form].write(report)


def as_json(report):
    return json.loads(written(report, "json"))


def as_csv(report):
    return list(csv.DictReader(io.StringIO(written(report, "csv").decode("utf-8-sig"), newline="")))


def as_sheets(report):
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(written(report, "xlsx")))
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def formulas(report):
    """The sheets of the workbook in which something is calculated."""
    with zipfile.ZipFile(io.BytesIO(written(report, "xlsx"))) as parts:
        sheets = [name for name in parts.namelist() if "worksheets/sheet" in name]
        return [name for name in sheets if b"<f>" in parts.read(name)]


def table_of(text):
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheets_of(content):
    """The sheets of a workbook by their name."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}
