"""What may be told: every count that leaves the house passes through here.

Totals that were promised to a funder are told exactly. The parts of a breakdown point at families as
soon as they are small, so they are told as "1–4"; nobody at all stays 0. What a small part could be
worked out from is told as a range too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _

Number = int | float

NOT_TOLD = "–"
FIVES = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A count as it may be told: ``text`` for people, ``number`` for machines (None: not told)."""

    number: Number | None
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Span:
    """What may be known of a count: that it lies from ``low`` to ``high``."""

    low: int
    high: int

    def __add__(self, other: "Span") -> "Span":
        return Span(self.low + other.low, self.high + other.high)

    def told(self) -> Told:
        if self.low == self.high:
            return total(self.low)
        return Told(None, f"{readable(self.low)}–{readable(self.high)}")


def total(count: Number) -> Told:
    """A total of the whole period: told exactly."""
    return Told(count, readable(count))


def part(count: int) -> Told:
    """One part of a breakdown: small numbers of people are not told."""
    smallest = settings.SMALLEST_REPORTED_COUNT
    return Told(None, f"1–{smallest - 1}") if 0 < count < smallest else total(count)


def parts(counts: Sequence[int]) -> list[Span]:
    """All parts of a whole that is told exactly: no small part follows from the others.

    When subtracting would give the small parts away, the greatest part becomes a range: as wide as
    what the small ones leave open. When that leaves one number only, they are all told alike. Without
    another part the whole is the small part, and was told.
    """
    largest = settings.SMALLEST_REPORTED_COUNT - 1
    spans = [Span(1, largest) if 0 < count <= largest else Span(count, count) for count in counts]
    small = [count for count in counts if 0 < count <= largest]
    greatest = max(counts, default=0)
    follows = len(small) == 1 or set(small) in ({1}, {largest})
    if follows and greatest > largest:
        both, at = greatest + sum(small), counts.index(greatest)
        spans[at] = Span(max(1, both - largest * len(small)), both - len(small))
        if (
            spans[at].high == settings.SMALLEST_REPORTED_COUNT
        ):  # who knows the rules, knows it is that
            alike = Span(1, spans[at].high)
            spans = [alike if count else Span(0, 0) for count in counts]
    return spans


def nested(wholes: Sequence[Sequence[int]]) -> list[tuple[Span, list[Span]]]:
    """Each whole with its parts, where all wholes together are told exactly.

    Of a whole with only small parts these are not told at all: nothing in it is large enough to hide
    them behind. A whole that is told as a range would follow from its parts when all of these were
    told exactly: then the greatest of them is a range as well.
    """
    told: list[tuple[Span, list[Span]]] = []
    spans = parts([sum(counts) for counts in wholes])
    for counts, whole in zip(wholes, spans, strict=True):
        if max(counts, default=0) < settings.SMALLEST_REPORTED_COUNT:
            told.append((whole, []))
            continue
        within = parts(counts)
        if whole.low != whole.high and all(span.low == span.high for span in within):
            at = max(range(len(counts)), key=counts.__getitem__)
            rest = sum(counts) - counts[at]
            within[at] = Span(max(0, whole.low - rest), whole.high - rest)
        told.append((whole, within))
    return told


def rounded(count: int) -> Told:
    """A cell of a table of which both the rows and the columns add up to what is told elsewhere.

    In fives, as CBS does: what is left over when one subtracts is never exact, so no small part follows.
    """
    return part(count) if _is_small(count) else total(FIVES * round(count / FIVES))


def told_along_the_way(counts: Sequence[int]) -> list[int]:
    """After which of ``counts`` the running total may be told, of which the last one always is.

    Between two that are told came nobody, or enough. So no step of the line points at a family.
    """
    told: list[tuple[int, int]] = []
    came = 0
    for at, count in enumerate(counts):
        came += count
        if not _is_small(came):
            told.append((at, came))
            came = 0
    while told and _is_small(came):
        came += told.pop()[1]
    last = len(counts) - 1
    return [at for at, _came in told if at != last] + ([last] if counts else [])


def _is_small(count: int) -> bool:
    return 0 < count < settings.SMALLEST_REPORTED_COUNT


def in_several(number: int, surplus: int) -> Told:
    """How many count for several wholes, beside each whole and everybody once, told exactly.

    ``surplus`` is how many too many the wholes make together, which everybody can work out. What it is
    above ``number`` are those of three wholes or more: when these are few, ``number`` is a range.
    """
    largest = settings.SMALLEST_REPORTED_COUNT - 1
    if number > largest and 0 < surplus - number <= largest:
        return Span(max(surplus - largest, largest + 1), surplus - 1).told()
    return part(number)


def share(known: Told, reached: Told) -> str:
    """Which part of ``known`` it is, as a percentage; nothing when it would tell a small number."""
    if not known.number or reached.number is None:
        return NOT_TOLD
    if 0 < known.number - reached.number < settings.SMALLEST_REPORTED_COUNT:
        return NOT_TOLD
    return f"{round(100 * reached.number / known.number)}%"


def readable(number: Number) -> str:
    """``number`` as people write it: ``1.846`` and ``2,5`` in Dutch."""
    return number_format(number, force_grouping=True)


def note() -> str:
    """How small numbers were treated, to print in the report."""
    sentence = _(
        "Cijfers over heel de periode zijn precies. In uitsplitsingen staat een aantal van "
        "1 tot en met %(largest)d als 1–%(largest)d, zodat niemand te herkennen is; 0 blijft 0."
    ) % {"largest": settings.SMALLEST_REPORTED_COUNT - 1}
    ranges = _(
        "Is zo'n aantal uit te rekenen met een ander cijfer, dan staat ook dat als een reeks."
    )
    return f"{sentence} {ranges}"
