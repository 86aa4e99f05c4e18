"""How many referrals came full circle: sent, heard of, and arrived. Counts only, in the database.

Of a referral is *known* how it ended when somebody said so: arrived or helped, or declined, no room,
not reached. One that was withdrawn, is still going on, or of which two people say the opposite, is not
known. Obstacles of health and safety at home are counted together with what has no obstacle.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case as OneOf
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from activities.models import Organisation, Programme
from core.periods import Period
from participants.models import Case, Referral
from participants.models.referrals import GONE, GOOD

Outcome, Warmth = Referral.Outcome, Referral.Warmth
ARRIVED = Q(outcome__in=sorted(GOOD), is_disputed=False)
KNOWN = ARRIVED | Q(outcome__in=sorted(GONE - {Outcome.WITHDRAWN}), is_disputed=False)


@dataclass(frozen=True, slots=True)
class ReferralCount:
    """Referrals sent, those where we went along, those we know the end of, and those that arrived."""

    sent: int
    warm: int
    known: int
    arrived: int


class LoopLine(NamedTuple):
    """The referrals to one partner, or for one kind of obstacle (empty: none or a private one)."""

    label: str
    sent: int
    known: int
    arrived: int


def referrals_sent(period: Period, programme: Programme | None) -> ReferralCount:
    """Referrals sent in ``period``; for a programme those during a case that counts for it."""
    return ReferralCount(
        **sent_within(period, programme).aggregate(
            sent=Count("pk"),
            warm=Count("pk", filter=went_along()),
            known=Count("pk", filter=KNOWN),
            arrived=Count("pk", filter=ARRIVED),
        )
    )


def went_along() -> Q:
    """A warm handover whose day has come; of old ones the day is not known."""
    has_come = Q(handover_on=None) | Q(handover_on__lte=timezone.localdate())
    return Q(has_come, warmth=Warmth.WARM_HANDOVER)


def loops_per_partner(period: Period, programme: Programme | None) -> list[LoopLine]:
    """The referrals of ``period`` for each partner, by name."""
    return _lines(sent_within(period, programme), F("organisation__name"))


def loops_per_obstacle(period: Period, programme: Programme | None) -> list[LoopLine]:
    """The referrals of ``period`` for each kind of obstacle they were for, by name."""
    return _lines(sent_within(period, programme), _obstacle())


def loops_of_partner(period: Period, partner: Organisation) -> list[LoopLine]:
    """The referrals of ``period`` to one ``partner``, for each kind of obstacle."""
    return _lines(sent_within(period, None).filter(organisation=partner), _obstacle())


def sent_within(period: Period, programme: Programme | None) -> QuerySet[Referral]:
    """Referrals sent in ``period``; for a programme those during a case that counts for it."""
    sent = Referral.objects.filter(sent_on__range=(period.first, period.last))
    if programme is None:
        return sent
    cases = Case.objects.filter(
        Q(closed_on=None) | Q(closed_on__gte=OuterRef("sent_on")),
        found_on__lte=OuterRef("sent_on"),
        family=OuterRef("family"),
        programmes=programme,
    )
    return sent.filter(Exists(cases))


def _obstacle() -> Any:
    is_private = When(obstacle__kind__is_sensitive=True, then=Value(""))
    name = Coalesce(F("obstacle__kind__name"), Value(""))
    return OneOf(is_private, default=name, output_field=CharField())


def _lines(sent: QuerySet[Referral], label: Any) -> list[LoopLine]:
    counted = (
        sent.order_by()
        .values(label=label)
        .annotate(
            sent=Count("pk"),
            known=Count("pk", filter=KNOWN),
            arrived=Count("pk", filter=ARRIVED),
        )
    )
    rows = counted.values_list("label", "sent", "known", "arrived")
    return sorted(LoopLine(*row) for row in rows)
