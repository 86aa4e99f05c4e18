"""Nobody of its own stands near a family: if we go, it has nobody (decision 0016)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participants.attention.calls import Call, Kind, Reach
from participants.models import Milestone, Step, Tie

LOOK_AROUND_AFTER = timedelta(weeks=12)
"""After a family was reached: the first weeks are for getting to know it."""


class Facts(NamedTuple):
    """Since when we know the family, and who there is that is not near or not its own."""

    since: date
    has_family_away: bool
    has_work: bool


def calls(reach: Reach) -> Iterator[Call]:
    """Families that we have known for long enough to know who is near."""
    for family, coach, *facts in reach.ask(_alone):
        told = Facts(*facts)
        yield Call(family, coach, (reach.today - told.since).days, told)


def _alone(reach: Reach) -> QuerySet[Any]:
    ties = Tie.objects.current(reach.today).filter(family=OuterRef("family"))
    reached = Milestone.objects.filter(case=OuterRef("pk"), step__gte=Step.REACHED)
    since = reached.order_by("reached_on").values("reached_on")[:1]
    rows = (
        reach.cases.filter(~Exists(ties.anchors()), stage__gte=Step.REACHED)
        .order_by()
        .annotate(
            known_on=Subquery(since),
            has_away=Exists(ties.filter(kind=Tie.Kind.RELATIVE_AWAY)),
            has_work=Exists(ties.filter(kind=Tie.Kind.PROFESSIONAL)),
        )
        .filter(known_on__lte=reach.today - LOOK_AROUND_AFTER)
    )
    return rows.values_list("family", "family__coach", "known_on", "has_away", "has_work")


def why(facts: Facts, today: date) -> str:
    weeks = (today - facts.since).days // 7
    known = ngettext(
        "We kennen dit gezin al %(weeks)s week.", "We kennen dit gezin al %(weeks)s weken.", weeks
    ) % {"weeks": weeks}
    if facts.has_family_away:
        return f"{known} {_('Familie is er alleen ver weg. Dichtbij zijn wij de enigen.')}"
    if facts.has_work:
        return f"{known} {_('Alleen wij en andere hulpverleners staan om dit gezin heen.')}"
    return f"{known} {_('Alleen wij staan om dit gezin heen.')}"


ONLY_US = Kind(
    code="only_us",
    label=gettext_lazy("Alleen wij"),
    icon="people",
    find=calls,
    why=why,
    action=gettext_lazy("Kring aanvullen"),
    anchor="kring",
)
