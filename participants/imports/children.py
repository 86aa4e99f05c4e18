"""The children in one cell of a list of families."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.sheets.cells import Cell, Unreadable, text_of
from core.sheets.names import recased

NUMBER_FIRST = re.compile(
    r"(?P<count>\d{1,2})\s*(?:kinderen|kind|kids)?\s*(?:[(:]\s*(?P<ages>[^()]*?)\s*\)?)?"
)
BETWEEN = re.compile(r"\s*(?:[,;/&+](?![^(]*\))|\ben\b)\s*")
ONE_CHILD = re.compile(
    r"(?P<name>[^\d()]*?)\s*\(?\s*(?:(?P<age>\d{1,4})\s*(?P<unit>jaar|jr|j|mnd|maand|maanden|weken)?\.?"
    r"|\?)?\s*\)?",
    re.IGNORECASE,
)
NONE = frozenset({"", "-", "0", "geen", "?"})
IN_MONTHS = ("m", "w")
MOST_CHILDREN = 20
OLDEST_CHILD = 30


@dataclass(frozen=True, slots=True)
class Child:
    """A child as written in a list: perhaps a first name, perhaps an age."""

    given_name: str
    birth_year: int | None


def parse_children(cell: Cell, *, year: int) -> list[Child]:
    """The children in ``cell``: ``3``, ``2 (4 en 7)``, ``Sem (10), Mila (8)``.

    An age becomes the year of birth, counted from ``year``. Raises ``Unreadable``.
    """
    text = text_of(cell)
    if text.lower() in NONE:
        return []
    found = NUMBER_FIRST.fullmatch(text.lower())
    if found:
        return children_by_number(int(found["count"]), found["ages"] or "", year)
    return [one_child(part, year) for part in BETWEEN.split(text) if part]


def children_by_number(count: int, ages: str, year: int) -> list[Child]:
    """``count`` children, with as many ages as were written."""
    told = [one_child(part, year) for part in BETWEEN.split(ages) if part]
    if count > MOST_CHILDREN:
        raise Unreadable(_("Zoveel kinderen in één gezin kan niet kloppen."))
    if len(told) > count:
        raise Unreadable(
            ngettext(
                "Er staat %(count)s kind, maar er staan meer leeftijden bij.",
                "Er staan %(count)s kinderen, maar er staan meer leeftijden bij.",
                count,
            )
            % {"count": count}
        )
    return told + [Child("", None)] * (count - len(told))


def one_child(text: str, year: int) -> Child:
    """One child: a name, an age, or both."""
    found = ONE_CHILD.fullmatch(text.strip())
    if not found:
        raise Unreadable(_("Schrijf kinderen als 2 (4 en 7) of als Sem (4), Mila (7)."))
    return Child(recased(found["name"].strip(" ,")), birth_year(found["age"], found["unit"], year))


def birth_year(age: str | None, unit: str | None, year: int) -> int | None:
    """The year of birth of a child that was ``age`` in ``year``; a year itself is kept."""
    if age is None:
        return None
    number = 0 if (unit or "").lower().startswith(IN_MONTHS) else int(age)
    born = number if number > 1900 else year - number
    if not year - OLDEST_CHILD <= born <= year:
        raise Unreadable(_("Deze leeftijd klopt niet voor een kind."))
    return born
