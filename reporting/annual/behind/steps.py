"""How far the families came: the steps of the year, and the furthest of each family."""

from django.utils.translation import gettext as _

from participants import facts
from participants.facts import Step
from reporting.disclosure import total
from reporting.indicators import Scope
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
