"""Somebody promised to do something, and the day has passed."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participants.attention.calls import Call, Kind, Reach
from participants.models import NextStep


class Facts(NamedTuple):
    """The step that is latest, and who would do it."""

    step: int
    what: str
    due_on: date
    owner: str | None
    others: int
    """How many more steps of this family are late."""


def calls(reach: Reach) -> Iterator[Call]:
    found: dict[int, Call] = {}
    for family, coach, step, what, due_on, owner in reach.ask(_late):
        others = found[family].facts.others + 1 if family in found else 0
        days = (reach.today - due_on).days
        found[family] = Call(family, coach, days, Facts(step, what, due_on, owner, others))
    yield from found.values()


def _late(reach: Reach) -> QuerySet[Any]:
    late = NextStep.objects.late(reach.today).filter(reach.rows)
    return late.order_by("-due_on", "-pk").values_list(
        "family", "family__coach", "pk", "what", "due_on", "owner__name"
    )


def why(facts: Facts, today: date) -> str:
    days = (today - facts.due_on).days
    parts = [
        facts.what.rstrip(" .") + ".",
        ngettext("%(days)s dag te laat.", "%(days)s dagen te laat.", days) % {"days": days},
    ]
    if facts.owner:
        parts.append(_("%(name)s zou dit doen.") % {"name": facts.owner})
    if facts.others:
        more = ngettext(
            "En nog %(number)s stap te laat.", "En nog %(number)s stappen te laat.", facts.others
        )
        parts.append(more % {"number": facts.others})
    return " ".join(parts)


LATE_STEP = Kind(
    code="step",
    label=gettext_lazy("Stap te laat"),
    icon="clock",
    find=calls,
    why=why,
    action=gettext_lazy("Stap afronden"),
    anchor="stappen",
)
