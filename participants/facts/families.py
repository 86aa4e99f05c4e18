"""Families in numbers: the steps they took, where they stand, how they were found and left."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple, TypedDict

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from activities.models import Programme
from core.periods import Period
from core.questions import Blank, answers
from participants.facts.visits import visits_within
from participants.models import Case, Family, Membership, Milestone, Person
from participants.models.milestones import Step

STILL_THERE_DAYS = 28
"""Somebody who came in these last days still belongs (domain definition *aansluiting*: 4 weeks)."""


class Furthest(TypedDict):
    """Every family once, by the furthest it came."""

    connected: int
    reached: int
    found: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the families of a period stand: how many took a step, and the furthest of each."""

    found: int
    reached: int
    connected: int
    furthest_reached: int
    furthest_found: int

    @property
    def furthest(self) -> Furthest:
        return Furthest(
            connected=self.connected, reached=self.furthest_reached, found=self.furthest_found
        )

    @property
    def known(self) -> int:
        """How many families that are together."""
        return self.connected + self.furthest_reached + self.furthest_found


def families_by_step(period: Period, programme: Programme | None) -> dict[Step, int]:
    """How many families took each step on a day of ``period``; every step has an entry."""
    rows = (
        milestones_taken(period, programme)
        .values_list("step")
        .annotate(families=Count("case__family", distinct=True))
        .order_by("step")
    )
    return dict.fromkeys(Step, 0) | {Step(step): families for step, families in rows}


def standing(period: Period, programme: Programme | None) -> Standing:
    """Where the families stand that took a step on a day of ``period``, each family once.

    How far a family has come counts from before the period as well: who was connected last year and
    had an obstacle solved this year is not waiting to be connected.
    """
    until_then = Milestone.objects.filter(
        Q(case__closed_on=None) | Q(case__closed_on__gte=period.first),
        reached_on__lte=period.last,
    )
    if programme:
        until_then = until_then.filter(case__programmes=programme)
    now = Q(reached_on__gte=period.first)
    per_family = (
        until_then.values("case__family")
        .annotate(
            furthest=Max("step"),
            steps=Count("pk", filter=now),
            was_found=Count("pk", filter=now & Q(step=Step.FOUND)),
            was_reached=Count("pk", filter=now & Q(step=Step.REACHED)),
            was_connected=Count("pk", filter=now & Q(step=Step.CONNECTED)),
        )
        .filter(steps__gt=0)
        .order_by()
    )
    return Standing(
        **per_family.aggregate(
            found=Count("furthest", filter=Q(was_found__gt=0)),
            reached=Count("furthest", filter=Q(was_reached__gt=0)),
            connected=Count("furthest", filter=Q(was_connected__gt=0)),
            furthest_reached=Count(
                "furthest", filter=Q(furthest__in=[Step.REACHED, Step.OBSTACLE_SOLVED])
            ),
            furthest_found=Count("furthest", filter=Q(furthest__in=[Step.FOUND, Step.APPROACHED])),
        )
    )


def connections_per_day(period: Period, programme: Programme | None) -> dict[date, int]:
    """On which days of ``period`` how many families became connected; a family once a year."""
    given = {"programme": programme.pk} if programme else {}
    return dict(answers(_connections, first=period.first, last=period.last, **given))


def _connections(first: Blank, last: Blank, programme: Blank | None = None) -> QuerySet[Any]:
    # One EXISTS inside the other keeps every planner on the few cases of this one family.
    earlier = Milestone.objects.filter(
        step=Step.CONNECTED,
        case=OuterRef("pk"),
        reached_on__year=OuterRef(OuterRef("reached_on__year")),
        reached_on__lt=OuterRef(OuterRef("reached_on")),
    )
    cases = Case.objects.filter(Exists(earlier), family=OuterRef("case__family"))
    connected = Milestone.objects.filter(reached_on__range=(first, last), step=Step.CONNECTED)
    if programme is not None:
        cases = cases.filter(programmes=programme)
        connected = connected.filter(case__programmes=programme)
    return (
        connected.filter(~Exists(cases))
        .values_list("reached_on")
        .annotate(families=Count("case__family", distinct=True))
        .order_by("reached_on")
    )


