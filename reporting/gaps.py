"""Gaps in the offer as somebody may see them: who may open every file sees the exact numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from participants.gaps import Gap, gaps_in_the_offer
from reporting.disclosure import NOT_TOLD, part, parts, total


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
    head: Sequence[str]
    """The neighbourhoods of ``crossed``."""
    crossed: Sequence[tuple[Part, Sequence[tuple[str, str]]]]
    """Per month all families, and how many in each neighbourhood: (which, text)."""

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
    head = [area.area or _("buurt niet bekend") for area in gap.areas]
    months = [
        Part(_month(day), told(count).text, count if shown else 0, shown)
        for day, count in gap.months
        for shown in [told(count).number is not None]
    ]
    each = zip(*(area.months for area in gap.areas), strict=True)
    cells = [_told(there, is_exact=is_exact) for there in each]
    return ShownGap(
        gap,
        families.text,
        [
            Part(label, text, area.families)
            for label, text, area in zip(head, cells[-1], gap.areas, strict=True)
            if area.families and families.number is not None
        ],
        months,
        head,
        [
            (month, list(zip(head, there, strict=True)))
            for month, there in zip(months, cells, strict=True)
        ],
    )


def _told(counts: Sequence[int], *, is_exact: bool) -> list[str]:
    """The numbers of one month in each neighbourhood, of which the whole stands beside them.

    Of a whole that is not told neither are its parts: where nobody is would say where they are.
    """
    if is_exact:
        return [total(count).text for count in counts]
    if part(sum(counts)).number is None:
        return [NOT_TOLD for _count in counts]
    return [span.told().text for span in parts(counts)]


def _month(day: date) -> str:
    return date_format(day, "F Y")
