"""First times after a suggestion, and who came back."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from participants import facts
from reporting.indicators.base import Chapter, Scope, Unit, Via

TOGETHER = Chapter(_("Samen binnenkomen"))
WEEKS = facts.BACK_WITHIN.days // 7


@TOGETHER.indicator(
    "first_times",
    _("Eerste keren na een voorstel"),
    definition=format_lazy(
        _(
            "Gezinnen die na een voorstel van ons voor het eerst bij een activiteit kwamen, en van wie "
            "de {weeks} weken daarna in de periode voorbij waren. Een gezin telt één keer per voorstel."
        ),
        weeks=WEEKS,
    ),
    unit=Unit.FAMILY,
    via=Via.ACTIVITY,
)
def first_times(scope: Scope) -> int:
    found = scope.ask(facts.returns)
    return found.along.number + found.alone.number


@TOGETHER.indicator(
    "came_back",
    _("Teruggekomen na de eerste keer"),
    definition=format_lazy(
        _(
            "Van deze eerste keren: iemand van het gezin was er binnen {weeks} weken op nog minstens "
            "één andere dag, bij dezelfde activiteit."
        ),
        weeks=WEEKS,
    ),
    unit=Unit.FAMILY,
    via=Via.ACTIVITY,
)
def came_back(scope: Scope) -> int:
    found = scope.ask(facts.returns)
    return found.along.second + found.alone.second
