"""The figures as CSV: one row per figure and then one per story, for machines and for Excel.

Commas between the cells and a dot in decimals (RFC 4180), whatever the country; the byte order mark
tells Excel that it is UTF-8.
"""

import csv
import io

from django.utils.translation import gettext as _

from reporting.annual import AnnualReport

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
HEAD = [
    "year",
    "programme",
    "programme_name",
    "first",
    "last",
    "code",
    "label",
    "definition",
    "unit",
    "value",
    "target",
    "text",
]


def write_csv(report: AnnualReport) -> bytes:
    """UTF-8 with a byte order mark, a row of headings, a row per figure, a row per story."""
    programme = report.programme
    about = [
        report.year,
        programme.slug if programme else "",
        programme.name if programme else "",
        report.period.first,
        report.period.last,
    ]
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(HEAD)
    for figure in report.figures:
        target = "" if figure.target is None else figure.target
        meaning = [figure.code, figure.label, figure.definition, figure.unit.value]
        writer.writerow(map(harmless, [*about, *meaning, figure.value, target, ""]))
    for story in report.stories:  # has no value: the numbers can still be added up
        meaning = ["story", _("Verhaal"), _("Verteld met toestemming, zonder namen."), "verhaal"]
        writer.writerow(map(harmless, [*about, *meaning, "", "", story]))
    return file.getvalue().encode("utf-8-sig")


def harmless(cell: object) -> object:
    """``cell`` so that no spreadsheet takes a text for a formula (CSV injection, OWASP)."""
    if isinstance(cell, str) and cell.startswith(BEGINS_A_FORMULA):
        return f"'{cell}"
    return cell
