"""All that can be drawn of an annual report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.drawing import Colours
from core.flat import flat, flat_in_words
from participants.facts import Furthest
from reporting import charts
from reporting.annual import AnnualReport
from reporting.annual.figures import Figure
from reporting.annual.promised import Promise
from reporting.charts import Chart
from reporting.disclosure import readable
from reporting.pictures import families, visits, whereabouts
from reporting.told_tables import ToldTable


@dataclass(frozen=True)
class Pictures:
    """The charts of a report, each drawn once; with ``colours`` for paper. A chart of nothing at all is None."""

    tables: Mapping[str, ToldTable]
    targets: Mapping[str, int] = field(default_factory=dict)
    """What was promised, by the code of the figure."""
    promised: Sequence[Promise] = ()
    colours: Colours | None = None

    @classmethod
    def of(cls, report: AnnualReport, colours: Colours | None = None) -> "Pictures":
        """The pictures of what was counted."""
        return cls(report.tables, report.promises.numbers, report.promised, colours)

    @property
    def families(self) -> int | None:
        """How many families would find a place to belong, by what was promised."""
        return self.targets.get("connected")

    @cached_property
    def _furthest(self) -> Furthest:
        table = self.tables["standing"]
        counts = {
            key: int(cells[0].number or 0)
            for key, (_label, cells) in zip(table.keys, table.told, strict=True)
        }
        return Furthest(
            connected=counts["connected"], reached=counts["reached"], found=counts["found"]
        )

    @property
    def windows(self) -> int:
        """How many windows the flat has: what was promised, else one for each family we know."""
        return self.families or sum(
            self._furthest[state] for state in ("connected", "reached", "found")
        )

    @cached_property
    def flat(self) -> SafeString:
        return flat(target=self.windows, colours=self.colours, **self._furthest)

    @property
    def flat_caption(self) -> str:
        key = _("Verlicht: aansluiting. Half: bereikt. Kozijn: gevonden.")
        if not self.families:
            return f"{_('Elk raam is een gezin.')} {key}"
        promise = _("%(windows)s ramen, zo is de afspraak.") % {"windows": readable(self.windows)}
        return f"{promise} {key}"

    @property
    def flat_in_words(self) -> str:
        return flat_in_words(target=self.windows, **self._furthest)

    @cached_property
    def goals(self) -> list[tuple[Promise, SafeString]]:
        """Every promise with its bar."""
        return [(promise, self._goal(promise.figure)) for promise in self.promised]

    def _goal(self, figure: Figure) -> SafeString:
        return charts.goal(float(figure.value), figure.target or 0, colours=self.colours)

    @cached_property
    def charts(self) -> list[Chart]:
        """Every chart that there is something to see on, in the order of a report."""
        families_first = (self.funnel, self.course, self.cohorts, self.obstacles)
        then = (self.calendar, self.groups, self.district, self.network)
        return [chart for chart in (*families_first, *then) if chart]

    @cached_property
    def funnel(self) -> Chart:
        return families.funnel(self.tables["funnel"], self.targets, self.colours)

    @cached_property
    def course(self) -> Chart | None:
        return families.course(self.tables["course"], self.families, self.colours)

    @cached_property
    def cohorts(self) -> Chart | None:
        table = self.tables.get("cohorts")  # what was frozen before this was drawn has none
        return families.cohorts(table, self.colours) if table else None

    @cached_property
    def obstacles(self) -> Chart | None:
        table = self.tables.get("obstacles")
        return families.obstacles(table, self.colours) if table else None

    @cached_property
    def calendar(self) -> Chart:
        return visits.calendar(self.tables, self.colours)

    @cached_property
    def groups(self) -> Chart | None:
        return visits.groups(self.tables["groups"], self.colours)

    @cached_property
    def district(self) -> Chart | None:
        return whereabouts.district(self.tables["areas"], self.tables["places"], self.colours)

    @cached_property
    def network(self) -> Chart | None:
        return whereabouts.network(self.tables["initiatives"], self.colours)
