"""What a colleague must know to take over: one sheet about a family, with less on it for a volunteer."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.models import User
from core.paper import write_paper
from core.phones import shown_phone
from participants.models import Case, Family, NextStep, Obstacle, Person, Tie
from participants.participation import taking_part
from participants.ring import rings_of
from participants.way import evidence_of, milestones_of

TEMPLATE = Path(__file__).parent / "handover.typ"
LAST_CONTACTS = 5
MOST = 8  # of obstacles, steps, people, activities: a sheet is one page or two
ONE_LINE = 160  # characters
NUMBER_OF_SOMEBODY = re.compile(r"\+?\d(?:[ .()/-]{0,2}\d){7,}|\S+@\S+")

Rows = list[list[str]]
Table = tuple[list[str], list[int]]  # heads, and widths in points; 0 takes what is left
DAY = 98


def sheet(family: Family, user: User) -> bytes:
    """Everything a coach must know, as ``user`` may see it: a PDF of one page or two."""
    return write_paper(TEMPLATE, _content(user) | {"parts": list(_parts(family, user))})


def volunteers_sheet(family: Family, user: User, steps: Iterable[NextStep]) -> bytes:
    """Given names, what they take part in, and these ``steps``: no telephone, nothing sensitive."""
    return write_paper(TEMPLATE, _content(user) | {"parts": list(_volunteers_parts(family, steps))})


def steps_for_a_volunteer(family: Family) -> Any:
    """What still has to be done, but for the steps that would tell which obstacle there is."""
    return family.next_steps.to_do().filter(obstacle=None)


def file_name(on: date) -> str:
    """``overdracht-2018-09-18.pdf``: in a list of downloads it names nobody."""
    return f"overdracht-{on:%Y-%m-%d}.pdf"


def _content(user: User) -> dict[str, Any]:
    day = date_format(timezone.localdate(), "j F Y")
    return {
        "title": _("Overdracht"),
        "subject": day,
        "made": _("Gemaakt op %(day)s door %(name)s") % {"day": day, "name": user},
        "secret": _("Vertrouwelijk. Geef dit blad niet door, en vernietig het na gebruik."),
        "words": {"running": _("Overdracht, vertrouwelijk")},
    }


def _parts(family: Family, user: User) -> Iterator[dict[str, Any]]:
    cases = family.cases.select_related("finding_place")
    case = cases.open().first() or cases.first()
    obstacles = list(Obstacle.objects.visible_to(user).filter(family=family).select_related("kind"))
    yield _part(str(family), _who(family))
    yield _part(_("Bereiken"), _reach(family))
    yield _part(_("Mensen om het gezin heen"), _around(family, user))
    yield _part(_("Doet mee aan"), _joins(family))
    if case:
        table = [_("Stap"), _("Dag"), _("Waaruit blijkt dat")], [120, DAY, 0]
        yield _part(_("De weg tot nu toe"), _way(case, obstacles), table)
    unsolved = sorted(
        (row for row in obstacles if row.is_unsolved), key=lambda row: not row.is_heavy
    )
    yield _part(
        _("Wat nog in de weg staat"),
        [_obstacle(row) for row in unsolved[:MOST]],
        ([_("Belemmering"), _("Sinds"), _("Stand")], [0, DAY, 120]),
    )
    steps = family.next_steps.to_do().select_related("owner")[:MOST]
    yield _part(_("Volgende stappen"), _steps(steps), _step_table())
    yield _part(
        _("Laatste contacten"),
        _contacts(family),
        ([_("Dag"), _("Hoe"), _("Wat er gebeurde")], [DAY, 110, 0]),
    )


def _volunteers_parts(family: Family, steps: Iterable[NextStep]) -> Iterator[dict[str, Any]]:
    names = [person.given_name for person in family.members.parents_first() if person.given_name]
    yield _part(_("Wie"), [[", ".join(names) or _("Anoniem")]])
    yield _part(_("Doet graag mee aan"), _joins(family))
    rows = [[without_numbers(what), due_on, owner] for what, due_on, owner in _steps(steps)]
    yield _part(_("Volgende stappen"), rows, _step_table())


def without_numbers(text: str) -> str:
    """``text`` without the telephone or e-mail of anybody."""
    return NUMBER_OF_SOMEBODY.sub("…", text)


def _part(title: str, rows: Rows, table: Table | None = None) -> dict[str, Any]:
    """A piece of the sheet: a table over its whole width, or a short list in half of it."""
    heads, columns = table or ([], [])
    empty = _("Niets genoteerd.")
    return {"title": title, "rows": rows, "head": heads, "columns": columns, "none": empty}


def _who(family: Family) -> Rows:
    people = [[_person(person)] for person in family.members.parents_first()]
    kind = [[family.get_kind_display()]] if family.kind != Family.Kind.UNKNOWN else []
    return people + kind


def _person(person: Person) -> str:
    parts = [str(person.get_role_display())] if person.given_name else []
    parts += [str(person.birth_year)] if person.birth_year else []
    return f"{person} ({', '.join(parts)})" if parts else str(person)


def _reach(family: Family) -> Rows:
    consent = family.consents.valid().first()
    address = ", ".join(filter(None, [family.street, family.postcode, str(family.area or "")]))
    rows = [
        [shown_phone(family.phone)],
        [family.email],
        [address],
        [_("Coach: %(name)s") % {"name": family.coach or _("nog geen")}],
        [
            _("Toestemming tot en met %(day)s") % {"day": _day(consent.expires_on)}
            if consent
            else _("Geen geldige toestemming: vraag die eerst.")
        ],
    ]
    return [row for row in rows if row[0]]


def _around(family: Family, user: User) -> Rows:
    """Those of its own and near first; and whether there are more of them than when we began."""
    rings = rings_of(family, user)
    there = [[_tie(tie)] for tie in rings.there[:MOST]]
    return [*there, [rings.summary]] if there else []


def _tie(tie: Tie) -> str:
    parts = [f"{tie.name} ({tie.get_kind_display()})", tie.uses]
    if tie.together_on:  # type: ignore[attr-defined]  # annotated
        day = _day(tie.together_on)  # type: ignore[attr-defined]
        parts.append(_("samen gezien op %(day)s") % {"day": day})
    return ": ".join(filter(None, parts[:2])) + "".join(f", {part}" for part in parts[2:])


def _joins(family: Family) -> Rows:
    return [[part.name] for part in taking_part(family) if part.is_of_now][:MOST]


def _way(case: Case, visible: list[Obstacle]) -> Rows:
    return [
        [row.label, _day(row.reached_on), evidence_of(row, case, visible)]
        for row in milestones_of(case.family)[case.pk]
    ]


def _obstacle(obstacle: Obstacle) -> list[str]:
    state = str(obstacle.get_state_display())
    return [
        str(obstacle.kind),
        _day(obstacle.noted_on),
        _("%(state)s, weegt zwaar") % {"state": state} if obstacle.is_heavy else state,
    ]


def _step_table() -> Table:
    return [_("Wat"), _("Uiterlijk"), _("Wie")], [0, DAY, 110]


def _steps(steps: Iterable[NextStep]) -> Rows:
    return [[step.what, _day(step.due_on), str(step.owner or "")] for step in steps]


def _contacts(family: Family) -> Rows:
    return [
        [
            _day(contact.happened_on),
            contact.get_kind_display()
            if contact.was_reached
            else _("%(kind)s, geen gehoor") % {"kind": contact.get_kind_display()},
            Truncator(" ".join(contact.note.split())).chars(ONE_LINE),
        ]
        for contact in family.contacts.all()[:LAST_CONTACTS]
    ]


def _day(day: date) -> str:
    return date_format(day, "j F Y")
