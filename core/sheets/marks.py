"""The crosses and letters on an attendance list."""

from django.utils.translation import gettext as _

from core.sheets.cells import Cell, Unreadable, text_of

PRESENT = frozenset({"x", "v", "✓", "✔", "√", "1", "j", "ja", "p", "aanw", "aanwezig", "+"})
ABSENT = frozenset(
    {"", "-", "0", "a", "afw", "afwezig", "afgemeld", "afm", "n", "nee", "z", "ziek", "vak"}
    | {"vakantie", "vrij"}
)


def parse_mark(cell: Cell) -> bool:
    """Whether the mark says that the person was there. Raises ``Unreadable``."""
    mark = text_of(cell).lower().rstrip(".\ufe0e\ufe0f")
    if mark in PRESENT:
        return True
    if mark in ABSENT:
        return False
    raise Unreadable(_("Dit teken kennen we niet. Schrijf x voor aanwezig of a voor afwezig."))
