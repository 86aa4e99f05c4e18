"""The hatch: all that reporting may know about people. Counts and days; no names, no notes.

One exception: the text of a story that is ready. The family said yes to it, somebody took out by
whom it is, and nothing leads from the text back to the family.

Every function asks the database one question and counts there, so an answer costs the same for
thirty families as for thirty thousand. ``programme`` narrows to one line of work: families through
the programmes their case counts for, visits through those of the activity. Without it everybody
counts once.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypedDict

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from activities.models import Programme
from core.periods import Period
from core.questions import Blank, answers
from participants.becoming import residents_who_began_to_help
from participants.connection_words import our_rule_in_words, rule_of_staying, rule_of_step
from participants.connections import EVERYTHING, Kept, Steps, steps_of, steps_taken
from participants.group_stages import groups_per_stage
from participants.loops import (
    LoopLine,
    ReferralCount,
    loops_of_partner,
    loops_per_obstacle,
    loops_per_partner,
    referrals_sent,
)
from participants.models import Attendance, Case, Membership, Milestone, Person, Story
from participants.models.connections import ConnectionStep, Thresholds
from participants.models.milestones import Step
from participants.outcomes import NO_CONTROL_GROUP, ladder_difference, loneliness_by_band
from participants.overlap import Shared, families_per_programme, families_shared
from participants.partners import partners_active
from participants.returning import BACK_WITHIN, Returns, returns
from participants.yields import Yield, yield_per_contact, yield_per_place

__all__ = [
    "BACK_WITHIN",
    "EVERYTHING",
    "NO_CONTROL_GROUP",
    "STILL_THERE_DAYS",
    "ConnectionStep",
    "Kept",
    "LoopLine",
    "ReferralCount",
    "Returns",
    "Shared",
    "Step",
    "Steps",
    "Thresholds",
    "Yield",
    "families_per_programme",
    "families_shared",
    "groups_per_stage",
    "ladder_difference",
    "loneliness_by_band",
    "loops_of_partner",
    "loops_per_obstacle",
    "loops_per_partner",
    "our_rule_in_words",
    "partners_active",
    "referrals_sent",
    "residents_who_began_to_help",
    "returns",
    "rule_of_staying",
    "rule_of_step",
    "steps_of",
    "steps_taken",
    "yield_per_contact",
    "yield_per_place",
]

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


@dataclass(frozen=True, slots=True)
class Visitors:
    """How many different people came, and how many of them had never been with us before."""

    people: int
    newcomers: int


def families_by_step(period: Period, programme: Programme | None) -> dict[Step, int]:
    """How many families took each step on a day of ``period``; every step has an entry."""
    rows = (
        _milestones(period, programme)
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
    family = {"person__family": OuterRef("case__family")}
    still = Period(period.last - timedelta(days=STILL_THERE_DAYS - 1), period.last)
    visits = _visits(still, None).filter(**family)
    volunteers = Person.objects.filter(
        Q(volunteer__ended_on=None) | Q(volunteer__ended_on__gte=period.last),
        family=OuterRef("case__family"),
        volunteer__started_on__lte=period.last,
    )
    tasks = Membership.objects.with_a_task().current(period.last).filter(**family)
    still_here = _milestones(period, programme).filter(
        Q(Exists(visits)) | Q(Exists(volunteers)) | Q(Exists(tasks)), step=Step.CONNECTED
    )
    return still_here.aggregate(families=Count("case__family", distinct=True))["families"]


def visits_per_day(period: Period, programme: Programme | None) -> dict[date, int]:
    """Visits by name on each day of ``period`` that had any."""
    rows = (
        _visits(period, programme)
        .values_list("session__held_on")
        .annotate(visits=Count("pk"))
        .order_by("session__held_on")
    )
    return dict(rows)


def visitors(period: Period, programme: Programme | None) -> Visitors:
    """The different people who came in ``period``; a newcomer's first visit ever was in it.

    Also for a programme a newcomer is new to *us*: who came to another programme before is not.
    """
    before = Attendance.objects.filter(
        person=OuterRef("pk"),
        session__held_on__lt=period.first,
        session__cancelled_because="",
    )
    people = Person.objects.filter(pk__in=_visits(period, programme).values("person"))
    return Visitors(
        **people.annotate(is_known=Exists(before)).aggregate(
            people=Count("pk"), newcomers=Count("pk", filter=Q(is_known=False))
        )
    )


def ready_stories(period: Period, programme: Programme | None) -> list[str]:
    """The texts of the stories told on a day of ``period`` that may stand in a report.

    For a programme those told during a case that counts for it.
    """
    stories = Story.objects.ready().filter(told_on__range=(period.first, period.last))
    if programme:
        cases = Case.objects.filter(
            Q(closed_on=None) | Q(closed_on__gte=OuterRef("told_on")),
            found_on__lte=OuterRef("told_on"),
            family=OuterRef("family"),
            programmes=programme,
        )
        stories = stories.filter(Exists(cases))
    return list(stories.order_by("told_on", "pk").values_list("text", flat=True))


def first_day() -> date | None:
    """The day the first family was found; None when there is none yet."""
    return Case.objects.aggregate(day=Min("found_on"))["day"]


def _milestones(period: Period, programme: Programme | None) -> QuerySet[Milestone]:
    rows = Milestone.objects.filter(reached_on__range=(period.first, period.last))
    return rows.filter(case__programmes=programme) if programme else rows


def _visits(period: Period, programme: Programme | None) -> QuerySet[Attendance]:
    rows = Attendance.objects.within(period).that_count()
    return rows.filter(session__activity__programmes=programme) if programme else rows
