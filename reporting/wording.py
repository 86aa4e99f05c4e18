"""Figures in a text that somebody writes: ``{connected}`` stands for the number itself.

A code, or the name of a figure, stands between braces; behind a colon one asks for what was promised:
``{connected:afspraak}``. Text has little structure: an empty line begins a paragraph, ``- `` begins an
item of a list and ``# `` a line that is a heading.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from reporting.disclosure import readable
from reporting.indicators import CATALOGUE

PLACE = re.compile(r"\{([^{}\n]*)\}")
PROMISE = "afspraak"
ITEM, HEADING = "- ", "# "


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading (both with ``text``) or a list of ``items``."""

    kind: str
    text: str = ""
    items: list[str] = field(default_factory=list)


def in_codes(text: str) -> str:
    """``text`` with codes where somebody wrote the name of a figure."""
    codes = {str(indicator.label).lower(): code for code, indicator in CATALOGUE.items()}

    def code(place: re.Match[str]) -> str:
        name, colon, asked = place[1].partition(":")
        found = codes.get(name.strip().lower(), name.strip())
        return "{" + found + (f":{asked.strip()}" if colon else "") + "}"

    return PLACE.sub(code, text)


def unknown_in(text: str) -> list[str]:
    """A sentence for every place in ``text`` that stands for nothing we count."""
    return [wrong for place in dict.fromkeys(PLACE.findall(text)) if (wrong := _wrong_with(place))]


def filled(text: str, figures: Sequence[Mapping[str, Any]]) -> str:
    """``text`` with the figures of a record in it; a place that stands for nothing stays as it is."""
    known = {figure["code"]: figure for figure in figures}

    def number(place: re.Match[str]) -> str:
        code, _colon, asked = place[1].partition(":")
        if code not in known:
            return place[0]
        figure = known[code]
        if asked != PROMISE:
            return str(figure["text"])
        target = figure["target"]
        return _("geen afspraak") if target is None else readable(target)

    return PLACE.sub(number, text)


def blocks(text: str) -> list[Block]:
    """What ``text`` is made of, in order."""
    lines = [line.strip() for line in text.splitlines()]
    return [
        block for kind, group in groupby(lines, key=_kind_of) for block in _built(kind, list(group))
    ]


def _kind_of(line: str) -> str:
    if line.startswith(ITEM):
        return "list"
    if line.startswith(HEADING):
        return "heading"
    return "text" if line else ""


def _built(kind: str, lines: list[str]) -> Iterator[Block]:
    if kind == "list":
        yield Block(kind, items=[line.removeprefix(ITEM) for line in lines])
    elif kind == "heading":
        yield from (Block(kind, line.removeprefix(HEADING)) for line in lines)
    elif kind:
        yield Block(kind, "\n".join(lines))


def _wrong_with(place: str) -> str:
    """What is wrong with what stands between the braces; empty when nothing is."""
    code, _colon, asked = place.partition(":")
    if code not in CATALOGUE:
        near = get_close_matches(code, CATALOGUE, n=1)
        hint = _(" Bedoel je {%s}?") % near[0] if near else ""
        return _("Het cijfer {%s} kennen we niet.") % code + hint
    if asked not in ("", PROMISE):
        return _("Achter {%(code)s: kan alleen “afspraak” staan.") % {"code": code}
    return ""
