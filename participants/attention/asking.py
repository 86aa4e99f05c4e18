"""Whom to ask about a family: somebody around it, before anybody behind a desk."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Max
from django.utils.translation import gettext as _

from activities.models import Activity
from participants.models import Attendance, Tie

CLOSEST_FIRST = {
    kind: rank
    for rank, kind in enumerate(
        (
            Tie.Kind.FRIEND,
            Tie.Kind.RELATIVE,
            Tie.Kind.NEIGHBOUR,
            Tie.Kind.PARENT,
            Tie.Kind.SUPPORT,
            Tie.Kind.VOLUNTEER,
            Tie.Kind.RELATIVE_AWAY,
            Tie.Kind.PROFESSIONAL,
        )
    )
}


class LastSeen(NamedTuple):
    """Where somebody of a family was last."""

    activity: int
    name: str


def whom_to_ask(families: Collection[int]) -> dict[int, str]:
    """For each of ``families`` in words whom to ask; who has nobody is left out. Three queries.

    Somebody of its own ring; else whoever hosts the activity where the family was last.
    """
    if not families:
        return {}
    return _hosts(families) | _anchors(families)


def _anchors(families: Collection[int]) -> dict[int, str]:
    ties = Tie.objects.current().filter(family__in=families)
    rows = ties.order_by("name", "pk").values_list("family", "kind", "name")
    closest = {
        family: (kind, name)
        for family, kind, name in sorted(
            rows, key=lambda row: CLOSEST_FIRST[Tie.Kind(row[1])], reverse=True
        )
    }
    return {
        family: _("Vraag het aan %(name)s (%(who)s).") % {"name": name, "who": Tie.Kind(kind).label}
        for family, (kind, name) in closest.items()
    }


def _hosts(families: Collection[int]) -> dict[int, str]:
    seen = _last_seen(families)
    hosts = _names_of_hosts({last.activity for last in seen.values()})
    return {
        family: _("Vraag het aan %(names)s, van %(activity)s.")
        % {"names": _(" of ").join(hosts[last.activity]), "activity": last.name}
        for family, last in seen.items()
        if last.activity in hosts
    }


def _last_seen(families: Collection[int]) -> dict[int, LastSeen]:
    visits = Attendance.objects.that_count().filter(person__family__in=families)
    rows = (
        visits.values("person__family", "session__activity", "session__activity__name")
        .annotate(last=Max("session__held_on"))
        .order_by("last", "session__activity")
    )
    return {
        row["person__family"]: LastSeen(row["session__activity"], row["session__activity__name"])
        for row in rows
    }


def _names_of_hosts(activities: Collection[int]) -> dict[int, list[str]]:
    through = Activity.hosts.through.objects.filter(
        activity__in=activities, user__is_active=True
    ).order_by("user__name", "user")
    names: dict[int, list[str]] = defaultdict(list)
    for activity, name in through.values_list("activity", "user__name"):
        names[activity].append(name)
    return names
