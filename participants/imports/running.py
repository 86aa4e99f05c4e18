"""Taking in one file from beginning to end: read, plan, store; or all of that and undo it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import transaction

from core.sheets.books import Book, read_book
from core.sheets.csvs import ENCODINGS
from core.sheets.tables import Table
from participants.imports import attendance, families, hours, participants
from participants.imports.attendance_storing import store_attendance
from participants.imports.families_storing import store_families
from participants.imports.hours_storing import store_hours
from participants.imports.ledger import Ledger
from participants.imports.outcomes import Findings, Options, Outcome
from participants.imports.participants_storing import store_participants
from participants.imports.reading import Layout, tables_of
from participants.models import ImportBatch

Kind = ImportBatch.Kind


class Plan(Protocol):
    """What a sheet says, before anything is stored."""

    def totals(self) -> dict[str, Any]:
        """What a careful person counts in the sheet."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How one kind of sheet is read, planned and stored."""

    layout: Layout
    plan: Callable[[list[Table], Options, Findings], Any]
    store: Callable[[Any, Options, Ledger], dict[str, int]]


READERS = {
    Kind.FAMILIES: Reader(families.LAYOUT, families.plan_families, store_families),
    Kind.ATTENDANCE: Reader(attendance.LAYOUT, attendance.plan_attendance, store_attendance),
    Kind.PARTICIPANTS: Reader(
        participants.LAYOUT, participants.plan_participants, store_participants
    ),
    Kind.HOURS: Reader(hours.LAYOUT, hours.plan_hours, store_hours),
}


def import_sheet(
    *, content: bytes, filename: str, kind: str, options: Options, is_dry_run: bool = False
) -> Outcome:
    """Take in a file of one ``kind``: the good rows, with a remark for every other row.

    A dry run does exactly the same and then takes everything back. Raises ``SheetRefused``, with
    nothing stored, when the file cannot or may not be read.
    """
    book = read_book(content, filename=filename)
    reader, findings = READERS[Kind(kind)], Findings()
    plan = reader.plan(tables_of(book, reader.layout, findings), options, findings)
    totals = {**encoding_of(book), **plan.totals()}
    added = store(reader, plan, options, Ledger(kind), findings, is_dry_run=is_dry_run)
    return Outcome(kind, is_dry_run, totals, added, findings)


@transaction.atomic
def store(
    reader: Reader,
    plan: Plan,
    options: Options,
    ledger: Ledger,
    findings: Findings,
    *,
    is_dry_run: bool,
) -> dict[str, int]:
    """Write the whole plan or nothing of it; returns what was added."""
    added = reader.store(plan, options, ledger)
    ledger.close(rows_refused=findings.rows_with_an_error())
    if is_dry_run:
        transaction.set_rollback(True)
    return added


def encoding_of(book: Book) -> dict[str, str]:
    """How a text file was read; nothing for a workbook."""
    return {"encoding": ENCODINGS[book.encoding]} if book.encoding else {}
