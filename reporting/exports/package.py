"""The report as a Frictionless data package: a zip with tables, and a file that explains every column.

Data Package v1 (specs.frictionlessdata.io, tabular-data-package). The same record gives the same
bytes, so a fingerprint of the file means something too.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.text import slugify

from reporting.exports.canonical import FINGERPRINT
from reporting.exports.record import Record, write_json
from reporting.exports.table import rows_as_csv

DESCRIPTION, RECORD = "datapackage.json", "report.json"
Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: its columns with their types, the columns that name a row, and its rows."""

    name: str
    fields: Fields
    key: list[str]
    rows: list[list[object]]

    @property
    def path(self) -> str:
        return f"{self.name}.csv"

    def written(self) -> bytes:
        return rows_as_csv([name for name, _kind in self.fields], self.rows)


def write_package(record: Record) -> bytes:
    """A zip: the description, the whole record, and a CSV file per table."""
    files = {RECORD: write_json(record)}
    all_tables = list(tables(record))
    files |= {table.path: table.written() for table in all_tables}
    described = _described(json.loads(files[RECORD]), all_tables, files)
    files = {DESCRIPTION: json.dumps(described, ensure_ascii=False, indent=2).encode()} | files
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, content in files.items():
            entry = ZipInfo(name)  # without the moment: it would be another file every time
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, content)
    return packed.getvalue()


def tables(record: Record) -> Iterator[Table]:
    """Every table of the package; what is not told exactly has no number but a text."""
    yield _figures(record)
    yield _breakdowns(record)
    yield _charts(record)
    yield _promises(record)
    yield _finance(record)
    yield _months(record)
    yield _referrals(record)
    yield _context(record)
    yield _parts(record)
    stories: list[list[object]] = [list(row) for row in enumerate(record["stories"], 1)]
    yield Table("stories", [("number", "integer"), ("text", "string")], ["number"], stories)


def _figures(record: Record) -> Table:
    kinds = {"value": "number", "target": "integer", "out_of": "integer", "is_masked": "boolean"}
    names = (
        "code", "chapter", "label", "definition", "restriction", "unit", "rule", "value", "text",
        "is_masked", "target", "difference", "explanation", "out_of", "counted", "days", "unknown",
        "spread",
    )  # fmt: skip
    fields = [(name, kinds.get(name, "string")) for name in names]
    fields += [
        ("not_known", "number"),
        ("not_known_text", "string"),
        ("not_known_of", "number"),
        ("quartile_quick", "number"),
        ("quartile_slow", "number"),
        ("quartile_number", "integer"),
        ("reference_date", "date"),
    ]
    rows = [
        [*(_cell(figure[name]) for name in names), *_around(figure), record["reference_date"]]
        for figure in record["figures"]
    ]
    return Table("figures", fields, ["code"], rows)


def _around(figure: Record) -> list[object]:
    """Of how many it is not known, and what lies around a median."""
    unknown, quartiles = figure.get("not_known") or {}, figure.get("quartiles") or {}
    return [
        *(unknown.get(key) for key in ("value", "text", "of")),
        *(quartiles.get(key) for key in ("quick", "slow", "number")),
    ]


def _charts(record: Record) -> Table:
    """What the charts are drawn from: the place of a row and of a column, as a name may be there twice."""
    fields = [
        ("table", "string"),
        ("row", "integer"),
        ("column", "integer"),
        ("label", "string"),
        ("head", "string"),
        ("value", "number"),
        ("text", "string"),
        ("key", "string"),
    ]
    rows: list[list[object]] = []
    for code, table in record["tables"].items():
        keys = table["keys"] or [""] * len(table["rows"])
        for at, (row, key) in enumerate(zip(table["rows"], keys, strict=True), 1):
            cells = zip(table["head"][1:], row["values"], row["texts"], strict=True)
            for column, (head, value, text) in enumerate(cells, 1):
                rows.append([code, at, column, row["label"], head, value, text, key])
    return Table("charts", fields, ["table", "row", "column"], rows)


