"""What a cell of a sheet can hold, as text, and how we say that we cannot read it."""

import unicodedata
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u00b4\u02bc", "'"))
NOTHING = frozenset({"", "-", "--", "?", "geen", "nvt", "n.v.t.", "onbekend", "x", "nee"})


class Unreadable(ValueError):  # noqa: N818  (it reads as a sentence: raise Unreadable("…"))
    """A cell that cannot be read; its text is the reason, in plain Dutch, for the person."""


class SheetRefused(ValueError):  # noqa: N818
    """A whole file that is not read; its text says why, without any of the cells."""


def text_of(cell: Cell) -> str:
    """The cell as a person reads it: one line, composed letters, whole numbers without ``.0``."""
    match cell:
        case None:
            return ""
        case str():
            return one_line(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() | date():
            return f"{cell:%d-%m-%Y}"
        case time():
            return f"{cell:%H:%M}"
        case _:
            return {True: "ja", False: "nee"}[cell] if isinstance(cell, bool) else str(cell)


def one_line(text: str) -> str:
    """``text`` on one line, with composed letters, one kind of apostrophe and nothing invisible."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(INVISIBLE).translate(APOSTROPHES)
    return " ".join(text.replace("`", "'").split())


def is_blank(cell: Cell) -> bool:
    """Whether nothing is written in the cell."""
    return text_of(cell) == ""


def says_nothing(cell: Cell) -> bool:
    """Whether the cell is empty or says in words that there is nothing, such as ``geen``."""
    return text_of(cell).lower() in NOTHING
