"""A list of families (*gezinnenlijst*): one row per family, with a parent, children and two days."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.names import (
    FamilyName,
    PersonName,
    parse_family_name,
    parse_person_name,
    without_company,
)
from core.search import folded
from core.sheets import headings
from core.sheets.cells import text_of
from core.sheets.numbers import parse_decimal
from core.sheets.phones import parse_phones
from core.sheets.postcodes import parse_postcode
from core.sheets.tables import Table
from participants.actions.families import Child
from participants.children import read_children
from participants.imports.outcomes import Findings, Options, Place
from participants.imports.reading import Layout, RowReader, readers, year_of

LAYOUT = Layout(
    columns={
        "family": headings.FAMILY,
        "parent": headings.PARENT,
        "children": headings.CHILDREN,
        "street": headings.STREET,
        "house_number": headings.HOUSE_NUMBER,
        "postcode": headings.POSTCODE,
        "phone": headings.PHONE,
        "email": headings.EMAIL,
        "finding_place": headings.FINDING_PLACE,
        "found_on": headings.FOUND_ON,
        "first_contact_on": headings.FIRST_CONTACT_ON,
    },
    required=("family",),
)
BETWEEN_PARENTS = re.compile(r"\s+en\s+|\s*[&/+]\s*")


@dataclass(frozen=True, slots=True)
class FamilyDraft:
    """A family as one row describes it."""

    place: Place
    name: FamilyName
    parents: tuple[PersonName, ...]
    children: tuple[Child, ...]
    phone: str
    street: str
    postcode: str
    finding_place: str
    found_on: date
    first_contact_on: date | None

    @property
    def identities(self) -> list[tuple[str, str, str]]:
        """Either of these in another row makes it the same family: names and telephone, or street."""
        parent = folded(str(self.parents[0])) if self.parents else ""
        ways = [way for way in (self.phone, folded(self.street)) if way] or [""]
        return [(folded(str(self.name)), parent, way) for way in ways]


@dataclass(slots=True)
class FamiliesPlan:
    """What a list of families says."""

    families: list[FamilyDraft]
    data_rows: int
    year: int | None
    findings: Findings

    def totals(self) -> dict[str, Any]:
        """What a careful person counts in the list."""
        totals = {
            "data_rows": self.data_rows,
            "rows_with_an_error": self.findings.rows_with_an_error(),
            "families": len(self.families),
            "children": sum(len(draft.children) for draft in self.families),
        }
        first_contacts = Counter(
            draft.first_contact_on.year for draft in self.families if draft.first_contact_on
        )
        years = [self.year] if self.year else sorted(first_contacts)
        for year in years:
            totals[f"families_with_first_contact_{year}"] = first_contacts[year]
        return totals


def plan_families(tables: list[Table], options: Options, findings: Findings) -> FamiliesPlan:
    """The families in ``tables``; a family in two rows is taken once."""
    families: list[FamilyDraft] = []
    seen: dict[tuple[str, str, str], FamilyDraft] = {}
    for reader in readers(tables, findings):
        draft = read_family(reader, options)
        if not draft:
            continue
        first = next((seen[way] for way in draft.identities if way in seen), None)
        seen.update(dict.fromkeys(draft.identities, first or draft))
        if first:
            reason = _("Dit gezin staat ook in rij %(row)s. We lezen het één keer in.")
            reader.notice("family", reason % {"row": first.place.row})
        else:
            families.append(draft)
    for table in tables:
        compare_total(table, findings)
    if not options.programme:
        reason = _("Er is geen programma gekozen: de trajecten tellen voor geen programma mee.")
        findings.notice("", None, "", reason)
    years = [year for table in tables if (year := year_of(table, options))]
    rows = sum(len(table.rows) for table in tables)
    return FamiliesPlan(families, rows, years[0] if years else None, findings)


def read_family(reader: RowReader, options: Options) -> FamilyDraft | None:
    """The family in one row, or None when something in it keeps it out."""
    name = parse_family_name(reader.row["family"])
    if not str(name):
        reader.refuse(
            "family", _("De naam van het gezin ontbreekt. Weet je die niet? Vul Anoniem in.")
        )
    found_on = reader.past_day("found_on", options)
    first_contact_on = reader.past_day("first_contact_on", options)
    if reader.is_good and not found_on:
        reader.refuse("found_on", _("De dag waarop het gezin is gevonden, ontbreekt."))
    if found_on and first_contact_on and first_contact_on < found_on:
        reader.refuse("first_contact_on", _("Het eerste contact ligt vóór de dag van vinden."))
    year = found_on.year if found_on else options.today.year
    children = reader.must("children", lambda cell: read_children(cell, year=year))
    if not reader.is_good or not found_on:
        return None
    street = f"{reader.text('street')} {reader.text('house_number')}".strip()
    return FamilyDraft(
        place=reader.place,
        name=name,
        parents=tuple(parents_in(reader.text("parent"), name)),
        children=tuple(children or ()),
        phone=phone_of(reader),
        street=street[:200],
        postcode=reader.may("postcode", parse_postcode) or "",
        finding_place=reader.text("finding_place")[:100],
        found_on=found_on,
        first_contact_on=first_contact_on,
    )


def parents_in(text: str, family: FamilyName) -> Iterator[PersonName]:
    """The parents in a cell; one without a family name carries that of the family."""
    for part in BETWEEN_PARENTS.split(without_company(text)):
        name = parse_person_name(part)
        if name.given and not name.family:
            name = PersonName(name.given, family.prefix, family.name)
        if str(name):
            yield name


def phone_of(reader: RowReader) -> str:
    """The first telephone number in a row; what is wrong with it or left out is noticed."""
    numbers = reader.may("phone", parse_phones) or []
    if len(numbers) > 1:
        reader.notice("phone", _("Hier staan twee nummers. We bewaren het eerste."))
    return numbers[0] if numbers else ""


def compare_total(table: Table, findings: Findings) -> None:
    """Notice a total below the list that is not the number of rows above it."""
    for total in table.totals[-1:]:
        numbers = [cell for cell in total.cells if isinstance(cell, int | float)]
        numbers += [
            float(parse_decimal(text))
            for cell in total.cells
            if isinstance(cell, str) and (text := text_of(cell)).isdigit()
        ]
        if numbers and numbers[0] != len(table.rows):
            reason = _("Het totaal zegt %(told)s, maar we tellen %(counted)s.")
            told = {"told": int(numbers[0]), "counted": len(table.rows)}
            findings.notice(table.sheet, total.number, table.label("family"), reason % told)
