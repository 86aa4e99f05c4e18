"""Visits and visitors in numbers, and the stories they told."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from activities.models import Programme
from core.periods import Period
from participants.models import Attendance, Case, Person, Story


@dataclass(frozen=True, slots=True)
class Visitors:
    """How many different people and families came, and how many people had never been with us."""

    people: int
    newcomers: int
    families: int


def visits_per_day(period: Period, programme: Programme | None) -> dict[date, int]:
    """Visits by name on each day of ``period`` that had any."""
    rows = (
        visits_within(period, programme)
        .values_list("session__held_on")
        .annotate(visits=Count("pk"))
        .order_by("session__held_on")
    )
    return dict(rows)


def visitors(period: Period, programme: Programme | None) -> Visitors:
    """The different people who came in ``period``; a newcomer's first visit ever was in it.

    Also for a programme a newcomer is new to *us*: who came to another programme before is not.
    """
    return Visitors(
        **people_who_came(period, programme).aggregate(
            people=Count("pk"),
            newcomers=Count("pk", filter=Q(is_known=False)),
            families=Count("family", distinct=True),
        )
    )


def people_who_came(period: Period, programme: Programme | None) -> QuerySet[Person]:
    """The people who came in ``period``, each with ``is_known``: had been with us before it."""
    before = Attendance.objects.that_count().filter(
        person=OuterRef("pk"), session__held_on__lt=period.first
    )
    came = visits_within(period, programme).order_by().values("person")
    return Person.objects.filter(pk__in=came).annotate(is_known=Exists(before.order_by()))


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


def visits_within(period: Period, programme: Programme | None) -> QuerySet[Attendance]:
    """Visits by name in ``period`` to what was not called off."""
    rows = Attendance.objects.within(period).that_count()
    return rows.filter(session__activity__programmes=programme) if programme else rows
