"""A register on paper, for where no telephone works: to tick with a pen, and to type over later."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from activities.models import Session
from core.paper import write_paper
from core.qr import draw_qr
from core.search import folded
from core.templatetags.days import clock, full_day
from participants.models import Person
from participants.registers import people_on, told_apart

TEMPLATE = Path(__file__).with_name("register_paper.typ")
LINES = 25  # people on one page
NEWCOMERS = 6


def write_register(session: Session, *, address: str) -> bytes:
    """The register of ``session`` as PDF, empty; ``address`` opens it for whoever signs in.

    Names as a host may see them: a sheet on a table is read by everybody.
    """
    names = names_on(session)
    pages = [names[start : start + LINES] for start in range(0, len(names), LINES)] or [[]]
    content = {
        "title": _("Presentie"),
        "subject": str(session.activity),
        "when": ", ".join(_when(session)),
        "qr": draw_qr(address),
        "pages": pages,
        "newcomers": NEWCOMERS,
        "words": _words(),
    }
    return write_paper(TEMPLATE, content)


def names_on(session: Session) -> list[tuple[str, bool]]:
    """Everybody who may come, family by family: a name, and whether their family begins there.

    Who helps is no visitor. One query.
    """
    people = people_on(session).filter(helps=False).parents_first()
    by_family = sorted(people, key=attrgetter("family_id"))
    families = [list(members) for _pk, members in groupby(by_family, key=attrgetter("family_id"))]
    families.sort(key=lambda members: (folded(members[0].register_name), members[0].family_id))
    return [line for members in families for line in _lines(members)]


def _lines(members: Iterable[Person]) -> list[tuple[str, bool]]:
    names = told_apart(person.register_name for person in members)
    return [(name, number == 0) for number, name in enumerate(names)]


def _when(session: Session) -> Iterable[str]:
    yield capfirst(full_day(session.held_on))
    if session.starts_at:
        yield clock(session.starts_at)
    if place := session.place or session.activity.place:
        yield str(place)


def _words() -> dict[str, Any]:
    return {
        "running": _("Presentie"),
        "scan": _("Scan om de lijst over te typen"),
        "name": _("Wie is er?"),
        "here": _("Hier"),
        "new": _("Nieuw vandaag"),
        "new_why": _("Een voornaam is genoeg."),
        "unnamed": _("Zonder naam"),
        "unnamed_why": _("Streep een vakje door voor elke bezoeker zonder naam."),
        "total": _("Samen aanwezig"),
        "cancelled": _("Ging niet door, want"),
        "safe": _("Er staan namen op dit papier. Overgetypt? Gooi het dan verscheurd weg."),
    }
