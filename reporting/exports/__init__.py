"""The forms in which an annual report leaves the house: the same figures in each.

Everything but the paper of the counted report is written from one record (``record.py``). What is
counted now has forms of ``AnnualReport``; a report somebody wrote has those of its record, which is
counted now as long as it is a draft, and was frozen when it became final.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from reporting.annual import AnnualReport
from reporting.exports.package import write_package
from reporting.exports.paper import write_pdf
from reporting.exports.record import Record, record_of, write_json
from reporting.exports.table import write_csv
from reporting.exports.told import write_told
from reporting.exports.workbook import write_xlsx


@dataclass(frozen=True, slots=True)
class ExportForm:
    """One form of the report: its name on a button, what a browser calls it, who writes it."""

    label: str
    content_type: str
    write: Callable[[Any], bytes]

    def of_counted(self) -> "ExportForm":
        """The same form of what is counted now."""
        return ExportForm(
            self.label, self.content_type, lambda report: self.write(record_of(report))
        )


TOLD_FORMS = {
    "pdf": ExportForm("PDF", "application/pdf", write_told),
    "xlsx": ExportForm(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write_xlsx,
    ),
    "csv": ExportForm("CSV", "text/csv; charset=utf-8", write_csv),
    "json": ExportForm("JSON", "application/json", write_json),
    "zip": ExportForm("Datapakket", "application/zip", write_package),
}
"""The forms of a report somebody wrote: ``write(record)``."""

FORMS = {
    form: ExportForm("PDF", "application/pdf", write_pdf) if form == "pdf" else told.of_counted()
    for form, told in TOLD_FORMS.items()
}
"""The forms of what is counted now: ``write(report)``."""


def file_name(report: AnnualReport, form: str) -> str:
    """``jaarverslag-2018-gezinnen-versterken.pdf``: the programme, never a person."""
    about = f"-{slugify(report.programme.slug)}" if report.programme else ""
    return f"jaarverslag-{report.year}{about}.{form}"


def told_file_name(record: Record, form: str) -> str:
    """As ``file_name``; a draft and a later edition say so."""
    about = f"-{slugify(record['programme'])}" if record["programme"] else ""
    which = "-concept" if record["told_on"] is None else ""
    if record["edition"] > 1:
        which = f"-editie-{record['edition']}{which}"
    return f"jaarverslag-{record['year']}{about}{which}.{form}"
