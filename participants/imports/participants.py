"""A list of participants (*deelnemerslijst*): one row per person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from core.names import PersonName, parse_family_name, parse_person_name, recased
from core.search import folded
from core.sheets import headings
from core.sheets.cells import Cell, Unreadable, says_nothing, text_of
from core.sheets.dates import YearMissing, parse_day
from core.sheets.postcodes import parse_postcode
from core.sheets.tables import Table
from participants.imports.families import phone_of
from participants.imports.outcomes import Findings, Options, Place
from participants.imports.reading import Layout, RowReader, readers

LAYOUT = Layout(
    columns={
        "name": headings.NAME,
        "given_name": headings.GIVEN_NAME,
        "initials": headings.INITIALS,
        "prefix": headings.PREFIX,
        "family_name": headings.SURNAME,
        "birth": headings.BIRTH,
        "street": headings.STREET,
        "house_number": headings.HOUSE_NUMBER,
        "postcode": headings.POSTCODE,
        "phone": headings.PHONE,
        "email": headings.EMAIL,
        "signed_up_on": headings.SIGNED_UP_ON,
    },
    required=("name", "family_name"),
)


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """A person as one row describes them."""

    place: Place
    name: PersonName
    birth_year: int | None
    phone: str
    email: str
    street: str
    postcode: str
    signed_up_on: date | None

    @property
    def identities(self) -> list[tuple[str, str]]:
        """Either of these in another row makes it the same person: name and telephone, or mail."""
        ways = [way for way in (self.phone, self.email.lower()) if way]
        ways = ways or [f"{self.birth_year} {folded(self.street)}"]
        return [(folded(str(self.name)), way) for way in ways]


@dataclass(slots=True)
class ParticipantsPlan:
    """What a list of participants says."""

    people: list[ParticipantDraft]
    data_rows: int
    exact_repeats: int
    invalid_emails: int
    findings: Findings

    def totals(self) -> dict[str, Any]:
        """What a careful person counts in the list."""
        return {
            "data_rows": self.data_rows,
            "rows_with_an_error": self.findings.rows_with_an_error(),
            "exact_repeats": self.exact_repeats,
            "rows_with_an_invalid_email": self.invalid_emails,
            "people": len(self.people),
        }


def plan_participants(
    tables: list[Table], options: Options, findings: Findings
) -> ParticipantsPlan:
    """The people in ``tables``; somebody in two rows is taken once."""
    plan = ParticipantsPlan([], sum(len(table.rows) for table in tables), 0, 0, findings)
    rows: dict[tuple[str, ...], int] = {}
    seen: dict[tuple[str, str], ParticipantDraft] = {}
    for reader in readers(tables, findings):
        told = tuple(map(text_of, reader.row.cells))
        if told in rows:
            plan.exact_repeats += 1
            reason = _("Deze rij is precies gelijk aan rij %(row)s. We lezen hem één keer in.")
            reader.notice(name_column(reader), reason % {"row": rows[told]})
            continue
        rows[told] = reader.row.number
        if draft := read_participant(reader, options, plan):
            take_once(plan, seen, draft, reader)
    remark_on_options(tables, options, findings)
    return plan


def take_once(
    plan: ParticipantsPlan,
    seen: dict[tuple[str, str], ParticipantDraft],
    draft: ParticipantDraft,
    reader: RowReader,
) -> None:
    """Add ``draft`` to the plan, unless the same person stood in an earlier row."""
    first = next((seen[way] for way in draft.identities if way in seen), None)
    seen.update(dict.fromkeys(draft.identities, first or draft))
    if not first:
        plan.people.append(draft)
        return
    reason = _("Deze persoon staat ook in rij %(row)s. We lezen die één keer in.")
    reader.notice(name_column(reader), reason % {"row": first.place.row})


def read_participant(
    reader: RowReader, options: Options, plan: ParticipantsPlan
) -> ParticipantDraft | None:
    """The person in one row, or None when something in it keeps them out."""
    name = name_in(reader)
    if not str(name):
        reader.refuse(name_column(reader), _("De naam ontbreekt."))
    today = options.today
    birth_year = reader.must("birth", lambda cell: parse_birth_year(cell, today=today))
    signed_up_on = reader.past_day("signed_up_on", options) if options.activity else None
    email = read_email(reader, plan)
    if not reader.is_good:
        return None
    return ParticipantDraft(
        place=reader.place,
        name=name,
        birth_year=birth_year,
        phone=phone_of(reader),
        email=email,
        street=f"{reader.text('street')} {reader.text('house_number')}".strip()[:200],
        postcode=reader.may("postcode", parse_postcode) or "",
        signed_up_on=signed_up_on,
    )


def name_column(reader: RowReader) -> str:
    """The column that holds the name, or the most of it."""
    return next(
        (name for name in ("name", "family_name", "given_name") if name in reader.table.places),
        "",
    )


def name_in(reader: RowReader) -> PersonName:
    """The name in one cell, or put together from several."""
    if "family_name" not in reader.table.places:
        name = parse_person_name(reader.row["name"])
        given = recased(reader.text("given_name")) or name.given
        return PersonName(given or str(name), name.prefix, name.family) if given else whole(name)
    given = recased(reader.text("given_name")) or reader.text("initials")
    family = parse_family_name(f"{reader.text('prefix')} {reader.text('family_name')}".strip())
    return whole(PersonName(given, family.prefix, family.name))


def whole(name: PersonName) -> PersonName:
    """A name that is one word alone counts as what somebody is called."""
    return name if name.given else PersonName(str(name), "", "")


def parse_birth_year(cell: Cell, *, today: date) -> int | None:
    """The year of birth from a day or a year; the day itself is not kept. Raises ``Unreadable``."""
    if says_nothing(cell):
        return None
    text = text_of(cell)
    is_year = len(text) == 4 and text.isdigit()
    try:
        year = int(text) if is_year else parse_day(cell, latest=today.year).year
    except YearMissing as missing:
        raise Unreadable(_("Het geboortejaar ontbreekt.")) from missing
    if not 1900 <= year <= today.year:
        raise Unreadable(_("Dit geboortejaar klopt niet."))
    return year


def read_email(reader: RowReader, plan: ParticipantsPlan) -> str:
    """The mail address of a row; a person without a usable one is still taken in."""
    if says_nothing(reader.row["email"]):
        return ""
    email = reader.may("email", parse_email) or ""
    plan.invalid_emails += not email
    return email


def parse_email(cell: Cell) -> str:
    """A mail address. Raises ``Unreadable``."""
    email = text_of(cell).removeprefix("mailto:")
    try:
        validate_email(email)
    except ValidationError as error:
        raise Unreadable(_("Dit is geen e-mailadres.")) from error
    return email


def remark_on_options(tables: Sequence[Table], options: Options, findings: Findings) -> None:
    """Say what a list of participants cannot tell us without an activity."""
    if options.activity:
        return
    if options.programme:
        reason = _("Zonder activiteit telt deze lijst voor geen programma mee (--activity).")
        findings.notice("", None, "", reason)
    for table in tables:
        if "signed_up_on" in table.places:
            reason = _("De aanmelddatum bewaren we alleen bij een activiteit (--activity).")
            findings.notice(table.sheet, None, table.label("signed_up_on"), reason)
