"""Something heavy stands in the way, and nobody has promised to do anything about it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.templatetags.days import day
from participants.attention.calls import Call, Kind, Reach
from participants.models import Case, NextStep, Obstacle

Facts = tuple[str, date]


def calls(reach: Reach) -> Iterator[Call]:
    """Of each family the heavy obstacle that has stood there longest."""
    steps = NextStep.objects.to_do().filter(obstacle=OuterRef("pk"))
    heavy = Obstacle.objects.visible_to(reach.user).unsolved().filter(is_heavy=True)
    open_cases = Case.objects.open().filter(family=OuterRef("family"))
    rows = heavy.filter(reach.rows, ~Exists(steps), Exists(open_cases))
    found = {
        family: Call(family, coach, (reach.today - noted_on).days, (kind, noted_on))
        for family, coach, kind, noted_on in rows.order_by("-noted_on", "-pk").values_list(
            "family", "family__coach", "kind__name", "noted_on"
        )
    }
    yield from found.values()


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
