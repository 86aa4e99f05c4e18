"""What became of the families of a year: by any day since, in half a year, and after how many days."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from activities.models import Programme
from core.day_words import MonthsLater
from core.periods import Period
from participants.facts.families import milestones_taken
from participants.facts.waits import Waits
from participants.models import Case, Milestone
from participants.models.milestones import Step
from participants.yields import HALF_A_YEAR


class HalfYears(NamedTuple):
    """Families whose first half year with us ended, and how far they had come in it."""

    known: int
    reached: int
    connected: int


def families_of_cohort(period: Period, until: date, programme: Programme | None) -> dict[Step, int]:
    """Of the families found in ``period``: how many had taken each step by the day ``until``."""
    rows = (
        steps_of_cohort(period, until, programme)
        .order_by()
        .values_list("step")
        .annotate(families=Count("case__family", distinct=True))
    )
    return dict.fromkeys(Step, 0) | {Step(step): families for step, families in rows}


def steps_of_cohort(
    period: Period, until: date, programme: Programme | None
) -> QuerySet[Milestone]:
    """The steps up to ``until`` in the cases of the families that were found in ``period``."""
    found = milestones_taken(period, programme).filter(step=Step.FOUND)
    return Milestone.objects.filter(case__in=found.order_by().values("case"), reached_on__lte=until)


def half_years(period: Period, programme: Programme | None) -> HalfYears:
    """The families whose first half year ended on a day of ``period``."""
    return HalfYears(
        **cases_half_a_year_on(period, programme).aggregate(
            known=Count("family", distinct=True),
            reached=Count("family", distinct=True, filter=Q(is_reached=True)),
            connected=Count("family", distinct=True, filter=Q(is_connected=True)),
        )
    )


def cases_half_a_year_on(period: Period, programme: Programme | None) -> QuerySet[Any]:
    """The cases that began half a year before a day of ``period``; with what they came to since."""
    cases = Case.objects.annotate(half_year=MonthsLater("found_on", HALF_A_YEAR)).filter(
        half_year__gte=period.first, half_year__lte=period.last
    )
    if programme:
        cases = cases.filter(programmes=programme)
    return cases.annotate(is_reached=_within(Step.REACHED), is_connected=_within(Step.CONNECTED))


def waits_until_step(period: Period, programme: Programme | None) -> dict[Step, Waits]:
    """For the steps taken in ``period``: the days since their case began; one query."""
    rows = (
        milestones_taken(period, programme)
        .order_by()
        .values_list("step", F("reached_on") - F("case__found_on"))
        .annotate(Count("pk"))
    )
    days: dict[Step, list[Any]] = {step: [] for step in Step}
    for step, took, number in rows:
        days[Step(step)].append((took, number))
    return {step: Waits.counted(counted) for step, counted in days.items()}


def _within(step: Step) -> Exists:
    taken = Milestone.objects.filter(
        case=OuterRef("pk"), step=step, reached_on__lte=OuterRef("half_year")
    )
    return Exists(taken)
