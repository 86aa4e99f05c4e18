"""In how many programmes the same families count, so that nobody is counted twice unseen."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from activities.models import Programme
from core.periods import Period
from participants.models import Case


@dataclass(frozen=True, slots=True)
class Shared:
    """Families with a case in the period, and for how many programmes they count."""

    families: int
    in_several: int
    without: int = 0
    """Those that count for no programme."""


def families_shared(period: Period, programme: Programme | None) -> Shared:
    """Families with a case that ran in ``period``, and how many count for several programmes."""
    per_family = (
        Case.objects.filter(runs_in(period), family__in=_families(period, programme))
        .values("family")
        .annotate(programme_count=Count("programmes", distinct=True))
        .order_by()
    )
    return Shared(
        **per_family.aggregate(
            families=Count("family"),
            in_several=Count("family", filter=Q(programme_count__gt=1)),
            without=Count("family", filter=Q(programme_count=0)),
        )
    )


def families_per_programme(period: Period, programme: Programme | None) -> dict[str, int]:
    """Of the families with a case in ``period``, how many count for each programme, by name."""
    rows = (
        Case.objects.filter(runs_in(period), family__in=_families(period, programme))
        .exclude(programmes=None)
        .values_list("programmes__name")
        .annotate(families=Count("family", distinct=True))
        .order_by("programmes__started_on", "programmes__name")
    )
    return dict(rows)


def _families(period: Period, programme: Programme | None) -> QuerySet[Case, Any]:
    rows = Case.objects.filter(runs_in(period))
    if programme:
        rows = rows.filter(programmes=programme)
    return rows.values("family")


def runs_in(period: Period) -> Q:
    """The case ran on a day of ``period``."""
    return Q(found_on__lte=period.last) & (Q(closed_on=None) | Q(closed_on__gte=period.first))
