"""The charts of an annual report: the same for a page and for paper."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.drawing import PAPER, Colours
from core.flat import flat, flat_in_words
from reporting import charts
from reporting.annual import AnnualReport
from reporting.annual.figures import Figure
from reporting.annual.months import Month
from reporting.disclosure import readable


@dataclass(frozen=True)
class Pictures:
    """What can be drawn of ``report``; with ``colours`` for paper."""

    report: AnnualReport
    colours: Colours | None = None

    @property
    def windows(self) -> int:
        """How many windows the flat has: what was promised, else one for each family we know."""
        return self.report.promises.families or self.report.standing.known

    @property
    def flat(self) -> SafeString:
        furthest = self.report.standing.furthest
        return flat(target=self.windows, colours=self.colours, **furthest)

    @property
    def flat_caption(self) -> str:
        key = _("Verlicht: aansluiting. Half: bereikt. Kozijn: gevonden.")
        if not self.report.promises.families:
            return f"{_('Elk raam is een gezin.')} {key}"
        promise = _("%(windows)s ramen, zo is de afspraak.") % {"windows": readable(self.windows)}
        return f"{promise} {key}"

    @property
    def flat_in_words(self) -> str:
        return flat_in_words(target=self.windows, **self.report.standing.furthest)

    @property
    def funnel(self) -> SafeString:
        return charts.funnel(self.report.funnel, colours=self.colours)

    @property
    def goals(self) -> list[tuple[Figure, SafeString]]:
        """Every promised figure with its bar."""
        return [(figure, self._goal(figure)) for figure in self.report.promised]

    @cached_property
    def heat(self) -> charts.Heat:
        """One scale of shades for the whole year."""
        days = [count for month in self.report.months for count in month.people_on.values()]
        return charts.Heat.for_days(max(days, default=0))

    @property
    def shades(self) -> list[tuple[SafeString, str]]:
        """The key to the shades: a square, and what it stands for."""
        return [(charts.shade(level), words) for level, words in self.heat.key]

    @property
    def year_key(self) -> list[tuple[SafeString, str]]:
        """The key for paper."""
        return [(charts.shade(level, colours=PAPER), words) for level, words in self.heat.key]

    @property
    def months(self) -> list[tuple[Month, SafeString]]:
        return [
            (
                month,
                charts.month(month.first, month.people_on, self.heat, title=_month_title(month)),
            )
            for month in self.report.months
        ]

    @property
    def year(self) -> SafeString:
        """The twelve months on one sheet, for paper."""
        months = [
            (month.first, str(month.everybody), month.people_on) for month in self.report.months
        ]
        return charts.year(months, self.heat, colours=self.colours or PAPER)

    @property
    def year_in_words(self) -> str:
        """How many visits at how many meetings."""
        visits, unnamed, sessions = (
            self.report.figure(code) for code in ("visits", "unnamed_visitors", "sessions")
        )
        return _(
            "%(visits)s bezoeken met naam en %(unnamed)s zonder naam, bij %(sessions)s "
            "bijeenkomsten."
        ) % {"visits": visits.told, "unnamed": unnamed.told, "sessions": sessions.told}

    def _goal(self, figure: Figure) -> SafeString:
        target = figure.target or 0
        return charts.goal(float(figure.value), target, colours=self.colours)


def _month_title(month: Month) -> str:
    return _("%(month)s: %(people)s bezoeken, %(sessions)s bijeenkomsten") % {
        "month": month.name,
        "people": month.everybody,
        "sessions": month.sessions,
    }
