"""The forms in which an annual report leaves the house: the same figures in each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import slugify

from reporting.annual import AnnualReport
from reporting.exports.paper import write_pdf
from reporting.exports.record import write_json
from reporting.exports.table import write_csv
from reporting.exports.workbook import write_xlsx


@dataclass(frozen=True, slots=True)
class ExportForm:
    """One form of the report: its name on a button, what a browser calls it, who writes it."""

    label: str
    content_type: str
    write: Callable[[AnnualReport], bytes]


FORMS = {
    "pdf": ExportForm("PDF", "application/pdf", write_pdf),
    "xlsx": ExportForm(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write_xlsx,
    ),
    "csv": ExportForm("CSV", "text/csv; charset=utf-8", write_csv),
    "json": ExportForm("JSON", "application/json", write_json),
}


def file_name(report: AnnualReport, form: str) -> str:
    """``jaarverslag-2018-gezinnen-versterken.pdf``: the programme, never a person."""
    about = f"-{slugify(report.programme.slug)}" if report.programme else ""
    return f"jaarverslag-{report.year}{about}.{form}"
