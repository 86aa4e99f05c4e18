"""First times after a suggestion, and who came back."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from participants import facts
from reporting.indicators.base import Breakdown, Chapter, Missing, Scope, Unit, Via

TOGETHER = Chapter(_("Samen binnenkomen"))
WEEKS = facts.BACK_WITHIN.days // 7


def _unanswered(scope: Scope) -> Missing:
    *_answered, (_waiting, number) = answers = scope.ask(facts.suggestions_per_answer)
    return Missing(number, sum(many for _answer, many in answers))


@TOGETHER.indicator(
    "suggestions",
    _("Voorstellen"),
    definition=_(
        "Activiteiten die we in de periode aan een gezin voorstelden. Een gezin kan er meer hebben."
    ),
    unit=Unit.SUGGESTION,
    via=Via.ACTIVITY,
    missing=_unanswered,
    parts=[
        Breakdown(
            _("Antwoord van het gezin"),
            lambda scope: scope.ask(facts.suggestions_per_answer),
            _("nog geen antwoord"),
        )
    ],
)
def suggestions(scope: Scope) -> int:
    return sum(number for _answer, number in scope.ask(facts.suggestions_per_answer))


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
    "came_along",
    _("Eerste keren met iemand mee"),
    definition=_("Van deze eerste keren: er zou iemand met het gezin meegaan, en wie dat was."),
    unit=Unit.FAMILY,
    via=Via.ACTIVITY,
    parts=[Breakdown(_("Wie ging mee"), lambda scope: scope.ask(facts.companions_who_went))],
)
def came_along(scope: Scope) -> int:
    return scope.ask(facts.returns).along.number


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
