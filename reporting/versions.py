"""Two versions of a text beside each other: what was taken out, what came in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed (``same``), were taken out (``out``) or came in (``in``)."""

    kind: str
    words: str


def compared(old: str, new: str) -> list[Piece]:
    """How one gets from ``old`` to ``new``, word by word."""
    before, after = WORD.findall(old), WORD.findall(new)
    return list(_pieces(before, after))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(after[new_from:new_to]))
            continue
        if old_from < old_to:
            yield Piece("out", "".join(before[old_from:old_to]))
        if new_from < new_to:
            yield Piece("in", "".join(after[new_from:new_to]))
