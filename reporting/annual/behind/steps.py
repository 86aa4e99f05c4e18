"""How far the families came, in this year and since they were found, and what was taken out of their way."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from participants import facts
from participants.facts import Step
from participants.spread import families_of_years
from reporting.disclosure import parts, total
from reporting.indicators import Scope
from reporting.indicators.obstacles import NOT_NAMED
from reporting.told_tables import ToldTable


def funnel(scope: Scope) -> ToldTable:
    """A row for each of the five steps: the families that took it in the year."""
    by_step = scope.ask(facts.families_by_step)
    return ToldTable(
        code="funnel",
        caption=_("Van vinden naar aansluiting, %d, in gezinnen") % scope.period.first.year,
        head=[_("Stap"), _("Gezinnen")],
        told=[(str(step.label), [total(by_step[step])]) for step in Step],
        keys=[step.name.lower() for step in Step],
    )


def standing(scope: Scope) -> ToldTable:
    """Every family once, by the furthest it came: the windows of the flat."""
    furthest = scope.ask(facts.standing).furthest
    words = {"connected": _("Aansluiting"), "reached": _("Bereikt"), "found": _("Gevonden")}
    return ToldTable(
        code="standing",
        caption=_("Hoe ver elk gezin kwam, %d") % scope.period.first.year,
        head=[_("Stand"), _("Gezinnen")],
        told=[
            (words["connected"], [total(furthest["connected"])]),
            (words["reached"], [total(furthest["reached"])]),
            (words["found"], [total(furthest["found"])]),
        ],
        keys=list(words),
    )


def cohorts(scope: Scope) -> ToldTable:
    """A row for each year in which families were found: how far they came since."""
    years = scope.follow(families_of_years)
    return ToldTable(
        code="cohorts",
        caption=_("Gezinnen per jaar waarin we ze vonden, gevolgd tot en met %s")
        % date_format(scope.until, "j F Y"),
        head=[_("Gevonden in"), *(str(step.label) for step in Step)],
        told=[(str(year), [total(taken[step]) for step in Step]) for year, taken in years.items()],
        source=_("Een latere stap telt ook als die in een later jaar is gezet."),
        keys=[str(year) for year in years],
    )


def obstacles(scope: Scope) -> ToldTable:
    """A row for each kind of obstacle, those found most first: found, solved, and still there."""
    lines = sorted(scope.ask(facts.obstacles_per_kind), key=lambda line: -line.noted)
    columns = (
        [line.noted for line in lines],
        [line.solved for line in lines],
        [line.still_open for line in lines],
    )
    told = zip(*([span.told() for span in parts(column)] for column in columns), strict=True)
    return ToldTable(
        code="obstacles",
        caption=_("Belemmeringen in %d, per soort") % scope.period.first.year,
        head=[_("Soort belemmering"), _("Gevonden"), _("Weggenomen"), _("Nog over")],
        told=[
            (line.kind or str(NOT_NAMED), list(cells))
            for line, cells in zip(lines, told, strict=True)
        ],
        source=_("Wat dit jaar is weggenomen, kan al eerder gevonden zijn."),
    )
