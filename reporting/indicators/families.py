"""Families: the five steps from found to connected, and who still belongs."""

from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants import facts
from participants.facts import STILL_THERE_DAYS, Step
from reporting.indicators.base import Breakdown, Chapter, Counted, Missing, Scope, Unit, Via

FAMILIES = Chapter(_("Van vinden naar aansluiting"))


def _our_rule(scope: Scope) -> str:
    rule = scope.ask(facts.our_rule)
    return gettext(
        "De regel op de laatste dag: iemand van het gezin was binnen %(weeks)s weken op %(visits)s "
        "dagen bij dezelfde groep of activiteit, of is vaste vrijwilliger."
    ) % {"weeks": rule.within_weeks, "visits": rule.visits}


def _without_place(scope: Scope) -> Missing:
    found = scope.ask(facts.families_found)
    return Missing(found.place_unknown, found.families)


def _kind_unknown(scope: Scope) -> Missing:
    found = scope.ask(facts.families_found)
    return Missing(found.kind_unknown, found.families)


@FAMILIES.indicator(
    "found",
    _("Gevonden gezinnen"),
    definition=_("Gezinnen die we in de periode vonden: op die dag begon hun traject."),
    unit=Unit.FAMILY,
    via=Via.CASE,
    missing=_without_place,
    parts=[
        Breakdown(
            _("Waar we ze vonden"), lambda scope: scope.ask(facts.found_per_place), _("onbekend")
        )
    ],
)
def found(scope: Scope) -> int:
    return scope.ask(facts.families_by_step)[Step.FOUND]


@FAMILIES.indicator(
    "approached",
    _("Benaderde gezinnen"),
    definition=_(
        "Gezinnen met wie we in de periode voor het eerst in hun traject contact zochten, "
        "ook als niemand opnam."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
)
def approached(scope: Scope) -> int:
    return scope.ask(facts.families_by_step)[Step.APPROACHED]


@FAMILIES.indicator(
    "reached",
    _("Bereikte gezinnen"),
    definition=_(
        "Gezinnen met wie in de periode voor het eerst in hun traject echt contact was: "
        "zij spraken of schreven terug."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
)
def reached(scope: Scope) -> int:
    return scope.ask(facts.families_by_step)[Step.REACHED]


@FAMILIES.indicator(
    "obstacle_solved",
    _("Gezinnen met een opgeloste belemmering"),
    definition=_(
        "Gezinnen bij wie in de periode voor het eerst in hun traject een belemmering is "
        "opgelost, met datum en bewijs."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
)
def obstacle_solved(scope: Scope) -> int:
    return scope.ask(facts.families_by_step)[Step.OBSTACLE_SOLVED]


@FAMILIES.indicator(
    "connected",
    _("Gezinnen met aansluiting"),
    definition=_(
        "Gezinnen die in de periode voor het eerst in hun traject aansluiting hadden, volgens de "
        "regel van de stichting op die dag."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
    rule=_our_rule,
)
def connected(scope: Scope) -> int:
    return scope.ask(facts.families_by_step)[Step.CONNECTED]


@FAMILIES.indicator(
    "connected_still",
    _("Gezinnen die er nog bij horen"),
    definition=format_lazy(
        _(
            "Gezinnen die in de periode aansluiting kregen en op de laatste dag ervan nog meedoen: "
            "iemand van het gezin was er in de laatste {weeks} weken, of heeft nog een vaste taak."
        ),
        weeks=STILL_THERE_DAYS // 7,
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
    counted=Counted.LAST_DAY,
)
def connected_still(scope: Scope) -> int:
    return scope.ask(facts.families_still_connected)


@FAMILIES.indicator(
    "families_in_case",
    _("Gezinnen met een traject"),
    definition=_("Gezinnen van wie op minstens één dag van de periode een traject liep."),
    unit=Unit.FAMILY,
    via=Via.CASE,
)
def families_in_case(scope: Scope) -> int:
    return scope.ask(facts.families_shared).families


@FAMILIES.indicator(
    "found_single_parent",
    _("Gevonden eenoudergezinnen"),
    definition=_("Van de gezinnen die we in de periode vonden: waar één ouder thuis is."),
    unit=Unit.FAMILY,
    via=Via.CASE,
    missing=_kind_unknown,
)
def found_single_parent(scope: Scope) -> int:
    return scope.ask(facts.families_found).single_parent


@FAMILIES.indicator(
    "cases_closed",
    _("Afgesloten trajecten"),
    definition=_("Trajecten die op een dag van de periode zijn afgesloten, met de reden."),
    unit=Unit.CASE,
    via=Via.CASE,
    parts=[Breakdown(_("Waarom"), lambda scope: scope.ask(facts.cases_closed))],
)
def cases_closed(scope: Scope) -> int:
    return sum(number for _why, number in scope.ask(facts.cases_closed))
