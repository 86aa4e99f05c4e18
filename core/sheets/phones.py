"""Telephone numbers as people write them in a sheet: perhaps two in a cell, perhaps none."""

import re

from django.utils.translation import gettext as _

from core.phones import PhoneError, read_phone
from core.sheets.cells import Cell, Unreadable, says_nothing, text_of

BETWEEN_NUMBERS = re.compile(r"\s*(?:/|;|,|\||\bof\b|\ben\b|&)\s*")
WORDS_AROUND = re.compile(r"^[^\d+]*|[^\d]*$")
LONGEST_NUMBER = 15  # digits, with the country (ITU-T E.164)
LETTERS = re.compile(r"[^\W\d_]")


def parse_phones(cell: Cell) -> list[str]:
    """The numbers in ``cell`` in E.164, such as ``+31690664215``. Raises ``Unreadable``.

    An empty list when nothing is written or the cell says so (``geen``).
    """
    if says_nothing(cell):
        return []
    text = text_of(cell)
    is_one = len(re.findall(r"\d", text)) <= LONGEST_NUMBER
    parts = [text] if is_one else [part for part in BETWEEN_NUMBERS.split(text) if part]
    return list(dict.fromkeys(map(parse_phone, parts)))


def parse_phone(text: str) -> str:
    """One number in E.164, without the words around it. Raises ``Unreadable``."""
    written = WORDS_AROUND.sub("", text)
    if LETTERS.search(written):  # "6,12E+08": Excel lost the last digits
        raise Unreadable(_("Dit is geen telefoonnummer."))
    try:
        return read_phone(written)
    except PhoneError as error:
        raise Unreadable(str(error)) from error