def _breakdowns(record: Record) -> Table:
    fields = [
        ("code", "string"),
        ("title", "string"),
        ("label", "string"),
        ("value", "number"),
        ("text", "string"),
    ]
    rows: list[list[object]] = [
        [figure["code"], parts["title"], row["label"], row["value"], row["text"]]
        for figure in record["figures"]
        for parts in figure["parts"]
        for row in parts["rows"]
    ]
    return Table("breakdowns", fields, ["code", "title", "label"], rows)


def _promises(record: Record) -> Table:
    fields = [
        ("code", "string"),
        ("programme", "string"),
        ("programme_name", "string"),
        ("award", "string"),
        ("label", "string"),
        ("unit", "string"),
        ("target", "integer"),
        ("result", "number"),
        ("difference", "string"),
        ("explanation", "string"),
    ]
    return _plain("promises", fields, ["code", "programme", "award"], record.get("promises", []))


def _finance(record: Record) -> Table:
    fields = [
        ("award", "string"),
        ("programme", "string"),
        ("from", "date"),
        ("until", "date"),
        ("budgeted", "number"),
        ("spent", "number"),
        ("left", "number"),
        ("explanation", "string"),
    ]
    return _plain("finance", fields, [], record.get("finance", []))


def _months(record: Record) -> Table:
    names = ("sessions", "visits", "unnamed_visitors")
    fields: Fields = [("month", "yearmonth")]
    for name in names:
        fields += [(name, "integer"), (f"{name}_text", "string")]
    rows = [
        [month["month"], *(cell for name in names for cell in _number_or_text(month[name]))]
        for month in record["months"]
    ]
    return Table("months", fields, ["month"], rows)


def _referrals(record: Record) -> Table:
    rows = [
        [table["code"], row["label"], column, *_number_or_text(value)]
        for table in record["referrals"]
        for row in table["rows"]
        for column, value in zip(table["columns"], row["values"], strict=True)
    ]
    return _long("referrals", rows)


def _context(record: Record) -> Table:
    rows = [
        [table["code"], row["label"], column, value, text, unit, table["source"]]
        for table in record["context"]
        for row in table["rows"]
        for column, value, text, unit in zip(
            table["columns"], row["values"], row["texts"], row["units"], strict=True
        )
    ]
    return _long("context", rows, ("unit", "string"), ("source", "string"))


def _parts(record: Record) -> Table:
    fields = [("number", "integer"), ("code", "string"), ("title", "string"), ("text", "string")]
    return _plain("parts", fields, ["number"], record.get("parts", []))


def _plain(name: str, fields: Fields, key: list[str], lines: list[Record]) -> Table:
    rows = [[_cell(line.get(column)) for column, _kind in fields] for line in lines]
    return Table(name, fields, key, rows)


def _long(name: str, rows: list[list[object]], *more: tuple[str, str]) -> Table:
    """A number per row: of which table, on which line, in which column."""
    fields = [("table", "string"), ("label", "string"), ("column", "string"), ("value", "number")]
    return Table(name, [*fields, ("text", "string"), *more], ["table", "label", "column"], rows)


def _number_or_text(cell: Any) -> tuple[object, object]:
    return (None, cell) if isinstance(cell, str) else (cell, "")


def _cell(value: Any) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _described(record: Record, all_tables: list[Table], files: dict[str, bytes]) -> Record:
    programme = record["programme"] or "alles"
    described: Record = {
        "profile": "tabular-data-package",
        "name": slugify(f"jaarverslag-{record['year']}-{programme}"),
        "title": f"{record['title']}, {record['subject']}",
        "description": record["days"],
        "version": str(record.get("edition") or 1),
        "sources": [{"title": record["foundation"]}],
        "report": {"path": RECORD, FINGERPRINT: record[FINGERPRINT], "state": record["state"]},
        "resources": [_resource(table, files[table.path]) for table in all_tables],
    }
    if record.get("told_on"):
        described["created"] = f"{record['told_on']}T00:00:00Z"
    return described


def _resource(table: Table, content: bytes) -> Record:
    schema: Record = {
        "fields": [{"name": name, "type": kind} for name, kind in table.fields],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = table.key
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": schema,
    }
