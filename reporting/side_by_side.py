"""The figures of a chapter beside each other: year by year, or programme by programme with the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import Programme
from participants import facts
from participants.facts import Step
from reporting.annual.figures import told_of
from reporting.annual.words import overlap
from reporting.disclosure import in_several, readable
from reporting.indicators import Chapter, Scope

YEARS_BESIDE = 4


@dataclass(frozen=True)
class Column:
    """One year, or one programme, under its own head."""

    head: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in all columns: (head, what may be told)."""

    code: str
    label: str
    unit: str
    cells: list[tuple[str, str]]


@dataclass(frozen=True)
class SideBySide:
    """The figures of one chapter in columns."""

    chapter: Chapter
    columns: Sequence[Column]
    said: Sequence[str]
    """Why the columns of programmes do not add up, in words."""

    @property
    def heads(self) -> list[str]:
        return [column.head for column in self.columns]

    @cached_property
    def lines(self) -> list[Line]:
        """A line for each figure."""
        return [
            Line(
                one.code,
                str(one.label),
                str(one.unit.label),
                [(column.head, str(told_of(one, column.scope))) for column in self.columns],
            )
            for one in self.chapter.indicators
        ]


def years_beside(
    chapter: Chapter, year: int, programme: Programme | None, years: Sequence[int], today: date
) -> SideBySide:
    """The chapter in ``year`` and the years before it, as far as there are any in ``years``."""
    shown = sorted(one for one in years if year - YEARS_BESIDE < one <= year) or [year]
    columns = [Column(str(one), Scope.year(one, programme, today)) for one in shown]
    return SideBySide(chapter, columns, [])


def programmes_beside(chapter: Chapter, year: int, today: date) -> SideBySide:
    """The chapter in ``year`` for each programme, and for everything, where everybody counts once."""
    programmes = Programme.objects.order_by("started_on", "name")
    whole = Scope.year(year, None, today)
    columns = [Column(one.name, Scope.year(year, one, today)) for one in programmes]
    said = [overlap(whole), *(overlap(column.scope) for column in columns), *_why_no_sum(whole)]
    return SideBySide(chapter, [*columns, Column(_("Samen, elk één keer"), whole)], said)


def _why_no_sum(scope: Scope) -> list[str]:
    """For the steps that families of several programmes took: in how many they are counted twice."""
    mixes = facts.families_by_programme_count(scope.counted)
    return [_mixed(step, mix) for step, mix in mixes.items() if mix.in_several]


def _mixed(step: Step, mix: facts.Mix) -> str:
    said = ngettext(
        "%(step)s: %(once)s gezin, waarvan %(several)s voor meer dan één programma telt.",
        "%(step)s: %(once)s gezinnen, waarvan er %(several)s voor meer dan één programma tellen.",
        mix.once,
    )
    return said % {
        "step": step.label,
        "once": readable(mix.once),
        "several": in_several(mix.in_several, mix.surplus),
    }
