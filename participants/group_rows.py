"""A group of neighbours as the list shows it: a line of words about how it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.independence import QUIET
from activities.models import GroupNeed, GroupStage, NeighbourhoodGroup
from participants.group_stages import WAITS_AFTER_WEEKS


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group: how far it is, what it needs, and why it wants a look today ("" when it does not)."""

    group: NeighbourhoodGroup
    stage: int
    label: str
    need: str
    calls: list[str]


def rows_of(groups: Iterable[Any], on: date) -> list[GroupRow]:
    """``groups`` have the annotations of ``with_stage`` and ``with_support``."""
    return [
        GroupRow(
            group=group,
            stage=group.stage,
            label=str(GroupStage(group.stage).label),
            need=str(GroupNeed.Kind(group.need).label) if group.need else "",
            calls=[] if group.ended_on and group.ended_on < on else list(_calls(group, on)),
        )
        for group in groups
    ]


def _calls(group: Any, on: date) -> Iterable[str]:
    silent = on - (group.last_met_on or group.started_on)
    if silent >= QUIET:
        weeks = silent.days // 7
        yield (
            ngettext(
                "al %(weeks)s week niet bij elkaar", "al %(weeks)s weken niet bij elkaar", weeks
            )
            if group.last_met_on
            else ngettext("al %(weeks)s week een idee", "al %(weeks)s weken een idee", weeks)
        ) % {"weeks": weeks}
    weeks = (on - group.spoken_on).days // 7
    if group.need and weeks >= WAITS_AFTER_WEEKS[GroupNeed.Kind(group.need)]:
        yield (
            _("al %(weeks)s weken niet gesproken, afgesproken was: %(need)s")
            % {"weeks": weeks, "need": GroupNeed.Kind(group.need).label}
        )
