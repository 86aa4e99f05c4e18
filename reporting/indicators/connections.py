"""The four steps of connection, and who still comes some months later (decision 0015)."""

from collections.abc import Callable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants import facts
from participants.facts import ConnectionStep
from reporting.disclosure import readable
from reporting.indicators.base import Chapter, Scope, Unit, Via

CONNECTIONS = Chapter(_("De vier stappen van aansluiting"))


def _rule_of(step: ConnectionStep) -> Callable[[Scope], str]:
    def rule(scope: Scope) -> str:
        return facts.rule_of_step(step, scope.ask(facts.steps_of).rule)

    return rule


def _known(months: int) -> Callable[[Scope], int]:
    return lambda scope: scope.ask(facts.steps_of).kept(months).known.families


def _who_is_known(months: int) -> Callable[[Scope], str]:
    """Of how many it is known whether they still come, for how many it is too early, and the rule."""

    def rule(scope: Scope) -> str:
        steps = scope.ask(facts.steps_of)
        kept = steps.kept(months)
        known = gettext(
            "Van %(known)s van de %(returned)s weten we dit, van %(recent)s is het te kort geleden."
        ) % {
            "known": readable(kept.known.families),
            "returned": readable(steps.took(ConnectionStep.RETURNS).families),
            "recent": readable(kept.too_recent.families),
        }
        return f"{known} {facts.rule_of_staying(steps.rule)}"

    return rule


@CONNECTIONS.indicator(
    "met",
    _("Maakten kennis"),
    definition=_("Gezinnen met een traject van wie in de periode voor het eerst iemand kwam."),
    unit=Unit.FAMILY,
    via=Via.CASE,
    rule=_rule_of(ConnectionStep.MET),
)
def met(scope: Scope) -> int:
    return scope.ask(facts.steps_of).took(ConnectionStep.MET).families


@CONNECTIONS.indicator(
    "returns",
    _("Komen terug"),
    definition=_("Gezinnen die in de periode voor het eerst in hun traject terugkwamen."),
    unit=Unit.FAMILY,
    via=Via.CASE,
    rule=_rule_of(ConnectionStep.RETURNS),
)
def returns(scope: Scope) -> int:
    return scope.ask(facts.steps_of).took(ConnectionStep.RETURNS).families


@CONNECTIONS.indicator(
    "belongs",
    _("Horen erbij"),
    definition=_(
        "Gezinnen die er in de periode voor het eerst bij gingen horen, ook als hun traject al was "
        "afgesloten."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
    rule=_rule_of(ConnectionStep.BELONGS),
)
def belongs(scope: Scope) -> int:
    return scope.ask(facts.steps_of).took(ConnectionStep.BELONGS).families


@CONNECTIONS.indicator(
    "independent",
    _("Los van ons"),
    definition=_(
        "Gezinnen die in de periode voor het eerst uit zichzelf kwamen, ook als hun traject al was "
        "afgesloten. Een uitnodiging die nergens staat, kennen we niet."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
    rule=_rule_of(ConnectionStep.INDEPENDENT),
)
def independent(scope: Scope) -> int:
    return scope.ask(facts.steps_of).took(ConnectionStep.INDEPENDENT).families


@CONNECTIONS.indicator(
    "stayed_3_months",
    _("Komen na 3 maanden nog"),
    definition=_("Van de gezinnen die in de periode terugkwamen: wie 3 maanden later nog komt."),
    unit=Unit.FAMILY,
    via=Via.CASE,
    rule=_who_is_known(3),
    out_of=_known(3),
)
def stayed_3_months(scope: Scope) -> int:
    return scope.ask(facts.steps_of).kept(3).still.families


@CONNECTIONS.indicator(
    "stayed_6_months",
    _("Komen na 6 maanden nog"),
    definition=_("Van de gezinnen die in de periode terugkwamen: wie 6 maanden later nog komt."),
    unit=Unit.FAMILY,
    via=Via.CASE,
    rule=_who_is_known(6),
    out_of=_known(6),
)
def stayed_6_months(scope: Scope) -> int:
    return scope.ask(facts.steps_of).kept(6).still.families
