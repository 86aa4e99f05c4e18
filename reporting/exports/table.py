"""The figures as CSV: a row per figure, per number about referrals and per text, for machines and Excel.

Commas between the cells and a dot in decimals (RFC 4180), whatever the country; the byte order mark
tells Excel that it is UTF-8.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils.translation import gettext as _

from reporting.exports.record import Record
from reporting.indicators.base import Unit
from reporting.referrals import SHARE

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
ABOUT = ["year", "programme", "programme_name", "first", "last"]
HEAD = [
    *ABOUT,
    "code",
    "label",
    "definition",
    "unit",
    "value",
    "target",
    "text",
    "rule",
    "explanation",
]


def write_csv(record: Record) -> bytes:
    """UTF-8 with a byte order mark and a row of headings; a row says one thing."""
    about = [
        *(record[key] or "" for key in ABOUT[:3]),
        record["period"]["first"],
        record["period"]["last"],
    ]
    rows = chain(_figures(record), _referrals(record), _texts(record), _stories(record))
    return rows_as_csv(HEAD, ([*about, *row] for row in rows), mark="\ufeff")


def rows_as_csv(head: list[str], rows: Iterable[Iterable[object]], *, mark: str = "") -> bytes:
    """``rows`` under ``head`` in UTF-8, safe to open in a spreadsheet; nothing is an empty cell."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(head)
    for row in rows:
        writer.writerow("" if cell is None else harmless(cell) for cell in row)
    return (mark + file.getvalue()).encode()


def _figures(record: Record) -> Iterator[list[object]]:
    for figure in record["figures"]:
        definition = " ".join(filter(None, [figure["definition"], figure["restriction"]]))
        yield [
            figure["code"],
            figure["label"],
            definition,
            figure["unit"],
            figure["value"],
            figure["target"],
            figure["text"] if figure["is_masked"] else "",
            figure["rule"],
            figure["explanation"],
        ]


def _referrals(record: Record) -> Iterator[list[object]]:
    """What is not told exactly has no value, and stands in the text."""
    for table in record["referrals"]:
        for row in table["rows"]:
            cells = zip(table["columns"], table["head"][1:], row["values"], strict=True)
            for column, head, cell in cells:
                definition, unit = table["caption"], str(Unit.REFERRAL.value)
                if column == SHARE:
                    definition, unit = table["source"], "deel"
                meaning = [f"{table['code']}.{column}", f"{row['label']}: {head}", definition, unit]
                told = ["", "", cell] if isinstance(cell, str) else [cell, "", ""]
                yield [*meaning, *told, "", ""]


def _texts(record: Record) -> Iterator[list[object]]:
    for part in record.get("parts", []):
        if part["text"]:
            told = _("Geschreven tekst in het verslag.")
            meaning = [f"part.{part['code']}", part["title"], told, "tekst"]
            yield [*meaning, "", "", part["text"], "", ""]


def _stories(record: Record) -> Iterator[list[object]]:
    for story in record["stories"]:  # has no value: the numbers can still be added up
        meaning = ["story", _("Verhaal"), _("Verteld met toestemming, zonder namen."), "verhaal"]
        yield [*meaning, "", "", story, "", ""]


def harmless(cell: object) -> object:
    """``cell`` so that no spreadsheet takes a text for a formula (CSV injection, OWASP)."""
    if isinstance(cell, str) and cell.startswith(BEGINS_A_FORMULA):
        return f"'{cell}"
    return cell
