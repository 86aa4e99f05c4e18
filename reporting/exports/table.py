"""The figures as CSV: a row per figure, per number about referrals and per story, for machines and Excel.

Commas between the cells and a dot in decimals (RFC 4180), whatever the country; the byte order mark
tells Excel that it is UTF-8.
"""

import csv
import io
from collections.abc import Iterator
from itertools import chain

from django.utils.translation import gettext as _

from reporting.annual import AnnualReport
from reporting.indicators.base import Unit
from reporting.referrals import COLUMNS, SHARE

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
    """UTF-8 with a byte order mark and a row of headings; a row says one thing."""
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
    for row in chain(_figures(report), _referrals(report), _stories(report)):
        writer.writerow(map(harmless, [*about, *row]))
    return file.getvalue().encode("utf-8-sig")


def _figures(report: AnnualReport) -> Iterator[list[object]]:
    for figure in report.figures:
        target = "" if figure.target is None else figure.target
        meaning = [figure.code, figure.label, figure.definition, figure.unit.value]
        yield [*meaning, "" if figure.told.number is None else figure.value, target, ""]


def _referrals(report: AnnualReport) -> Iterator[list[object]]:
    """What is not told exactly has no value, and stands in the text."""
    for table in report.referral_tables:
        for label, cells in table.told:
            for column, head, cell in zip(COLUMNS, table.head[1:], cells, strict=True):
                definition, unit = table.caption, str(Unit.REFERRAL.value)
                if column == SHARE:
                    definition, unit = table.source, "deel"
                meaning = [f"{table.code}.{column}", f"{label}: {head}", definition, unit]
                value = "" if cell.number is None else cell.number
                yield [*meaning, value, "", cell.text if cell.number is None else ""]


def _stories(report: AnnualReport) -> Iterator[list[object]]:
    for story in report.stories:  # has no value: the numbers can still be added up
        meaning = ["story", _("Verhaal"), _("Verteld met toestemming, zonder namen."), "verhaal"]
        yield [*meaning, "", "", story]


def harmless(cell: object) -> object:
    """``cell`` so that no spreadsheet takes a text for a formula (CSV injection, OWASP)."""
    if isinstance(cell, str) and cell.startswith(BEGINS_A_FORMULA):
        return f"'{cell}"
    return cell
