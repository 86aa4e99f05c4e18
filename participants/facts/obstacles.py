"""Obstacles in numbers: met, taken away, and still there. Those of health and safety have no name."""

from typing import NamedTuple

from django.db.models import Case as OneOf
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from activities.models import Programme
from core.periods import Period
from participants.models import Case, Obstacle
from participants.models.obstacles import UNSOLVED


class ObstacleLine(NamedTuple):
    """The obstacles of one kind; "" is all kinds of health and safety at home together."""

    kind: str
    noted: int
    solved: int
    still_open: int


def obstacles_per_kind(period: Period, programme: Programme | None) -> list[ObstacleLine]:
    """Noted in ``period``, solved in it, and open on its last day, for each kind; "" comes last."""
    noted, solved, still_open = (
        noted_in(period, programme),
        solved_in(period, programme),
        open_after(period, programme),
    )
    rows = (
        Obstacle.objects.filter(noted | solved | still_open)
        .order_by()
        .values_list(
            OneOf(
                When(kind__is_sensitive=True, then=Value("")),
                default=F("kind__name"),
                output_field=CharField(),
            )
        )
        .annotate(
            noted=Count("pk", filter=noted),
            solved=Count("pk", filter=solved),
            still_open=Count("pk", filter=still_open),
        )
    )
    return sorted((ObstacleLine(*row) for row in rows), key=lambda row: (not row.kind, row))


def solved_per_helper(period: Period, programme: Programme | None) -> list[tuple[str, int]]:
    """(through whom, obstacles solved in ``period``) for each of them; "" is not noted, and last."""
    solved = Obstacle.objects.filter(solved_in(period, programme))
    counted = dict(solved.order_by().values_list("solved_through").annotate(Count("pk")))
    told = [(str(who.label), counted.get(who.value, 0)) for who in Obstacle.SolvedThrough]
    return [*told, ("", counted.get("", 0))]


def noted_in(period: Period, programme: Programme | None) -> Q:
    """The obstacle was noted on a day of ``period``; for a programme while a case of it ran."""
    noted = Q(noted_on__range=(period.first, period.last))
    return noted & _during("noted_on", programme)


def solved_in(period: Period, programme: Programme | None) -> Q:
    """The obstacle was solved on a day of ``period``; for a programme while a case of it ran."""
    solved = Q(state=Obstacle.State.SOLVED, solved_on__range=(period.first, period.last))
    return solved & _during("solved_on", programme)


def open_after(period: Period, programme: Programme | None) -> Q:
    """The obstacle stood in the way at the end of ``period``, of a family with a case that ran then.

    As for a gap in the offer (decision 0019): what was accepted has no day, and counts on none.
    """
    stood = Q(state__in=UNSOLVED) | Q(state=Obstacle.State.SOLVED, solved_on__gt=period.last)
    runs = Case.objects.filter(
        Q(closed_on=None) | Q(closed_on__gt=period.last),
        family=OuterRef("family"),
        found_on__lte=period.last,
    )
    return Q(noted_on__lte=period.last) & stood & Q(Exists(_of(runs, programme)))


def _during(day: str, programme: Programme | None) -> Q:
    if programme is None:
        return Q()
    ran = Case.objects.filter(
        Q(closed_on=None) | Q(closed_on__gte=OuterRef(day)),
        family=OuterRef("family"),
        found_on__lte=OuterRef(day),
    )
    return Q(Exists(_of(ran, programme)))


def _of(cases: QuerySet[Case], programme: Programme | None) -> QuerySet[Case]:
    return (cases.filter(programmes=programme) if programme else cases).order_by()
