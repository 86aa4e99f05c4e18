"""Telephone numbers as people write them in a sheet.

A Dutch number is nine digits after +31. We do not ask whether the number was issued: the sheets
hold numbers that the numbering plan does not know.
"""

import re

import phonenumbers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.sheets.cells import Cell, Unreadable, says_nothing, text_of

BETWEEN_NUMBERS = re.compile(r"\s*(?:/|;|,|\||\bof\b|\ben\b|&)\s*")
NOT_DIALLED = re.compile(r"\(0\)|[^\d+]")
WORDS_AROUND = re.compile(r"^[^\d+]*|[^\d]*$")
LETTERS = re.compile(r"[^\W\d_]")
NATIONAL_DIGITS = 9


def parse_phones(cell: Cell) -> list[str]:
    """The numbers in ``cell`` in E.164, such as ``+31690664215``. Raises ``Unreadable``.

    An empty list when nothing is written or the cell says so (``geen``).
    """
    if says_nothing(cell):
        return []
    text = text_of(cell)
    try:
        return [parse_phone(text)]
    except Unreadable:
        parts = [part for part in BETWEEN_NUMBERS.split(text) if part]
        if len(parts) == 1:
            raise
    return list(dict.fromkeys(parse_phone(part) for part in parts))


def parse_phone(text: str) -> str:
    """One number in E.164. Raises ``Unreadable``."""
    written = WORDS_AROUND.sub("", text)
    if LETTERS.search(written):
        raise Unreadable(_("Dit is geen telefoonnummer."))
    dialled = NOT_DIALLED.sub("", written)
    dialled = f"+{dialled[2:]}" if dialled.startswith("00") else dialled
    if dialled.startswith("+") and not dialled.startswith("+31"):
        return foreign_number(dialled)
    return f"+31{national_digits(dialled)}"


def national_digits(dialled: str) -> str:
    """The nine digits of a Dutch number; a zero that Excel dropped is no trouble."""
    digits = dialled.removeprefix("+31")
    if dialled.startswith("31") and len(dialled) == NATIONAL_DIGITS + 2:
        digits = dialled[2:]
    digits = digits.removeprefix("0")
    if len(digits) != NATIONAL_DIGITS or not digits.isdigit() or digits.startswith("0"):
        count = len(re.sub(r"\D", "", dialled))
        raise Unreadable(
            ngettext(
                "Een telefoonnummer heeft 10 cijfers. Hier staat er %(count)s.",
                "Een telefoonnummer heeft 10 cijfers. Hier staan er %(count)s.",
                count,
            )
            % {"count": count}
        )
    return digits


def foreign_number(dialled: str) -> str:
    """A number of another country, when that country's numbers can have this length."""
    try:
        number = phonenumbers.parse(dialled)
    except phonenumbers.NumberParseException as error:
        raise Unreadable(_("Dit is geen telefoonnummer.")) from error
    if not phonenumbers.is_possible_number(number):
        raise Unreadable(_("Dit is geen telefoonnummer."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
