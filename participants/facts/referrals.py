"""Referrals in numbers: how they ended, and how long it took until somebody was there."""

from typing import Any

from django.db.models import Case as OneOf
from django.db.models import Count, DateField, F, Min, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from activities.models import Programme
from core.periods import Period
from participants.facts.waits import Waits
from participants.loops import ARRIVED, sent_within
from participants.models import Answer, Referral
from participants.models.referrals import GOOD

DISPUTED = "disputed"


def referrals_per_outcome(period: Period, programme: Programme | None) -> list[tuple[str, int]]:
    """(how it ended, referrals sent in ``period``), for each outcome; "" when two say the opposite."""
    rows = sent_within(period, programme).order_by().values_list("outcome", "is_disputed")
    counted: dict[str, int] = {}
    for outcome, is_disputed, number in rows.annotate(Count("pk")):
        key = DISPUTED if is_disputed else outcome
        counted[key] = counted.get(key, 0) + number
    told = [(str(one.label), counted.get(one.value, 0)) for one in Referral.Outcome]
    return [*told, ("", counted.get(DISPUTED, 0))]


def waits_until_visit(period: Period, programme: Programme | None) -> Waits:
    """For the referrals sent in ``period`` that arrived: the days until the family was there."""
    rows = arrived_within(period, programme).order_by()
    return Waits.counted(
        rows.values_list(F("there_on") - F("sent_on")).annotate(number=Count("pk"))
    )


def arrived_within(period: Period, programme: Programme | None) -> QuerySet[Any]:
    """The referrals sent in ``period`` that arrived, each with ``there_on``.

    The day we went together; else the first day on which somebody said that the family was there, which
    is never before the day of sending.
    """
    said = Answer.objects.filter(referral=OuterRef("pk"), outcome__in=sorted(GOOD)).order_by()
    first = Subquery(said.values("referral").annotate(day=Min("said_on")).values("day"))
    day = Coalesce("handover_on", first, "answered_on", output_field=DateField())
    return (
        sent_within(period, programme)
        .filter(ARRIVED)
        .annotate(said_there_on=day)
        .exclude(said_there_on=None)
        .annotate(
            there_on=OneOf(
                When(Q(said_there_on__lt=F("sent_on")), then=F("sent_on")),
                default=F("said_there_on"),
                output_field=DateField(),
            )
        )
    )
