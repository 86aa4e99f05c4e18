"""The papers that work asks for: who lacks one on a day, and which run out.

A paper holds up to and including its last day. What is asked is whether it holds on the day of the
session, not on the day of planning.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext

from accounts.models import User
from activities.models import Activity, Certificate, CertificateKind, Duty, Volunteer
from core.questions import Blank, answers

STAGES = (7, 30, 60)
"""Days before the last day on which is told that a paper runs out. Source: TeamKinetic (60, 30, 7)."""
EXPIRED = 0
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A paper of a volunteer that runs out, or ran out, and was not replaced."""

    certificate: Certificate
    days_left: int
    """0 is the last day on which it holds; below that it does not hold any more."""

    @property
    def stage(self) -> int:
        """The nearest of ``STAGES`` that was reached; ``EXPIRED`` when it does not hold any more.

        Each paper comes to each stage once: what is told at a stage need not be told again.
        """
        if self.days_left < 0:
            return EXPIRED
        return next(days for days in STAGES if self.days_left <= days)

    @property
    def is_expired(self) -> bool:
        return self.stage == EXPIRED


def certificates_due(today: date) -> list[Due]:
    """The papers that do not hold sixty days from ``today``, the first to end first; one query.

    Only of volunteers who did not leave, and only when no paper of the same kind holds longer.
    """
    seen: dict[tuple[int, int], Certificate] = {}
    for one in answers(_due, today=today):
        seen.setdefault((one.volunteer_id, one.kind_id), one)
    return [
        Due(one, (one.valid_until_on - today).days) for one in seen.values() if one.valid_until_on
    ]


def _due(today: Blank) -> QuerySet[Certificate]:
    longer = Certificate.objects.filter(
        Q(valid_until_on=None) | Q(valid_until_on__gt=OuterRef("valid_until_on")),
        kind=OuterRef("kind"),
        volunteer=OuterRef("volunteer"),
    ).order_by()
    rows = Certificate.objects.filter(
        Q(volunteer__ended_on=None) | Q(volunteer__ended_on__gte=today),
        ~Exists(longer),
        valid_until_on__lte=today + max(STAGES) * A_DAY,
    )
    ordered = rows.order_by("valid_until_on", "volunteer__search_key", "kind__name", "-pk")
    return ordered.select_related("volunteer__account", "kind")


def duties_without_papers(today: date) -> list[Duty]:
    """Coming duties for which a paper is asked that does not hold that day; adds ``paper``, its name.

    Planning refuses them; but a session may be moved, or an activity may begin to ask for a paper.
    """
    return answers(_without_papers, today=today)


def _without_papers(today: Blank) -> QuerySet[Duty, Any]:
    asked = (
        Duty.objects.standing()
        .coming(today)
        .annotate(
            paper_kind=F("session__activity__requires"),
            paper=F("session__activity__requires__name"),
        )
    )
    holds = Certificate.objects.filter(
        Q(valid_until_on=None) | Q(valid_until_on__gte=OuterRef("session__held_on")),
        kind=OuterRef("paper_kind"),
        volunteer=OuterRef("volunteer"),
    ).order_by()
    missing = asked.filter(~Exists(holds), paper_kind__isnull=False)
    return missing.select_related("volunteer", "session__activity")


def why_refused(
    volunteer: Volunteer, activity: Activity, days: Collection[date], user: User
) -> str:
    """Why ``volunteer`` cannot help at ``activity`` on all of these ``days``; empty when they can.

    Until when a paper holds is told to the project leader only.
    """
    return " ".join(
        _sentence(volunteer, kind, days, user)
        for kind in activity.requires.all()
        if not holds_on(volunteer, kind, days)
    )


def holds_on(volunteer: Volunteer, kind: CertificateKind, days: Collection[date]) -> bool:
    """Whether a paper of this ``kind`` holds on every one of these ``days``."""
    return volunteer.certificates.filter(kind=kind).valid(on=max(days)).exists()


def who_lacks(volunteers: QuerySet[Any], activity: Activity, on: date) -> set[int]:
    """The keys of those ``volunteers`` who lack a paper that ``activity`` asks for on that day."""
    kinds: Iterable[CertificateKind] = activity.requires.all()
    lacking: set[int] = set()
    everybody = volunteers.order_by().values("pk")
    for kind in kinds:
        holds = Certificate.objects.filter(kind=kind).valid(on=on).order_by().values("volunteer")
        lacking |= set(everybody.exclude(pk__in=holds).values_list("pk", flat=True))
    return lacking


def _sentence(
    volunteer: Volunteer, kind: CertificateKind, days: Collection[date], user: User
) -> str:
    last = volunteer.certificates.filter(kind=kind).order_by("-valid_until_on").first()
    told = {"name": volunteer, "kind": kind, "day": date_format(max(days), "j F Y")}
    if last is None:
        return (
            gettext(
                "Wie hier helpt, heeft een bewijs nodig: %(kind)s. Dat is van %(name)s nog niet gezien."
            )
            % told
        )
    if user.is_coordinator and last.valid_until_on:
        told["until"] = date_format(last.valid_until_on, "j F Y")
        return (
            gettext(
                "Wie hier helpt, heeft een bewijs nodig: %(kind)s. Dat van %(name)s geldt tot en met %(until)s, "
                "en je plant tot en met %(day)s."
            )
            % told
        )
    return (
        gettext(
            "Wie hier helpt, heeft een bewijs nodig: %(kind)s. Dat van %(name)s geldt op %(day)s niet meer."
        )
        % told
    )
