"""Neighbourhood groups: which are alive, and how far on their way."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from activities import facts as agenda
from activities.facts import MEETS_EVERY_DAYS
from activities.independence import independence_rule
from activities.models import GroupStage
from participants import facts
from participants.facts import groups_per_stage
from reporting.indicators.base import Chapter, Counted, Scope, Unit, Via

GROUPS = Chapter(_("Buurtgroepen"))


@GROUPS.indicator(
    "groups_active",
    _("Actieve buurtgroepen"),
    definition=format_lazy(
        _(
            "Buurtgroepen die in de periode gemiddeld minstens één dag per {weeks} weken bij elkaar "
            "kwamen, en ook nog in de laatste {weeks} weken. Alleen de dagen dat de groep bestond."
        ),
        weeks=MEETS_EVERY_DAYS // 7,
    ),
    unit=Unit.GROUP,
    via=Via.GROUP,
)
def groups_active(scope: Scope) -> int:
    return sum(life.is_active for life in scope.ask(agenda.group_lives))


@GROUPS.indicator(
    "groups_begun",
    _("Nieuwe buurtgroepen"),
    definition=_("Buurtgroepen die op een dag van de periode begonnen, ook als idee."),
    unit=Unit.GROUP,
    via=Via.GROUP,
)
def groups_begun(scope: Scope) -> int:
    return scope.ask(agenda.groups_begun)


@GROUPS.indicator(
    "groups_idea",
    _("Buurtgroepen: een idee"),
    definition=_(
        "Buurtgroepen die op de laatste dag van de periode zijn opgeschreven en nog geen trekker uit "
        "de buurt hadden en nooit bij elkaar kwamen. Elke groep telt bij één stap: de verste."
    ),
    unit=Unit.GROUP,
    via=Via.GROUP,
    counted=Counted.LAST_DAY,
)
def groups_idea(scope: Scope) -> int:
    return scope.ask(groups_per_stage)[GroupStage.IDEA]


@GROUPS.indicator(
    "groups_with_initiator",
    _("Buurtgroepen: trekker gevonden"),
    definition=_("Een bewoner was trekker, maar de groep kwam nog niet bij elkaar."),
    unit=Unit.GROUP,
    via=Via.GROUP,
    counted=Counted.LAST_DAY,
)
def groups_with_initiator(scope: Scope) -> int:
    return scope.ask(groups_per_stage)[GroupStage.INITIATOR]


@GROUPS.indicator(
    "groups_first_meeting",
    _("Buurtgroepen: eerste keer samen"),
    definition=_("De groep kwam op één tot vier dagen bij elkaar."),
    unit=Unit.GROUP,
    via=Via.GROUP,
    counted=Counted.LAST_DAY,
)
def groups_first_meeting(scope: Scope) -> int:
    return scope.ask(groups_per_stage)[GroupStage.FIRST_MEETING]


@GROUPS.indicator(
    "groups_five_meetings",
    _("Buurtgroepen: vijf keer samen"),
    definition=_("De groep kwam op vijf of meer dagen bij elkaar, en loopt nog niet zonder ons."),
    unit=Unit.GROUP,
    via=Via.GROUP,
    counted=Counted.LAST_DAY,
)
def groups_five_meetings(scope: Scope) -> int:
    return scope.ask(groups_per_stage)[GroupStage.FIVE_MEETINGS]


@GROUPS.indicator(
    "groups_independent",
    _("Buurtgroepen: loopt zonder ons"),
    definition=_("Buurtgroepen die op de laatste dag van de periode zonder ons liepen."),
    unit=Unit.GROUP,
    via=Via.GROUP,
    counted=Counted.LAST_DAY,
    rule=lambda _scope: independence_rule(),
)
def groups_independent(scope: Scope) -> int:
    return scope.ask(groups_per_stage)[GroupStage.INDEPENDENT]


@GROUPS.indicator(
    "initiatives_linked",
    _("Initiatieven die met elkaar verbonden zijn"),
    definition=_(
        "Buurtgroepen, en activiteiten zonder groep, die in de periode bij elkaar kwamen en waarvan "
        "minstens drie mensen ook bij een ander initiatief kwamen, hielpen of lid waren, of die samen "
        "met een partner bijeenkwamen."
    ),
    unit=Unit.INITIATIVE,
    via=Via.ACTIVITY,
)
def initiatives_linked(scope: Scope) -> int:
    network = scope.ask(facts.initiatives_together)
    return len(facts.linked(network, scope.counted, scope.programme))
