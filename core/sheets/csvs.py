"""Text files with separators: which letters they are written in, and which sign parts the cells."""

import csv
import io
import re
from collections import Counter
from itertools import islice

from django.utils.translation import gettext as _

from core.sheets.cells import SheetRefused

SEPARATORS = ";,\t|"
ROWS_TO_JUDGE_BY = 60
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)

# Only in these places do the Windows pages differ: ğ İ ş ı in Turkish, ð Ý þ ý in Icelandic.
TURKISH = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")
WINDOWS_ONLY = frozenset(range(0x80, 0xA0))
UNUSED_IN_TURKISH = frozenset(b"\x8e\x9e")
# Letters in ISO-8859-15 where Windows has signs: € alone, or Š š ž Œ œ Ÿ inside a word.
LATIN_9 = re.compile(rb"\xa4|[A-Za-z][\xa6\xa8\xb8\xbc\xbd\xbe]|[\xa6\xa8\xb8\xbc\xbd\xbe][A-Za-z]")
ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8 (with a byte order mark)",
    "utf-16": "utf-16",
    "cp1252": "cp1252 (Windows)",
    "cp1254": "cp1254 (Windows, Turkish letters kept)",
    "iso8859-15": "iso8859-15",
}


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file and the name of the encoding it was read in.

    Bytes of one letter each carry no mark of their code page, so we look which letters they would
    be. Turkish names live in our neighbourhood, Icelandic ones do not.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "utf-16"
    encoding = "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError:
        encoding = single_byte_encoding(content)
        return content.decode(encoding, errors="replace"), encoding


def single_byte_encoding(content: bytes) -> str:
    """The code page of a text that is not UTF-8."""
    used = set(content)
    if used & TURKISH and not used & UNUSED_IN_TURKISH:
        return "cp1254"
    if LATIN_9.search(content) and not used & WINDOWS_ONLY:
        return "iso8859-15"
    return "cp1252"


def parsed(text: str) -> list[list[str]]:
    """The rows of a text file, one list of cells each; raises ``SheetRefused`` when it has none.

    A row is what a spreadsheet shows as a row: a cell may hold more than one line.
    """
    if "\0" in text:
        raise SheetRefused(_("Dit bestand is geen tabel. Bewaar het als .xlsx of .csv."))
    first_line = SEPARATOR_LINE.match(text)
    separator = first_line[1] if first_line else separator_of(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise SheetRefused(_("Dit bestand is geen tabel. Bewaar het als .xlsx of .csv.")) from error
    return rows[1:] if first_line else rows


def separator_of(text: str) -> str:
    """The sign that parts most rows into the same number of cells."""
    lines = list(islice(io.StringIO(text, newline=""), ROWS_TO_JUDGE_BY))
    return max(SEPARATORS, key=lambda sign: agreement(lines, sign))


def agreement(lines: list[str], separator: str) -> tuple[int, int]:
    """How many rows have the most common number of cells, and how many cells that is."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if row)
    except csv.Error:
        return 0, 0
    several = [(rows, width) for width, rows in widths.items() if width > 1]
    return max(several, default=(0, 0))
