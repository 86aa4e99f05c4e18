"""Gaps in the offer as somebody may see them: who may open every file sees the exact numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from participants.gaps import Gap, gaps_in_the_offer
from reporting.disclosure import part, parts, total


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a gap: what it is about, what may be told, and how high a bar it gives."""

    label: str
    text: str
    number: int
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class ShownGap:
    """Something families miss, in numbers that may be told."""

    gap: Gap
    families: str
    """``9``, or ``1–4``."""
    areas: Sequence[Part]
    months: Sequence[Part]

    @property
    def number(self) -> int:
        """For the right form of the sentence; of a range always the plural."""
        return self.gap.families if self.families.isdecimal() else 2

    @property
    def may_begin(self) -> bool:
        """Whether a group can be begun for it: the page of a group tells everybody why it exists."""
        return not self.gap.is_sensitive


def gaps_for(user: User, today: date) -> list[ShownGap]:
    """Every gap of ``today``, of most families first.

    Who cannot open every file is told small numbers as a range, and nothing of health and safety
    at home.
    """
    gaps = gaps_in_the_offer(today, with_sensitive=user.is_coordinator)
    return [_shown(gap, is_exact=user.is_coordinator) for gap in gaps]


def _shown(gap: Gap, *, is_exact: bool) -> ShownGap:
    told = total if is_exact else part
    families = told(gap.families)
    return ShownGap(
        gap,
        families.text,
        _areas(gap, is_exact=is_exact) if families.number is not None else [],
        [
            Part(_month(day), told(count).text, count if shown else 0, shown)
            for day, count in gap.months
            for shown in [told(count).number is not None]
        ],
    )


def _areas(gap: Gap, *, is_exact: bool) -> list[Part]:
    counts = [area.families for area in gap.areas]
    told = [total(count) for count in counts] if is_exact else [s.told() for s in parts(counts)]
    return [
        Part(area.area or _("buurt niet bekend"), one.text, area.families)
        for area, one in zip(gap.areas, told, strict=True)
    ]


def _month(day: date) -> str:
    return date_format(day, "F Y")
