"""The referrals and the partners behind the figures about them."""

from datetime import timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from activities.figure_rows import Asked, Row, Rows, RowsOf, each
from participants.facts.referrals import arrived_within
from participants.figure_files.families import days_in_words
from participants.loops import ARRIVED, KNOWN, sent_within, went_along
from participants.models import Referral
from participants.models.families import visible_families
from participants.partners import active_partners


def _referrals(*which: Q) -> RowsOf:
    return lambda asked: _shown(
        sent_within(asked.period, asked.programme).filter(*which), asked, each(_referral_row)
    )


def _warm(asked: Asked) -> Rows:
    return _referrals(went_along())(asked)


def _until_visit(asked: Asked) -> Rows:
    arrived = arrived_within(asked.period, asked.programme)
    return _shown(arrived.annotate(took=F("there_on") - F("sent_on")), asked, each(_waited_row))


def _shown(referrals: QuerySet[Any], asked: Asked, shown: Any) -> Rows:
    mine = referrals.filter(visible_families(asked.user, "family"))
    return Rows(mine.select_related("family", "organisation").order_by("sent_on", "pk"), shown)


def _referral_row(referral: Referral) -> Row:
    return Row(
        str(referral.family),
        referral.get_absolute_url(),
        str(referral.organisation),
        referral.sent_on,
    )


def _waited_row(referral: Any) -> Row:
    days = days_in_words(referral.took // timedelta(days=1))
    return _referral_row(referral)._replace(words=f"{referral.organisation}, {days}")


def _partners(asked: Asked) -> Rows:
    partners = active_partners(asked.period, asked.programme).order_by("name")
    return Rows(partners, each(lambda partner: Row(str(partner), partner.get_absolute_url())))


REFERRAL_ROWS: dict[str, RowsOf] = {
    "referrals": _referrals(),
    "warm_handovers": _warm,
    "referrals_known": _referrals(KNOWN),
    "referrals_arrived": _referrals(ARRIVED),
    "days_to_visit": _until_visit,
    "partners_active": _partners,
}
