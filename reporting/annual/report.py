"""The annual report: everything it says, before anybody decides how it looks."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from activities import facts as agenda
from activities.models import Programme
from core.periods import Period
from participants import facts
from participants.facts import Standing, Step
from reporting.annual import words
from reporting.annual.behind import tables_behind
from reporting.annual.figures import Figure, Section, sections
from reporting.annual.months import Month, months
from reporting.annual.promised import Promise, promised
from reporting.context.neighbourhood import ContextTable, neighbourhood
from reporting.indicators import Scope
from reporting.promises import Promises
from reporting.referrals import LoopTable, tables
from reporting.told_tables import ToldTable
from reporting.yields import half_year_places, half_years_in_words

EARLIEST_YEAR = 2000


@dataclass(frozen=True)
class AnnualReport:
    """What we did in a year, for the whole foundation or for one programme."""

    scope: Scope
    promises: Promises
    sections: list[Section]
    promised: list[Promise]
    standing: Standing
    months: list[Month]
    summary: str
    how_counted: list[str]
    context: list[ContextTable]
    stories: list[str]
    finding_places: list[str]
    referral_tables: list[LoopTable]
    tables: dict[str, ToldTable]
    """What the charts are drawn from, by code."""

    @property
    def year(self) -> int:
        return self.scope.period.first.year

    @property
    def programme(self) -> Programme | None:
        return self.scope.programme

    @property
    def period(self) -> Period:
        """The days that were counted."""
        return self.scope.counted

    @property
    def title(self) -> str:
        return _("Jaarverslag %d") % self.year

    @property
    def subject(self) -> str:
        """Which work the report is about."""
        return self.programme.name if self.programme else _("Alle programma's samen")

    @property
    def slug(self) -> str:
        """The programme in an address; empty for all of them."""
        return self.programme.slug if self.programme else ""

    @property
    def days(self) -> str:
        return words.counted_days(self.scope)

    @property
    def headline(self) -> str:
        return words.headline(int(self.figure("connected").value))

    @property
    def figures(self) -> list[Figure]:
        """Every figure, in order."""
        return [figure for section in self.sections for figure in section.figures]

    @property
    def not_promised(self) -> list[Section]:
        """The other figures, still by section; beside what a programme promised, those of the whole."""
        told = {promise.figure.code for promise in self.promised if not promise.programme_name}
        left = [
            Section(
                section.title, [figure for figure in section.figures if figure.code not in told]
            )
            for section in self.sections
        ]
        return [section for section in left if section.figures]

    def figure(self, code: str) -> Figure:
        """The figure with this code; an unknown code is a ``StopIteration``."""
        return next(figure for figure in self.figures if figure.code == code)

    @property
    def funnel(self) -> list[tuple[str, int]]:
        """The five steps and how many families took each."""
        by_step = self.scope.ask(facts.families_by_step)
        return [(str(step.label), by_step[step]) for step in Step]


def annual_report(
    year: int, programme: Programme | None = None, *, today: date | None = None
) -> AnnualReport:
    """The report over ``year`` as it stands ``today``, for one programme or for everything."""
    scope = Scope.year(year, programme, today or timezone.localdate())
    promises = Promises(year, programme)
    told = sections(scope, promises.numbers)
    return AnnualReport(
        scope=scope,
        promises=promises,
        sections=told,
        promised=promised(scope, promises, told),
        standing=scope.ask(facts.standing),
        months=months(scope),
        summary=words.summary(scope, promises),
        how_counted=words.how_counted(scope),
        context=neighbourhood(year),
        stories=scope.ask(facts.ready_stories),
        finding_places=half_years_in_words(scope.ask(half_year_places)),
        referral_tables=tables(scope),
        tables=tables_behind(scope),
    )


def years_to_choose(today: date) -> list[int]:
    """Years worth a report, the latest first: from the first that something was noted."""
    days = [facts.first_day(), agenda.first_meeting_on(), today]
    first = max(EARLIEST_YEAR, min(day.year for day in days if day is not None))
    return list(range(today.year, first - 1, -1))
