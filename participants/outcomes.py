"""What measuring came to, in counts; reporting sees it through ``participants.facts``.

Differences between a first and a last measurement, never an *effect*: nobody was measured who did not
take part, so whatever prints these numbers also prints ``NO_CONTROL_GROUP`` and how many of those
who began were measured again.
"""

from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from activities.models import Programme
from core.periods import Period
from participants.instruments import Band
from participants.models import Measurement, Scale

NO_CONTROL_GROUP = _(
    "Verschil tussen de eerste en de laatste meting. Er is geen controlegroep: we weten niet hoe het "
    "zonder ons was gegaan."
)


@dataclass(frozen=True, slots=True)
class LadderDifference:
    """People who began on the participation ladder in a period, and how they stood the last time.

    ``higher``, ``same`` and ``lower`` are those of ``twice``; ``twice`` is out of ``started``.
    """

    started: int
    twice: int
    higher: int
    same: int
    lower: int


def ladder_difference(period: Period, programme: Programme | None) -> LadderDifference:
    """The first measurement of a case in ``period`` against the last one up to its last day."""
    again = Measurement.objects.that_count().filter(
        case=OuterRef("case"),
        person=OuterRef("person"),
        scale=OuterRef("scale"),
        measured_on__lte=period.last,
    )
    last = again.exclude(occasion=Measurement.Occasion.START).order_by("-measured_on", "-pk")
    began = (
        _measured(period, programme, Scale.Kind.LADDER)
        .filter(occasion=Measurement.Occasion.START)
        .annotate(last=Subquery(last.values("score")[:1]))
    )
    return LadderDifference(
        **began.aggregate(
            started=Count("pk"),
            twice=Count("last"),
            higher=Count("pk", filter=Q(last__gt=F("score"))),
            same=Count("pk", filter=Q(last=F("score"))),
            lower=Count("pk", filter=Q(last__lt=F("score"))),
        )
    )


def loneliness_by_band(period: Period, programme: Programme | None) -> dict[Band, int]:
    """How many people fall in each band of the loneliness scale, by their last total in ``period``.

    For a group; whoever prints it keeps small numbers back.
    """
    later = (
        _measured(period, programme, Scale.Kind.LONELINESS)
        .filter(person=OuterRef("person"), score__isnull=False)
        .order_by("-measured_on", "-pk")
    )
    last = _measured(period, programme, Scale.Kind.LONELINESS).filter(
        pk=Subquery(later.values("pk")[:1])
    )
    counts = {band.name: Count("pk", filter=Q(score__in=list(band.value))) for band in Band}
    return {Band[name]: people for name, people in last.aggregate(**counts).items()}


def _measured(
    period: Period, programme: Programme | None, kind: Scale.Kind
) -> QuerySet[Measurement]:
    rows = Measurement.objects.that_count().filter(
        scale__kind=kind, measured_on__range=(period.first, period.last)
    )
    return rows.filter(case__programmes=programme) if programme else rows
