"""Neighbourhood groups that are alive."""

from datetime import timedelta

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from activities import facts as agenda
from activities.facts import GroupLife
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


def is_active(life: GroupLife) -> bool:
    """Whether a group met often enough on average, and did not fall silent at the end."""
    if life.last_met_on is None:
        return False
    silent_since = life.existed.last - timedelta(days=MEETS_EVERY_DAYS)
    return life.days_met * MEETS_EVERY_DAYS >= life.existed.days and life.last_met_on > silent_since
