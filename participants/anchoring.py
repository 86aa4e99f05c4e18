"""How many families had somebody of their own near when we began, and how many have now.

A piece of the hatch for reporting, like ``facts``: counts, and no names.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, DateField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Least

from activities.models import Programme
from core.periods import Period
from participants.models import Case, Tie


@dataclass(frozen=True, slots=True)
class Anchored:
    """Families with a case in a period, and those with an anchor at its start and at its end."""

    families: int
    before: int
    after: int


def families_with_anchor(period: Period, programme: Programme | None) -> Anchored:
    """Of the families with a case in ``period``: who had an anchor when the case began, and who has."""
    return Anchored(
        **cases_with_anchor(period, programme).aggregate(
            families=Count("family", distinct=True),
            before=Count("family", distinct=True, filter=Q(had=True)),
            after=Count("family", distinct=True, filter=Q(has=True)),
        )
    )


def cases_with_anchor(period: Period, programme: Programme | None) -> QuerySet[Any]:
    """The cases that ran in ``period``: whether the family ``had`` an anchor then, and ``has`` one.

    Has: on the last day of the period, or on the day the case was closed when that is earlier. What
    an anchor is stands in decision 0016.
    """
    cases = Case.objects.filter(
        Q(closed_on=None) | Q(closed_on__gte=period.first), found_on__lte=period.last
    )
    if programme:
        cases = cases.filter(programmes=programme)
    last = Value(period.last, output_field=DateField())
    anchors = Tie.objects.anchors().filter(family=OuterRef("family"))
    return cases.annotate(until=Least(Coalesce("closed_on", last), last)).annotate(
        had=Exists(anchors.current(OuterRef("found_on"))),
        has=Exists(anchors.current(OuterRef("until"))),
    )
