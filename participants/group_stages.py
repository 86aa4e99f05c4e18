"""How far groups of neighbours have come: never typed, it follows from what was written down."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from activities.independence import QUIET, is_independent, with_meetings
from activities.models import (
    Carrying,
    GroupNeed,
    GroupStage,
    GroupSupport,
    Hands,
    NeighbourhoodGroup,
    Programme,
)
from core.periods import Period
from participants.models import Membership

WAITS_AFTER_WEEKS = {
    GroupNeed.Kind.WEEKLY: 2,
    GroupNeed.Kind.MONTHLY: 6,
    GroupNeed.Kind.CALLS: 12,
}
"""A group waits for us when we did not speak it for so long, by what it said it needs."""


def groups_of(on: date) -> QuerySet[NeighbourhoodGroup]:
    """The groups that exist on the day ``on``, from the idea until they stop."""
    ended = Q(ended_on=None) | Q(ended_on__gte=on)
    return NeighbourhoodGroup.objects.filter(ended, started_on__lte=on)


def with_stage(groups: QuerySet[NeighbourhoodGroup], on: date) -> QuerySet[Any]:
    """Adds ``stage``, how far each has come by the day ``on``, and the days it rests on.

    The furthest step that something shows: a group that met needs no initiator on paper. *Runs
    without us* is judged on the day itself, because it can be over.
    """
    initiators = Membership.objects.that_lasted().filter(
        group=OuterRef("pk"), role=Membership.Role.INITIATOR, started_on__lte=on
    )
    first = initiators.order_by().values("group").annotate(first=Min("started_on")).values("first")
    return (
        with_meetings(groups, on)
        .annotate(initiator_on=Subquery(first))
        .annotate(
            stage=Case(
                When(is_independent(on), then=Value(GroupStage.INDEPENDENT)),
                When(fifth_met_on__isnull=False, then=Value(GroupStage.FIVE_MEETINGS)),
                When(first_met_on__isnull=False, then=Value(GroupStage.FIRST_MEETING)),
                When(initiator_on__isnull=False, then=Value(GroupStage.INITIATOR)),
                default=Value(GroupStage.IDEA),
                output_field=IntegerField(),
            )
        )
    )


def groups_per_stage(period: Period, programme: Programme | None) -> dict[GroupStage, int]:
    """How many groups that exist on the last day of ``period`` have come how far; one query."""
    groups = groups_at_the_end(period, programme)
    rows = groups.order_by().values_list("stage").annotate(Count("pk"))
    return dict.fromkeys(GroupStage, 0) | {GroupStage(stage): number for stage, number in rows}


def groups_at_the_end(period: Period, programme: Programme | None) -> QuerySet[Any]:
    """The groups that exist on the last day of ``period``, each with its ``stage``."""
    groups = groups_of(period.last)
    if programme:
        groups = groups.filter(programmes=programme)
    return with_stage(groups, period.last)


def with_support(groups: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Adds what a group ``need``s of us and ``spoken_on``: when we last did something together.

    That is a call, a visit, or a meeting that we carried with them; else the day it began.
    """
    needs = GroupNeed.objects.filter(group=OuterRef("pk"), starts_on__lte=on)
    support = GroupSupport.objects.filter(group=OuterRef("pk"), given_on__lte=on)
    ours = Carrying.objects.filter(
        Q(opened_by__in=[Hands.US, Hands.TOGETHER])
        | Q(decided_by__in=[Hands.US, Hands.TOGETHER])
        | Q(listed_by__in=[Hands.US, Hands.TOGETHER]),
        session__activity__group=OuterRef("pk"),
        session__held_on__lte=on,
        session__cancelled_because="",
    )
    return groups.annotate(
        need=Subquery(needs.order_by("-starts_on").values("kind")[:1]),
        spoken_on=Greatest(
            F("started_on"),
            Coalesce(
                Subquery(support.order_by("-given_on").values("given_on")[:1]), F("started_on")
            ),
            Coalesce(
                Subquery(ours.order_by("-session__held_on").values("session__held_on")[:1]),
                F("started_on"),
            ),
            output_field=DateField(),
        ),
    )


def is_asleep(on: date) -> Q:
    """The condition that a group of ``with_meetings`` did not meet for weeks, or never began to."""
    return Q(last_met_on__lte=on - QUIET) | Q(last_met_on=None, started_on__lte=on - QUIET)


def waits_for_us(on: date) -> Q:
    """The condition that a group of ``with_support`` was not spoken for longer than it needs."""
    waiting = Q(pk__in=[])
    for kind, weeks in WAITS_AFTER_WEEKS.items():
        waiting |= Q(need=kind, spoken_on__lte=on - timedelta(weeks=weeks))
    return waiting


@dataclass(frozen=True, slots=True)
class Calls:
    """How many groups are asleep, and how many wait for us."""

    asleep: int
    waiting: int


def groups_that_call(on: date) -> Calls:
    """The groups that exist on ``on`` and want a look; one query."""
    groups = with_support(with_meetings(groups_of(on), on), on)
    return Calls(
        **groups.aggregate(
            asleep=Count("pk", filter=is_asleep(on)), waiting=Count("pk", filter=waits_for_us(on))
        )
    )
