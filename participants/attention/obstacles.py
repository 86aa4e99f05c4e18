"""Something heavy stands in the way, and nobody has promised to do anything about it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.templatetags.days import day
from participants.attention.calls import Call, Kind, Reach
from participants.models import Case, NextStep, Obstacle

Facts = tuple[str, date]


def calls(reach: Reach) -> Iterator[Call]:
    """Of each family the heavy obstacle that has stood there longest."""
    longest = {family: (kind, noted_on) for family, kind, noted_on in reach.ask(_heavy)}
    for case in reach.open_cases:
        if facts := longest.get(case.family):
            yield Call(case.family, case.coach, (reach.today - facts[1]).days, facts)


def _heavy(reach: Reach) -> QuerySet[Any]:
    case = Case.objects.open().filter(family=OuterRef("family"))
    promised = NextStep.objects.to_do().filter(family=OuterRef("family"), obstacle=OuterRef("pk"))
    rows = Obstacle.objects.visible_to(reach.user).unsolved()
    heavy = rows.filter(reach.rows, Exists(case), ~Exists(promised), is_heavy=True)
    return heavy.order_by("-noted_on", "-pk").values_list("family", "kind__name", "noted_on")


def why(facts: Facts, today: date) -> str:
    kind, noted_on = facts
    return _("Zware belemmering zonder stap: %(kind)s, sinds %(day)s.") % {
        "kind": kind,
        "day": day(noted_on),
    }


HEAVY_OBSTACLE = Kind(
    code="obstacle",
    label=gettext_lazy("Zware belemmering"),
    icon="stone",
    find=calls,
    why=why,
    action=gettext_lazy("Stap afspreken"),
    anchor="stappen",
)
