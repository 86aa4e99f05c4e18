"""Who needs somebody: derived from what was logged (and what was not), never typed.

Only open cases call for attention, each once, with its most pressing reason in words.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Any

from django.db.models import Case as Choose
from django.db.models import (
    Count,
    Exists,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from participants.models import Case, Consent, ContactMoment, Family, Milestone, Step

APPROACH_WITHIN = timedelta(days=7)
SILENT_AFTER = timedelta(weeks=4)
ATTEMPTS_WITHOUT_ANSWER = 3
WARN_BEFORE_CONSENT_ENDS = timedelta(days=14)


class Reason(IntEnum):
    """Why a family needs somebody, the most pressing first."""

    NO_ANSWER = 1
    NOT_APPROACHED = 2
    SILENT = 3
    CONSENT = 4


@dataclass(frozen=True, slots=True)
class Call:
    """One line of the attention list: this family, why, and what to do about it."""

    family: Family
    icon: str
    kind: str
    why: str
    more: str
    action: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Attention:
    """The first calls, and how many families call in all."""

    calls: list[Call]
    total: int

    @property
    def hidden(self) -> int:
        """How many families call without being among ``calls``."""
        return self.total - len(self.calls)


def attention(user: User, *, limit: int, today: date | None = None) -> Attention:
    """The families that need ``user``, at most ``limit`` of them with their reason in words."""
    today = today or timezone.localdate()
    cases = cases_that_call(Case.objects.visible_to(user), today)
    in_all = cases.annotate(in_all=Window(Count("*")))
    first = in_all.select_related("family__coach").order_by("reason", "since", "pk")[:limit]
    return Attention([call(case, today) for case in first], first[0].in_all if first else 0)


def cases_that_call(cases: QuerySet[Case], today: date) -> QuerySet[Any]:
    """The open ``cases`` that need somebody, with ``reason``, ``since``, ``attempts`` and more."""
    consents = Consent.objects.filter(family=OuterRef("family"), withdrawn_on=None).order_by()
    attempts = _attempts()
    approached = Milestone.objects.filter(case=OuterRef("pk"), step=Step.APPROACHED)
    return (
        cases.filter(closed_on=None)
        .annotate(
            attempts=Coalesce(Subquery(attempts.values("number")), 0),
            last_attempt_on=Subquery(attempts.values("last")),
            consent_until=Subquery(
                consents.values("family").annotate(last=Max("expires_on")).values("last")
            ),
            since=Coalesce("last_heard_on", "found_on"),
        )
        .annotate(
            reason=Choose(
                When(attempts__gte=ATTEMPTS_WITHOUT_ANSWER, then=Value(Reason.NO_ANSWER)),
                When(
                    ~Exists(approached) & Q(found_on__lte=today - APPROACH_WITHIN),
                    then=Value(Reason.NOT_APPROACHED),
                ),
                When(
                    Q(last_heard_on__lte=today - SILENT_AFTER)
                    | Q(last_heard_on=None, last_attempt_on__lte=today - SILENT_AFTER),
                    then=Value(Reason.SILENT),
                ),
                When(
                    Q(consent_until=None) | Q(consent_until__lt=today + WARN_BEFORE_CONSENT_ENDS),
                    last_heard_on__isnull=False,
                    then=Value(Reason.CONSENT),
                ),
                output_field=IntegerField(),
            )
        )
        .filter(reason__isnull=False)
    )


def _attempts() -> QuerySet[Any]:
    """Attempts without an answer since the family of ``OuterRef`` case was last heard of."""
    return (
        ContactMoment.objects.filter(
            family=OuterRef("family"),
            was_reached=False,
            happened_on__gte=OuterRef("found_on"),
            happened_on__gt=Coalesce(OuterRef("last_heard_on"), Value(date(1900, 1, 1))),
        )
        .order_by()
        .values("family")
        .annotate(number=Count("pk"), last=Max("happened_on"))
    )


def call(case: Any, today: date) -> Call:
    """The line for ``case``, a row of ``cases_that_call``."""
    line = {
        Reason.NO_ANSWER: _no_answer,
        Reason.NOT_APPROACHED: _not_approached,
        Reason.SILENT: _silent,
        Reason.CONSENT: _consent,
    }[Reason(case.reason)]
    coach = case.family.coach
    more = _("Coach: %(name)s") % {"name": coach} if coach else _("Nog geen coach")
    return line(case, today, more)


def _no_answer(case: Any, today: date, more: str) -> Call:
    why = ngettext(
        "%(count)s keer geprobeerd, geen gehoor. Laatst op %(day)s.",
        "%(count)s keer geprobeerd, geen gehoor. Laatst op %(day)s.",
        case.attempts,
    ) % {"count": case.attempts, "day": date_format(case.last_attempt_on, "j F")}
    return Call(case.family, "phone", _("Geen gehoor"), why, more, _("Poging noteren"), "contact")


def _not_approached(case: Any, today: date, more: str) -> Call:
    why = _("Gevonden op %(day)s. Nog geen contact gezocht.") % {
        "day": date_format(case.found_on, "j F")
    }
    return Call(
        case.family, "pin", _("Nog niet benaderd"), why, more, _("Contact noteren"), "contact"
    )


def _silent(case: Any, today: date, more: str) -> Call:
    heard_on = case.last_heard_on
    weeks = (today - (heard_on or case.last_attempt_on)).days // 7
    why = (
        _never_heard(weeks)
        if heard_on is None
        else ngettext(
            "Al %(weeks)s week niets gehoord, ook niet bij een activiteit.",
            "Al %(weeks)s weken niets gehoord, ook niet bij een activiteit.",
            weeks,
        )
        % {"weeks": weeks}
    )
    return Call(case.family, "silence", _("Stil"), why, more, _("Contact noteren"), "contact")


def _never_heard(weeks: int) -> str:
    return ngettext(
        "Nog nooit gesproken. De laatste poging is %(weeks)s week geleden.",
        "Nog nooit gesproken. De laatste poging is %(weeks)s weken geleden.",
        weeks,
    ) % {"weeks": weeks}


def _consent(case: Any, today: date, more: str) -> Call:
    until = case.consent_until
    if until is None:
        why = _("Er is nog geen toestemming.")
    else:
        text = (
            _("Toestemming liep af op %(day)s.")
            if until < today
            else _("Toestemming loopt af op %(day)s.")
        )
        why = text % {"day": date_format(until, "j F")}
    return Call(
        case.family, "paper", _("Toestemming"), why, more, _("Toestemming vragen"), "toestemming"
    )
