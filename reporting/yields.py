"""Where the families come from that find a place to belong: what the page of finding places says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import Programme
from core.days import months_later
from core.periods import Period
from participants import facts
from participants.facts import Yield
from reporting.disclosure import Told, parts, readable, total

EARLIEST = date(2000, 1, 1)
HALF_A_YEAR = 6


@dataclass(frozen=True, slots=True)
class YieldLine:
    """One way of finding families; small numbers of people are not told."""

    name: str
    found: Told
    known: Told
    reached: Told
    connected: Told
    has_enough: bool
    """Whether there are so many known families that the line says something."""


@dataclass(frozen=True, slots=True)
class YieldTable:
    """All the ways of one kind beside each other, and together."""

    lines: list[YieldLine]
    together: YieldLine


@dataclass(frozen=True)
class Yields:
    """What finding families in ``found`` came to, as known on the day ``until``."""

    found: Period
    until: date
    programme: Programme | None
    year: int | None
    places: YieldTable
    contacts: YieldTable

    @property
    def rule(self) -> str:
        """By which rule a family counts as connected; one query."""
        return facts.our_rule_in_words(self.until)

    @property
    def subject(self) -> str:
        return self.programme.name if self.programme else _("Alle programma's samen")

    @property
    def too_recent(self) -> str:
        """Of how many it is too early to say what it came to; empty when of nobody."""
        recent = (self.places.together.found.number or 0) - (self.places.together.known.number or 0)
        if not recent:
            return ""
        return ngettext(
            "%(number)s gezin is korter dan een half jaar geleden gevonden. Dat telt nog niet mee.",
            "%(number)s gezinnen zijn korter dan een half jaar geleden gevonden. Die tellen nog "
            "niet mee.",
            int(recent),
        ) % {"number": readable(recent)}

    @property
    def news(self) -> list[str]:
        """A sentence about each place of which we know enough families."""
        return [_sentence(line) for line in self.places.lines if line.has_enough]


def yields(year: int | None, programme: Programme | None, today: date) -> Yields:
    """The families found in ``year``, or ever; three queries at most, whatever there is."""
    first = date(year, 1, 1) if year else EARLIEST
    found = Period(first, min(today, date(year, 12, 31)) if year else today)
    return Yields(
        found=found,
        until=today,
        programme=programme,
        year=year,
        places=_table(facts.yield_per_place(found, today, programme), _("onbekend")),
        contacts=_table(
            facts.yield_per_contact(found, today, programme), _("nog geen contact gezocht")
        ),
    )


def half_years_in_words(places: list[Yield]) -> list[str]:
    """For a report: what finding came to in the first half year of ``half_year_places``.

    A sentence for each place with enough families; nothing when there is nothing to say.
    """
    lines = _table(places, _("onbekend")).lines
    return [_sentence(line) for line in lines if line.has_enough]


def half_year_places(period: Period, programme: Programme | None) -> list[Yield]:
    """Per finding place the families whose first half year ended on a day of ``period``."""
    found = Period(_half_a_year_before(period.first), _half_a_year_before(period.last))
    return facts.yield_per_place(found, period.last, programme)


def _half_a_year_before(day: date) -> date:
    """The last day of which ``day`` is not before the day half a year later."""
    before = months_later(day, -HALF_A_YEAR)
    while months_later(date.fromordinal(before.toordinal() + 1), HALF_A_YEAR) <= day:
        before = date.fromordinal(before.toordinal() + 1)
    return before


def _sentence(line: YieldLine) -> str:
    return _(
        "%(place)s: van %(known)s gezinnen spraken we er binnen een half jaar %(reached)s en "
        "hadden er %(connected)s aansluiting."
    ) % {
        "place": line.name,
        "known": line.known,
        "reached": line.reached,
        "connected": line.connected,
    }


def _table(rows: list[Yield], without: str) -> YieldTable:
    """``rows`` as they may be told; of each column no small number follows from the others."""

    def column(number: Callable[[Yield], int]) -> list[Told]:
        return [span.told() for span in parts([number(row) for row in rows])]

    found, known, reached, connected = (
        column(lambda row: row.found),
        column(lambda row: row.known),
        column(lambda row: row.reached),
        column(lambda row: row.connected),
    )
    return YieldTable(
        lines=[
            YieldLine(
                name=row.name or without,
                found=found[at],
                known=known[at],
                reached=reached[at],
                connected=connected[at],
                has_enough=row.known >= settings.SMALLEST_REPORTED_COUNT,
            )
            for at, row in enumerate(rows)
        ],
        together=_together(rows),
    )


def _together(rows: list[Yield]) -> YieldLine:
    """All ways together; a family that was found in two of them counts in both."""
    return YieldLine(
        name=_("Samen"),
        found=total(sum(row.found for row in rows)),
        known=total(sum(row.known for row in rows)),
        reached=total(sum(row.reached for row in rows)),
        connected=total(sum(row.connected for row in rows)),
        has_enough=bool(rows),
    )
