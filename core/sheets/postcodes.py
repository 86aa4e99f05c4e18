"""Dutch postcodes."""

import re

from django.utils.translation import gettext as _

from core.sheets.cells import Cell, Unreadable, text_of

POSTCODE = re.compile(r"([1-9]\d{3})\s?([A-Za-z]{2})?")


def parse_postcode(cell: Cell) -> str:
    """The postcode as ``3076 AB``, or only ``3076``; empty when empty. Raises ``Unreadable``."""
    text = text_of(cell)
    if text in {"", "-"}:
        return ""
    found = POSTCODE.fullmatch(text)
    if not found:
        raise Unreadable(_("Dit is geen postcode. Schrijf bijvoorbeeld 3076 AB."))
    return " ".join(part.upper() for part in found.groups() if part)
