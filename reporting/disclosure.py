"""What may be told: every count that leaves the house passes through here.

Totals that were promised to a funder are told exactly. The parts of a breakdown point at families as
soon as they are small, so they are told as "1–4"; nobody at all stays 0.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from reporting.indicators import Number


@dataclass(frozen=True, slots=True)
class Told:
    """A count as it may be told: ``text`` for people, ``number`` for machines (None: not told)."""

    number: Number | None
    text: str

    def __str__(self) -> str:
        return self.text


def total(count: Number) -> Told:
    """A total of the whole period: told exactly."""
    return Told(count, readable(count))


def part(count: int) -> Told:
    """One part of a breakdown: small numbers of people are not told."""
    smallest = settings.SMALLEST_REPORTED_COUNT
    return Told(None, f"1–{smallest - 1}") if 0 < count < smallest else total(count)


def readable(number: Number) -> str:
    """``number`` as people write it: ``1.846`` and ``2,5`` in Dutch."""
    return number_format(number, force_grouping=True)


def note() -> str:
    """How small numbers were treated, to print in the report."""
    return _(
        "Cijfers over heel de periode zijn precies. In uitsplitsingen staat een aantal van "
        "1 tot en met %(largest)d als 1–%(largest)d, zodat niemand te herkennen is; 0 blijft 0."
    ) % {"largest": settings.SMALLEST_REPORTED_COUNT - 1}
