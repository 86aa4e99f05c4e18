"""An attendance list (*presentielijst*): a row per person, a column per day, perhaps a tab per month."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from core.names import PersonName, parse_person_name, people_behind
from core.search import folded
from core.sheets import headings
from core.sheets.cells import Cell, SheetRefused, Unreadable, is_blank, text_of
from core.sheets.dates import MONTH_NUMBERS, WEEKDAYS, YearMissing, is_day_heading, parse_day
from core.sheets.marks import parse_mark
from core.sheets.numbers import parse_count
from core.sheets.phones import parse_phones
from core.sheets.tables import Row, Table
from participants.imports.outcomes import Findings, Options, Place
from participants.imports.reading import Layout, RowReader, year_of

LAYOUT = Layout(
    columns={"name": headings.NAME, "phone": headings.PHONE, "total": headings.TOTAL},
    required=("name",),
    is_heading=is_day_heading,
)
UNNAMED = frozenset(
    {"overige bezoekers", "overige", "overigen", "anderen", "anoniem", "anonieme bezoekers"}
    | {"zonder naam", "bezoekers zonder naam", "aantal zonder naam", "onbekende bezoekers"}
    | {"gasten", "niet op de lijst", "overige deelnemers", "losse bezoekers"}
)
NO_PART_OF_A_NAME = frozenset(
    {"presentielijst", "presentie", "aanwezigheidslijst", "aanwezigheid", "lijst", "deelnemers"}
    | {"deelnemerslijst", "maand", *WEEKDAYS.split("|"), *MONTH_NUMBERS}
)

# An activity by name, on a day.
Slot: TypeAlias = tuple[str, date]


@dataclass(slots=True)
class Visitor:
    """A person on the list, over all tabs."""

    place: Place
    name: PersonName
    phone: str = ""
    listed: set[Slot] = field(default_factory=set)
    present: set[Slot] = field(default_factory=set)


@dataclass(slots=True)
class AttendancePlan:
    """What an attendance list says."""

    findings: Findings
    year: int | None = None
    visitors: dict[str, Visitor] = field(default_factory=dict)
    slots: dict[Slot, Place] = field(default_factory=dict)
    unnamed: Counter[Slot] = field(default_factory=Counter)

    def totals(self) -> dict[str, Any]:
        """What a careful person counts in the list."""
        most = max(self.visitors.values(), key=lambda who: len(who.present), default=None)
        return {
            "activity": ", ".join(dict.fromkeys(activity for activity, day in self.slots)),
            "year": self.year,
            "people": len(self.visitors),
            "sessions": len(self.slots),
            "attendances": sum(len(visitor.present) for visitor in self.visitors.values()),
            "unnamed": self.unnamed.total(),
            "most_present": str(most.name) if most else "",
            "rows_with_an_error": self.findings.rows_with_an_error(),
        }


@dataclass(slots=True)
class Tab:
    """One table of the list, with the sessions that its columns stand for."""

    table: Table
    slots: dict[int, Slot]
    plan: AttendancePlan
    counted: Counter[int] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)

    def refuse(self, row: Row, place: int, reason: str) -> None:
        """Note that one cell of the list was left out."""
        label = self.table.label_at(place)
        self.plan.findings.refuse(self.table.sheet, row.number, label, reason)

    def notice(self, row: Row, place: int, reason: str) -> None:
        """Note something to look at in one cell."""
        label = self.table.label_at(place)
        self.plan.findings.notice(self.table.sheet, row.number, label, reason)


def plan_attendance(tables: list[Table], options: Options, findings: Findings) -> AttendancePlan:
    """The visits in ``tables``; somebody on several tabs is one person."""
    plan = AttendancePlan(findings)
    for table in tables:
        plan.year = plan.year or year_of(table, options)
        activity = options.activity or activity_in(table.title)
        if not activity:
            raise SheetRefused(
                _("Boven de lijst staat geen activiteit. Geef de naam erbij op (--activity).")
            )
        tab = Tab(table, slots_of(table, activity, options, findings), plan)
        for row in table.rows:
            read_row(tab, row)
        compare_totals(tab)
    return plan


def activity_in(title: list[str]) -> str:
    """The activity that a title such as ``Taalles dinsdag jan 2017`` names."""
    words = [word.strip(" -\u2013:,.()") for line in title[:1] for word in line.split()]
    kept = [word for word in words if word and folded(word) not in NO_PART_OF_A_NAME]
    return " ".join(word for word in kept if not any(map(str.isdigit, word)))


def slots_of(table: Table, activity: str, options: Options, findings: Findings) -> dict[int, Slot]:
    """The session that each column with a day stands for, of those that somebody filled in."""
    slots: dict[int, Slot] = {}
    for place, heading in enumerate(table.headings):
        if place in table.places.values() or not is_day_heading(heading):
            continue
        if all(map(is_blank, table.column(place))):
            reason = _("Deze kolom is leeg. We maken er geen bijeenkomst van.")
            findings.notice(table.sheet, table.heading_row, table.label_at(place), reason)
            continue
        try:
            slots[place] = activity, past_day(heading, year_of(table, options), options.today)
        except YearMissing as missing:
            raise SheetRefused(
                _("Het jaar staat niet in de titel. Geef het op (--year).")
            ) from missing
        except Unreadable as reason:
            findings.refuse(table.sheet, table.heading_row, table.label_at(place), str(reason))
    return slots


def past_day(heading: Cell, year: int | None, today: date) -> date:
    """The day of a heading; raises ``Unreadable`` when it is still to come."""
    day = parse_day(heading, year=year)
    if day > today:
        raise Unreadable(_("Deze dag ligt in de toekomst."))
    return day


def read_row(tab: Tab, row: Row) -> None:
    """Take in one row: unnamed visitors, people who cannot be told apart, or somebody."""
    for slot in tab.slots.values():
        tab.plan.slots.setdefault(slot, Place(tab.table.sheet, row.number))
    name = text_of(row["name"])
    if folded(name) in UNNAMED:
        read_counts(tab, row)
    elif name:
        present = present_places(tab, row)
        tab.counted.update(present)
        crowd = people_behind(name)
        if crowd:
            read_crowd(tab, row, present, crowd)
        else:
            read_visitor(tab, row, present)
    elif any(not is_blank(row.at(place)) for place in tab.slots):
        tab.refuse(row, tab.table.places["name"], _("De naam ontbreekt."))


def read_crowd(tab: Tab, row: Row, present: list[int], crowd: int) -> None:
    """Take in a row that stands for ``crowd`` people whom we cannot tell apart."""
    for place in present:
        tab.plan.unnamed[tab.slots[place]] += crowd
    reason = _("Hier staat niet één persoon met een naam. We tellen deze bezoekers zonder naam.")
    tab.notice(row, tab.table.places["name"], reason)


def read_counts(tab: Tab, row: Row) -> None:
    """Take in the row that counts visitors without a name."""
    for place, slot in tab.slots.items():
        try:
            count = parse_count(row.at(place))
        except Unreadable as reason:
            tab.refuse(row, place, str(reason))
            continue
        tab.plan.unnamed[slot] += count
        tab.counted[place] += count


def present_places(tab: Tab, row: Row) -> list[int]:
    """The columns in which the row is marked as present; an unknown mark is left out and noted."""
    present = []
    for place in tab.slots:
        try:
            if parse_mark(row.at(place)):
                present.append(place)
        except Unreadable as reason:
            tab.refuse(row, place, str(reason))
    compare_row_total(tab, row, len(present))
    return present


def read_visitor(tab: Tab, row: Row, present: list[int]) -> None:
    """Take in the row of one person."""
    name = parse_person_name(row["name"])
    if not name.given:
        name = PersonName(str(name), "", "")
    key, plan = folded(str(name)), tab.plan
    if key in tab.names:
        reason = _("Deze naam staat twee keer op dit tabblad. We lezen het als één persoon.")
        tab.notice(row, tab.table.places["name"], reason)
    tab.names.add(key)
    visitor = plan.visitors.setdefault(key, Visitor(Place(tab.table.sheet, row.number), name))
    reader = RowReader(tab.table, row, plan.findings)
    visitor.phone = visitor.phone or next(iter(reader.may("phone", parse_phones) or []), "")
    visitor.listed.update(tab.slots.values())
    visitor.present.update(tab.slots[place] for place in present)


def compare_row_total(tab: Tab, row: Row, counted: int) -> None:
    """Notice a total behind a row that is not the number of its marks."""
    if not is_blank(row["total"]):
        compare(tab, row, tab.table.places["total"], counted)


def compare_totals(tab: Tab) -> None:
    """Notice totals below a column that are not its marks and its unnamed visitors together."""
    for total in tab.table.totals[-1:]:
        for place in tab.slots:
            if not is_blank(total.at(place)):
                compare(tab, total, place, tab.counted[place])


def compare(tab: Tab, row: Row, place: int, counted: int) -> None:
    """Notice when the number in a cell is not what we counted."""
    try:
        told = parse_count(row.at(place))
    except Unreadable as error:
        tab.notice(row, place, str(error))
        return
    if told != counted:
        reason = _("Het totaal zegt %(told)s, maar we tellen %(counted)s.")
        tab.notice(row, place, reason % {"told": told, "counted": counted})
