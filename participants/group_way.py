"""The way of one group of neighbours as its page shows it: five steps, each with day and evidence."""

from collections.abc import Collection
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.independence import (
    ENOUGH_MEETINGS,
    Meeting,
    independence_rule,
    independent_since,
)
from activities.models import GroupStage, NeighbourhoodGroup
from participants.models import Membership
from participants.way import WayStep

FIRST, FIFTH = 1, 5


def rule_of_stage(stage: GroupStage) -> str:
    """When ``stage`` is reached, in words: as ``group_stages.with_stage`` counts it."""
    match stage:
        case GroupStage.IDEA:
            return _("De dag waarop het idee is opgeschreven.")
        case GroupStage.INITIATOR:
            return _("De eerste dag waarop een bewoner trekker was.")
        case GroupStage.FIRST_MEETING:
            return _("De eerste dag waarop de groep bij elkaar kwam. Afgezegd telt niet.")
        case GroupStage.FIVE_MEETINGS:
            return _("De vijfde dag waarop de groep bij elkaar kwam.")
        case _:
            return independence_rule()


def way_of_group(
    group: NeighbourhoodGroup,
    meetings: Collection[Meeting],
    initiators: Collection[Membership],
    helped_on: Collection[date],
    today: date,
    *,
    names: bool,
) -> list[WayStep]:
    """The five steps of ``group``; ``names`` says whether who is asked may know who the initiator is.

    ``meetings`` are those up to ``today``; ``helped_on`` the days on which we did more than call.
    """
    days = sorted({meeting.day for meeting in meetings})
    since = independent_since(meetings, helped_on, today)
    first = min(initiators, key=lambda one: (one.started_on, one.pk), default=None)
    reached: dict[GroupStage, tuple[date | None, str]] = {
        GroupStage.IDEA: (group.started_on, _("begonnen vanwege een gat") if group.gap_id else ""),
        GroupStage.INITIATOR: (first.started_on if first else None, _initiator(first, names=names)),
        GroupStage.FIRST_MEETING: (_nth(days, FIRST), _first(meetings)),
        GroupStage.FIVE_MEETINGS: (_nth(days, FIFTH), _fifth(days)),
        GroupStage.INDEPENDENT: (since, _alone(meetings, helped_on, since)),
    }
    to_come = [stage for stage, (day, _told) in reached.items() if day is None]
    return [
        WayStep(
            label=str(stage.label),
            rule=rule_of_stage(stage),
            reached_on=day,
            evidence=told,
            window="on" if day else "reached" if stage == to_come[0] else "none",
        )
        for stage, (day, told) in reached.items()
    ]


def _nth(days: list[date], number: int) -> date | None:
    return days[number - 1] if len(days) >= number else None


def _initiator(first: Membership | None, *, names: bool) -> str:
    if first is None:
        return _("wie van de bewoners trekt de kar?")
    return first.shown_name if names else _("een bewoner")


def _first(meetings: Collection[Meeting]) -> str:
    first = min(meetings, key=lambda one: (one.day, one.pk), default=None)
    return first.activity if first else _("nog niet bij elkaar geweest")


def _fifth(days: list[date]) -> str:
    if len(days) >= FIFTH:
        return ngettext("%(times)s keer samen", "%(times)s keer samen", len(days)) % {
            "times": len(days)
        }
    return _("%(times)s van de %(all)s keer") % {"times": len(days), "all": FIFTH}


def _alone(meetings: Collection[Meeting], helped_on: Collection[date], since: date | None) -> str:
    """What it rests on, or what is still in our hands."""
    if since:
        return _("de groep doet alles zelf")
    last = sorted(meetings, key=lambda one: (one.day, one.pk), reverse=True)[:ENOUGH_MEETINGS]
    alone = sum(meeting.is_by_the_group for meeting in last)
    told = [_("%(times)s van de laatste %(all)s keer alles zelf") % {
        "times": alone, "all": ENOUGH_MEETINGS
    }]  # fmt: skip
    if helped_on:
        told.append(_("wij hielpen op %(day)s") % {"day": date_format(max(helped_on), "j F Y")})
    return ", ".join(told)
