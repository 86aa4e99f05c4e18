"""What a family takes part in, counted from its visits."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min

from participants.models import Attendance, Enrolment, Family


@dataclass(frozen=True, slots=True)
class Participation:
    """One activity: on the register or not, how many days somebody came, first and last."""

    activity_pk: int
    name: str
    visits: int
    first_on: date | None
    last_on: date | None


def taking_part(family: Family) -> list[Participation]:
    """Activities the family is enrolled in or has visited, the last visited first; two queries."""
    rows = (
        Attendance.objects.that_count()
        .filter(person__family=family)
        .order_by()
        .values_list("session__activity", "session__activity__name")
        .annotate(
            visits=Count("session__held_on", distinct=True),
            first=Min("session__held_on"),
            last=Max("session__held_on"),
        )
    )
    visited = [Participation(*row) for row in rows]
    known = {row.activity_pk for row in visited}
    enrolled = (
        Enrolment.objects.current()
        .filter(person__family=family)
        .exclude(activity__in=known)
        .order_by("activity__name")
        .values_list("activity", "activity__name")
        .distinct()
    )
    not_yet = [Participation(pk, name, 0, None, None) for pk, name in enrolled]
    return sorted(visited, key=lambda row: row.last_on or date.min, reverse=True) + not_yet
