"""The four steps of connection, and who still comes some months later (decision 0015)."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from participants import facts
from participants.facts import ConnectionStep
from reporting.indicators.base import Chapter, Missing, Scope, Unit, Via

CONNECTIONS = Chapter(_("De vier stappen van aansluiting"))


def _rule_of(step: ConnectionStep) -> Callable[[Scope], str]:
    def rule(scope: Scope) -> str:
        return facts.rule_of_step(step, scope.ask(facts.steps_of).rule)

    return rule


def _known(months: int) -> Callable[[Scope], int]:
    return lambda scope: scope.ask(facts.steps_of).kept(months).known.families


def _staying(scope: Scope) -> str:
    return facts.rule_of_staying(scope.ask(facts.steps_of).rule)


def _too_recent(months: int) -> Callable[[Scope], Missing]:
    def missing(scope: Scope) -> Missing:
        steps = scope.ask(facts.steps_of)
        returned = steps.took(ConnectionStep.RETURNS).families
        return Missing(steps.kept(months).too_recent.families, returned)

    return missing


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
    rule=_staying,
    out_of=_known(3),
    missing=_too_recent(3),
)
def stayed_3_months(scope: Scope) -> int:
    return scope.ask(facts.steps_of).kept(3).still.families


@CONNECTIONS.indicator(
    "stayed_6_months",
    _("Komen na 6 maanden nog"),
    definition=_("Van de gezinnen die in de periode terugkwamen: wie 6 maanden later nog komt."),
    unit=Unit.FAMILY,
    via=Via.CASE,
    rule=_staying,
    out_of=_known(6),
    missing=_too_recent(6),
)
def stayed_6_months(scope: Scope) -> int:
    return scope.ask(facts.steps_of).kept(6).still.families
