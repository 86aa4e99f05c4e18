"""Which partners we really work with: those with a referral, a joint session or a talk."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from activities.models import Organisation, Programme, Session, Talk
from core.periods import Period
from participants.loops import sent_within

RULE_OF_ACTIVE = _(
    "Actief dit jaar: sinds 1 januari hebben we er een gezin heen verwezen, samen iets gedaan, of "
    "met elkaar gesproken."
)


def active_partners(
    period: Period, programme: Programme | None = None
) -> QuerySet[Organisation, Organisation]:
    """Those with a referral, a session of a joint activity, or a talk in ``period``.

    For a ``programme`` its families and its activities count; a talk is for no programme.
    """
    referrals = sent_within(period, programme)
    sessions = Session.objects.took_place().within(period)
    sessions = sessions.filter(activity__organisation__isnull=False)
    reasons = Q(pk__in=referrals.order_by().values("organisation"))
    if programme is None:
        talks = Talk.objects.filter(held_on__range=(period.first, period.last))
        reasons |= Q(pk__in=talks.order_by().values("organisation"))
    else:
        sessions = sessions.filter(activity__programmes=programme)
    reasons |= Q(pk__in=sessions.order_by().values("activity__organisation"))
    return Organisation.objects.filter(reasons)


def year_so_far(today: date) -> Period:
    """The calendar year up to and including ``today``: what is still planned did not happen yet."""
    return Period(today.replace(month=1, day=1), today)


def partners_active(period: Period, programme: Programme | None) -> int:
    """How many partners were active in ``period``."""
    return active_partners(period, programme).count()
