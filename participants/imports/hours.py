"""The hours of volunteers (*vrijwilligersuren*): who, which day, from–until or hours, doing what."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.formats import localize
from django.utils.translation import gettext as _

from core.names import parse_person_name
from core.search import folded
from core.sheets import headings
from core.sheets.cells import Unreadable, is_blank
from core.sheets.numbers import (
    minutes_between,
    parse_decimal,
    parse_minutes,
    parse_time,
    within_a_day,
)
from core.sheets.tables import Table
from participants.imports.outcomes import Findings, Options, Place
from participants.imports.reading import Layout, RowReader, readers

LAYOUT = Layout(
    columns={
        "volunteer": headings.VOLUNTEER,
        "day": headings.DAY,
        "starts_at": headings.STARTS_AT,
        "ends_at": headings.ENDS_AT,
        "hours": headings.HOURS,
        "activity": headings.ACTIVITY,
    },
    required=("volunteer",),
)


@dataclass(frozen=True, slots=True)
class ShiftDraft:
    """Time that one row says was given."""

    place: Place
    volunteer: str
    worked_on: date
    minutes: int
    activity: str


@dataclass(slots=True)
class HoursPlan:
    """What a list of hours says."""

    data_rows: int
    findings: Findings
    shifts: list[ShiftDraft] = field(default_factory=list)

    def totals(self) -> dict[str, Any]:
        """What a careful person counts in the list."""
        return {
            "data_rows": self.data_rows,
            "rows_with_an_error": self.findings.rows_with_an_error(),
            "volunteers": len({folded(shift.volunteer) for shift in self.shifts}),
            "hours": sum(shift.minutes for shift in self.shifts) / 60,
        }


def plan_hours(tables: list[Table], options: Options, findings: Findings) -> HoursPlan:
    """The hours in ``tables``; the same row twice may honestly be two shifts."""
    plan = HoursPlan(sum(len(table.rows) for table in tables), findings)
    for reader in readers(tables, findings):
        if shift := read_shift(reader, options):
            plan.shifts.append(shift)
    for table in tables:
        compare_total(table, plan)
    return plan


def read_shift(reader: RowReader, options: Options) -> ShiftDraft | None:
    """The hours in one row, or None when something in it keeps them out."""
    name = str(parse_person_name(reader.row["volunteer"]))
    if not name:
        reader.refuse("volunteer", _("De naam ontbreekt."))
    worked_on = reader.past_day("day", options)
    if reader.is_good and not worked_on:
        reader.refuse("day", _("De datum ontbreekt."))
    minutes = read_minutes(reader)
    if not (reader.is_good and worked_on and minutes):
        return None
    activity = options.activity or reader.text("activity")[:200]
    return ShiftDraft(reader.place, name[:200], worked_on, minutes, activity)


def read_minutes(reader: RowReader) -> int | None:
    """How long, by the clock when it is written, else by the hours."""
    has_clock = not is_blank(reader.row["starts_at"]) and not is_blank(reader.row["ends_at"])
    has_hours = not is_blank(reader.row["hours"])
    if not has_clock and not has_hours:
        column = "hours" if "hours" in reader.table.places else "ends_at"
        reader.refuse(column, _("Hoe lang? Vul van en tot in, of het aantal uren."))
    by_hours = reader.must("hours", parse_minutes) if has_hours else None
    if not has_clock:
        return by_hours
    start = reader.must("starts_at", parse_time)
    end = reader.must("ends_at", parse_time)
    if not (start and end):
        return None
    by_clock = reader.must("ends_at", lambda cell: within_a_day(minutes_between(start, end)))
    if by_hours and by_clock and by_hours != by_clock:
        reader.notice("hours", _("De uren zijn anders dan van en tot. We houden van en tot aan."))
    return by_clock


def compare_total(table: Table, plan: HoursPlan) -> None:
    """Notice a total below the list that is not the sum of its hours."""
    rows = [shift for shift in plan.shifts if shift.place.sheet == table.sheet]
    counted = sum(shift.minutes for shift in rows)
    for total in table.totals[-1:]:
        if is_blank(total["hours"]):
            continue
        try:
            told = round(parse_decimal(total["hours"]) * 60)
        except Unreadable as reason:
            plan.findings.notice(table.sheet, total.number, table.label("hours"), str(reason))
            continue
        if told != counted:
            reason_why = _("Het totaal zegt %(told)s uur, maar we tellen %(counted)s uur.")
            numbers = {"told": in_hours(told), "counted": in_hours(counted)}
            label = table.label("hours")
            plan.findings.notice(table.sheet, total.number, label, reason_why % numbers)


def in_hours(minutes: int) -> str:
    """Minutes as hours, with a comma: ``2,5``."""
    return str(localize(round(minutes / 60, 2)))
