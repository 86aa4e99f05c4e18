"""Everything a report tells as one CSV file: a row per number and per text, for machines and Excel.

Commas between the cells and a dot in decimals (RFC 4180), whatever the country; the byte order mark
tells Excel that it is UTF-8. The code of a row says what it is: ``found`` is a figure, ``found.part``
one of its parts, ``found.not_known`` of how many it is not known, ``days_to_reached.quick`` a quartile;
what comes from elsewhere in the report begins with where: ``promise.found``, ``finance.spent``.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from reporting.exports.record import DRAWN_IN_SHADES, Record
from reporting.exports.told import promised_to
from reporting.indicators.base import Unit
from reporting.referrals import SHARE

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
AMOUNT = re.compile(r"-?\d+\.\d\d")
ABOUT = ["year", "programme", "programme_name", "first", "last"]
MEANING = ["code", "label", "definition", "unit"]
TOLD = ["value", "target", "text", "rule", "explanation"]
HEAD = [*ABOUT, *MEANING, *TOLD]
Line = dict[str, Any]


def write_csv(record: Record) -> bytes:
    """UTF-8 with a byte order mark and a row of headings; a row says one thing."""
    about = [
        *(record[key] or "" for key in ABOUT[:3]),
        record["period"]["first"],
        record["period"]["last"],
    ]
    rows = (
        [*about, *(line.get(name, "") for name in HEAD[len(ABOUT) :])] for line in lines(record)
    )
    return rows_as_csv(HEAD, rows, mark="\ufeff")


def rows_as_csv(head: list[str], rows: Iterable[Iterable[object]], *, mark: str = "") -> bytes:
    """``rows`` under ``head`` in UTF-8, safe to open in a spreadsheet; nothing is an empty cell."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(head)
    for row in rows:
        writer.writerow("" if cell is None else harmless(cell) for cell in row)
    return (mark + file.getvalue()).encode()


def lines(record: Record) -> Iterator[Line]:
    """Every number and every text of ``record``; what is not told exactly is a text without a value."""
    return chain(
        *(_figure(figure) for figure in record["figures"]),
        _promises(record),
        _finance(record),
        *(_table(f"chart.{code}", table) for code, table in drawn_from(record)),
        _referrals(record),
        *(_context(table) for table in record["context"]),
        _texts(record),
        _stories(record),
    )


def drawn_from(record: Record) -> list[tuple[str, Record]]:
    """The tables behind the charts by their code; without those that are only the shades of a drawing."""
    return [(code, t) for code, t in record["tables"].items() if code not in DRAWN_IN_SHADES]


def _figure(figure: Record) -> Iterator[Line]:
    told = {key: figure[key] for key in ("code", "label", "unit", "target", "rule", "explanation")}
    definition = " ".join(filter(None, [figure["definition"], figure["restriction"]]))
    yield told | {"definition": definition} | _one(figure["value"], figure["text"])
    if unknown := figure.get("not_known"):
        yield _of(figure, "not_known", _("niet bekend")) | _one(unknown["value"], unknown["text"])
    if quartiles := figure.get("quartiles"):
        names = {
            "quick": _("een kwart hooguit"),
            "slow": _("een kwart minstens"),
            "number": _("rust op"),
        }
        for key, name in names.items():
            yield _of(figure, key, name) | {"value": quartiles[key]}
    for parts in figure["parts"]:
        for row in parts["rows"]:
            name = f"{parts['title']}: {row['label']}"
            yield _of(figure, "part", name) | _one(row["value"], row["text"])


def _of(figure: Record, what: str, name: str) -> Line:
    """A row that says more about ``figure``."""
    return {
        "code": f"{figure['code']}.{what}",
        "label": f"{figure['label']}: {name}",
        "definition": figure["definition"],
        "unit": figure["unit"],
    }


def _promises(record: Record) -> Iterator[Line]:
    for promise in record.get("promises", []):
        yield {
            "code": f"promise.{promise['code']}",
            "label": ": ".join(filter(None, [promise["label"], promised_to(promise)])),
            "definition": promise["difference"],
            "unit": promise["unit"],
            "target": promise["target"],
            "explanation": promise["explanation"],
        } | _one(promise["result"], promise["result_text"])


def _finance(record: Record) -> Iterator[Line]:
    names = {"budgeted": _("Begroot"), "spent": _("Besteed"), "left": _("Over")}
    for line in record.get("finance", []):
        for key, name in names.items():
            yield {
                "code": f"finance.{key}",
                "label": f"{line['award']}: {name}",
                "unit": "euro",
                "value": line[key],
                "explanation": line["explanation"],
            }


def _table(code: str, table: Record) -> Iterator[Line]:
    for row in table["rows"]:
        for head, value, text in zip(table["head"][1:], row["values"], row["texts"], strict=True):
            label, definition = f"{row['label']}: {head}", table["caption"]
            about = {"code": code, "label": label, "definition": definition, "unit": _("aantal")}
            yield about | _one(value, text) | {"explanation": table["source"]}


def _referrals(record: Record) -> Iterator[Line]:
    for table in record["referrals"]:
        for row in table["rows"]:
            cells = zip(table["columns"], table["head"][1:], row["values"], strict=True)
            for column, head, cell in cells:
                is_share = column == SHARE
                yield {
                    "code": f"{table['code']}.{column}",
                    "label": f"{row['label']}: {head}",
                    "definition": table["source" if is_share else "caption"],
                    "unit": "deel" if is_share else str(Unit.REFERRAL.value),
                    "text" if isinstance(cell, str) else "value": cell,
                }


def _context(table: Record) -> Iterator[Line]:
    for row in table["rows"]:
        cells = zip(table["columns"], row["values"], row["texts"], row["units"], strict=True)
        for column, value, text, unit in cells:
            yield {
                "code": f"context.{table['code']}",
                "label": f"{row['label']}: {column}",
                "definition": table["caption"],
                "unit": unit,
                "explanation": table["source"],
            } | _one(value, text)


def _texts(record: Record) -> Iterator[Line]:
    for part in record.get("parts", []):
        if part["text"]:
            yield {
                "code": f"part.{part['code']}",
                "label": part["title"],
                "definition": _("Geschreven tekst in het verslag."),
                "unit": "tekst",
                "text": part["text"],
            }


def _stories(record: Record) -> Iterator[Line]:
    for story in record["stories"]:
        yield {
            "code": "story",
            "label": _("Verhaal"),
            "definition": _("Verteld met toestemming, zonder namen."),
            "unit": "verhaal",
            "text": story,
        }


def _one(value: object, text: str) -> Line:
    """A number, or the text that is told instead."""
    return {"text": text} if value is None else {"value": value}


def harmless(cell: object) -> object:
    """``cell`` so that no spreadsheet takes a text for a formula (CSV injection, OWASP).

    An amount below nought is a number, also when it came as text.
    """
    is_text = isinstance(cell, str) and not AMOUNT.fullmatch(cell)
    return f"'{cell}" if is_text and str(cell).startswith(BEGINS_A_FORMULA) else cell
