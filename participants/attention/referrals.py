"""A partner has not told how it went within ten days; or partner and family tell two different things."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.templatetags.days import day
from participants.attention.calls import Call, Kind, Reach
from participants.models import Referral

Outcome, Warmth = Referral.Outcome, Referral.Warmth
DISPUTED = 1000
"""Days: two different stories press more than a partner that is late."""


class Facts(NamedTuple):
    """The referral that waits longest, and whom one would call about it."""

    referral: int
    partner: str
    asked_on: date
    answered_on: date | None
    is_disputed: bool
    warmth: str
    partner_phone: str
    contact_phone: str | None
    contact_email: str | None
    others: int = 0
    """How many more referrals of this family wait."""

    @property
    def asks_family(self) -> bool:
        """Whether only the family can tell: it went there itself, or says something else."""
        return self.is_disputed or self.warmth == Warmth.INFORMATION

    @property
    def phone(self) -> str:
        """Of the partner; empty when one calls the family."""
        return "" if self.asks_family else self.contact_phone or self.partner_phone

    @property
    def may_mail(self) -> bool:
        """Whether the partner can be mailed once more."""
        return bool(self.contact_email) and not self.asks_family


COLUMNS = (
    *("family", "family__coach", "pk", "organisation__name", "asked_on", "answered_on"),
    *("is_disputed", "warmth", "organisation__phone", "contact__phone", "contact__email"),
)


def calls(reach: Reach) -> Iterator[Call]:
    """Of each family the referral with two stories, or else the one that waits longest."""
    found: dict[int, Call] = {}
    for family, coach, *columns in reach.ask(_waiting):
        others = found[family].facts.others + 1 if family in found else 0
        facts = Facts(*columns)._replace(others=others)
        waited = (reach.today - facts.asked_on).days
        found[family] = Call(family, coach, DISPUTED if facts.is_disputed else waited, facts)
    yield from found.values()


def _waiting(reach: Reach) -> QuerySet[Any]:
    waiting = Referral.objects.unanswered(reach.today) | Referral.objects.filter(is_disputed=True)
    rows = waiting.of_our_work().filter(reach.rows & ~Q(outcome=Outcome.WITHDRAWN))
    return rows.order_by("is_disputed", "-asked_on", "-pk").values_list(*COLUMNS)


def why(facts: Facts, today: date) -> str:
    parts = [_why(facts, today)]
    if facts.others:
        more = ngettext(
            "En nog %(number)s doorverwijzing.",
            "En nog %(number)s doorverwijzingen.",
            facts.others,
        )
        parts.append(more % {"number": facts.others})
    return " ".join(parts)


def _why(facts: Facts, today: date) -> str:
    told = {"partner": facts.partner, "days": (today - facts.asked_on).days}
    if facts.is_disputed:
        return _("%(partner)s en het gezin zeggen niet hetzelfde.") % told
    if facts.answered_on:
        return _("%(partner)s was bezig, laatst gehoord op %(day)s.") % (
            told | {"day": day(facts.answered_on)}
        )
    if facts.warmth == Warmth.INFORMATION:
        return _("Kreeg informatie over %(partner)s, %(days)s dagen geleden. Lukte het?") % told
    return _("%(partner)s gaf in %(days)s dagen geen antwoord.") % told


UNANSWERED = Kind(
    code="referral",
    label=gettext_lazy("Doorverwijzing"),
    icon="building",
    find=calls,
    why=why,
    action=gettext_lazy("Antwoord opschrijven"),
    anchor="doorverwezen",
)
