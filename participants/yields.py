"""What each finding place and each first way of contact came to, half a year later.

Only families that were found half a year ago or longer say something: how many of them we had spoken
within that half year, and how many were connected. The others were found too recently to know.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least

from activities.models import Programme
from core.day_words import MonthsLater
from core.periods import Period
from participants.models import Case, ContactMoment, Milestone
from participants.models.milestones import Step

HALF_A_YEAR = 6  # months


@dataclass(frozen=True, slots=True)
class Yield:
    """Families that were found in one way; ``reached`` and ``connected`` are of the ``known`` ones."""

    name: str
    found: int
    known: int
    reached: int
    connected: int


def yield_per_place(found: Period, until: date, programme: Programme | None) -> list[Yield]:
    """Per finding place the families found in ``found``, as known on the day ``until``; one query.

    The place with the most families comes first; without a place the name is empty, and last.
    """
    return _counted(_cases(found, until, programme), "finding_place__name", until)


def yield_per_contact(found: Period, until: date, programme: Programme | None) -> list[Yield]:
    """The same per kind of the first contact we sought; empty while nobody sought any."""
    first = ContactMoment.objects.filter(
        family=OuterRef("family"),
        happened_on__gte=OuterRef("found_on"),
        happened_on__lte=Least(Coalesce(OuterRef("closed_on"), Value(until)), Value(until)),
    ).order_by("happened_on", "pk")
    cases = _cases(found, until, programme).annotate(way=Subquery(first.values("kind")[:1]))
    labels = dict(ContactMoment.Kind.choices)
    return [
        Yield(str(labels.get(row.name, "")), row.found, row.known, row.reached, row.connected)
        for row in _counted(cases, "way", until)
    ]


def _cases(found: Period, until: date, programme: Programme | None) -> QuerySet[Case]:
    last = min(found.last, until)
    cases = Case.objects.filter(found_on__range=(found.first, last))
    return cases.filter(programmes=programme) if programme else cases


def _counted(cases: QuerySet[Case], what: str, until: date) -> list[Yield]:
    rows = (
        cases.annotate(
            half_year=MonthsLater("found_on", HALF_A_YEAR),
            is_reached=_took(Step.REACHED),
            is_connected=_took(Step.CONNECTED),
        )
        .order_by()
        .values_list(what)
        .annotate(
            found=Count("family", distinct=True),
            known=_families(until),
            reached=_families(until, is_reached=True),
            connected=_families(until, is_connected=True),
        )
        .order_by("-found", F(what).asc(nulls_last=True))
    )
    return [Yield(name or "", *numbers) for name, *numbers in rows]


def _families(until: date, **which: bool) -> Count:
    return Count("family", distinct=True, filter=Q(half_year__lte=until, **which))


def _took(step: Step) -> Exists:
    """Whether the case took ``step`` within half a year after the family was found."""
    within = Milestone.objects.filter(
        case=OuterRef("pk"), step=step, reached_on__lte=OuterRef("half_year")
    )
    return Exists(within)
