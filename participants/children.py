"""Reading how people write down children: ``Ruby 2009, Sem 2011``, ``Sem (10)``, ``2 (4 en 7)``, ``3``.

The same for a form and for a cell of a list.
"""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.names import recased
from core.sheets.cells import Cell, Unreadable, text_of
from participants.actions.families import Child

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
LONGEST_NAME = 100  # letters, as Person.given_name


def read_children(cell: Cell, *, year: int) -> list[Child]:
    """The children in ``cell``; an age becomes the year of birth, counted from ``year``.

    Raises ``Unreadable`` with a sentence for the person who wrote it.
    """
    text = text_of(cell)
    if text.lower() in NONE:
        return []
    found = NUMBER_FIRST.fullmatch(text.lower())
    if found:
        return _by_number(int(found["count"]), found["ages"] or "", year)
    return [_one_child(part, year) for part in BETWEEN.split(text) if part]


def _by_number(count: int, ages: str, year: int) -> list[Child]:
    """``count`` children, with as many ages as were written."""
    told = [_one_child(part, year) for part in BETWEEN.split(ages) if part]
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
    return told + [Child()] * (count - len(told))


def _one_child(text: str, year: int) -> Child:
    """One child: a name, an age or a year of birth, or both."""
    found = ONE_CHILD.fullmatch(text.strip())
    if not found:
        raise Unreadable(
            _("Schrijf kinderen als Ruby 2009, Sem 2011. Of als Sem (4), Mila (7). Of alleen: 2.")
        )
    name = recased(found["name"].strip(" ,-"))
    if len(name) > LONGEST_NAME:
        raise Unreadable(_("Een voornaam heeft hooguit %(most)s letters.") % {"most": LONGEST_NAME})
    return Child(name, _birth_year(found["age"], found["unit"], year))


def _birth_year(age: str | None, unit: str | None, year: int) -> int | None:
    """The year of birth of a child that was ``age`` in ``year``; a year itself is kept."""
    if age is None:
        return None
    number = 0 if (unit or "").lower().startswith(IN_MONTHS) else int(age)
    is_year = number > 1900
    born = number if is_year else year - number
    if year - OLDEST_CHILD <= born <= year:
        return born
    if is_year:
        raise Unreadable(_("Het geboortejaar %(year)s kan niet kloppen.") % {"year": number})
    raise Unreadable(_("Deze leeftijd klopt niet voor een kind."))