def families_still_connected(period: Period, programme: Programme | None) -> int:
    """Families connected in ``period`` who on its last day still come, or still have a task."""
    still_here = still_connected(period, programme)
    return still_here.aggregate(families=Count("case__family", distinct=True))["families"]


def still_connected(period: Period, programme: Programme | None) -> QuerySet[Milestone]:
    """The connections made in ``period`` of families who on its last day still take part."""
    family = {"person__family": OuterRef("case__family")}
    still = Period(period.last - timedelta(days=STILL_THERE_DAYS - 1), period.last)
    visits = visits_within(still, None).filter(**family)
    volunteers = Person.objects.filter(
        Q(volunteer__ended_on=None) | Q(volunteer__ended_on__gte=period.last),
        family=OuterRef("case__family"),
        volunteer__started_on__lte=period.last,
    )
    tasks = Membership.objects.with_a_task().current(period.last).filter(**family)
    return milestones_taken(period, programme).filter(
        Q(Exists(visits)) | Q(Exists(volunteers)) | Q(Exists(tasks)), step=Step.CONNECTED
    )


class Found(NamedTuple):
    """The families that were found, and of whom we do not know something."""

    families: int
    single_parent: int
    kind_unknown: int
    place_unknown: int


def families_found(period: Period, programme: Programme | None) -> Found:
    """The families found in ``period``: how many are of one parent, and what we do not know."""
    found = milestones_taken(period, programme).filter(step=Step.FOUND)
    kind = "case__family__kind"
    return Found(
        **found.aggregate(
            families=_families(),
            single_parent=_families(**{kind: Family.Kind.SINGLE_PARENT}),
            kind_unknown=_families(**{kind: Family.Kind.UNKNOWN}),
            place_unknown=_families(case__finding_place=None),
        )
    )


def found_per_place(period: Period, programme: Programme | None) -> list[tuple[str, int]]:
    """(finding place, families found there in ``period``), by name; "" is not known, and last."""
    rows = (
        milestones_taken(period, programme)
        .filter(step=Step.FOUND)
        .order_by()
        .values_list("case__finding_place__name")
        .annotate(families=Count("case__family", distinct=True))
    )
    return sorted(((place or "", number) for place, number in rows), key=_named_first)


def cases_closed(period: Period, programme: Programme | None) -> list[tuple[str, int]]:
    """(why, how many cases were closed in ``period`` for it), in the order of the reasons."""
    rows = closed_within(period, programme).order_by().values_list("closing_reason")
    counted = dict(rows.annotate(Count("pk")))
    return [(str(why.label), counted.get(why.value, 0)) for why in Case.ClosingReason]


def closed_within(period: Period, programme: Programme | None) -> QuerySet[Case]:
    """The cases that were closed on a day of ``period``."""
    cases = Case.objects.filter(closed_on__range=(period.first, period.last))
    return cases.filter(programmes=programme) if programme else cases


def first_day() -> date | None:
    """The day the first family was found; None when there is none yet."""
    return Case.objects.aggregate(day=Min("found_on"))["day"]


def milestones_taken(period: Period, programme: Programme | None) -> QuerySet[Milestone]:
    """The steps that were taken on a day of ``period``."""
    rows = Milestone.objects.filter(reached_on__range=(period.first, period.last))
    return rows.filter(case__programmes=programme) if programme else rows


def _families(**which: Any) -> Count:
    return Count("case__family", distinct=True, filter=Q(**which) if which else None)


def _named_first(row: tuple[str, int]) -> tuple[bool, str]:
    return not row[0], row[0]
