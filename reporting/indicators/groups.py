"""Neighbourhood groups: which are alive, and how far on their way."""

from datetime import timedelta

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from activities import facts as agenda
from activities.facts import GroupLife
from activities.independence import independence_rule
from activities.models import GroupStage
from participants.facts import groups_per_stage
from reporting.indicators.base import Chapter, Scope, Unit, Via

MEETS_EVERY_DAYS = 42
"""Source: domain definition *buurtgroepen*: active is at least one meeting per 6 weeks."""

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
    return sum(is_active(life) for life in scope.ask(agenda.group_lives))


@GROUPS.indicator(
    "groups_idea",
    _("Buurtgroepen: een idee"),
    definition=_(
        "Buurtgroepen die op de laatste dag van de periode zijn opgeschreven en nog geen trekker uit "
        "de buurt hadden en nooit bij elkaar kwamen. Elke groep telt bij één stap: de verste."
    ),
    unit=Unit.GROUP,
    via=Via.GROUP,
)
def groups_idea(scope: Scope) -> int:
    return scope.ask(groups_per_stage)[GroupStage.IDEA]


@GROUPS.indicator(
    "groups_with_initiator",
    _("Buurtgroepen: trekker gevonden"),
    definition=_("Een bewoner was trekker, maar de groep kwam nog niet bij elkaar."),
    unit=Unit.GROUP,
    via=Via.GROUP,
)
def groups_with_initiator(scope: Scope) -> int:
    return scope.ask(groups_per_stage)[GroupStage.INITIATOR]


@GROUPS.indicator(
    "groups_first_meeting",
    _("Buurtgroepen: eerste keer samen"),
    definition=_("De groep kwam op één tot vier dagen bij elkaar."),
    unit=Unit.GROUP,
    via=Via.GROUP,
)
def groups_first_meeting(scope: Scope) -> int:
    return scope.ask(groups_per_stage)[GroupStage.FIRST_MEETING]


@GROUPS.indicator(
    "groups_five_meetings",
    _("Buurtgroepen: vijf keer samen"),
    definition=_("De groep kwam op vijf of meer dagen bij elkaar, en loopt nog niet zonder ons."),
    unit=Unit.GROUP,
    via=Via.GROUP,
)
def groups_five_meetings(scope: Scope) -> int:
    return scope.ask(groups_per_stage)[GroupStage.FIVE_MEETINGS]


@GROUPS.indicator(
    "groups_independent",
    _("Buurtgroepen: loopt zonder ons"),
    definition=_("Buurtgroepen die op de laatste dag van de periode zonder ons liepen."),
    unit=Unit.GROUP,
    via=Via.GROUP,
    rule=lambda _scope: independence_rule(),
)
def groups_independent(scope: Scope) -> int:
    return scope.ask(groups_per_stage)[GroupStage.INDEPENDENT]


def is_active(life: GroupLife) -> bool:
    """Whether a group met often enough on average, and did not fall silent at the end."""
    if life.last_met_on is None:
        return False
    silent_since = life.existed.last - timedelta(days=MEETS_EVERY_DAYS)
    return life.days_met * MEETS_EVERY_DAYS >= life.existed.days and life.last_met_on > silent_since
