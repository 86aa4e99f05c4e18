"""Putting people on the register of an activity, and taking a family off it."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from activities.models import Activity
from participants.models import Enrolment, Family, Person


@transaction.atomic
def enrol(*, people: Iterable[Person], activity: Activity, on: date) -> list[Enrolment]:
    """New enrolments of ``people`` from day ``on``; who takes part already is skipped."""
    people = list(people)
    already = set(
        Enrolment.objects.filter(person__in=people, activity=activity, ended_on=None).values_list(
            "person", flat=True
        )
    )
    new = [
        Enrolment(person=person, activity=activity, started_on=on)
        for person in people
        if person.pk not in already
    ]
    return Enrolment.objects.bulk_create(new, ignore_conflicts=True)


@transaction.atomic
def end_enrolments(*, family: Family, activity: Activity) -> None:
    """Nobody of ``family`` is on a register of ``activity`` from tomorrow on.

    All of them, because a register lists a family as a whole. What was stays; what was still to
    begin does not begin.
    """
    today = timezone.localdate()
    running = _places(family, activity).exclude(ended_on__lte=today)
    running.filter(started_on__gt=today).delete()
    running.update(ended_on=today, updated_at=timezone.now())


@transaction.atomic
def resume_enrolments(*, family: Family, activity: Activity) -> None:
    """Who was the last to leave is on the registers of ``activity`` again, from today on.

    Who left today has not left: pressing the wrong button leaves no trace.
    """
    today = timezone.localdate()
    there = _places(family, activity).filter(ended_on=None).values("person")
    left = _places(family, activity).exclude(ended_on=None).exclude(person__in=there)
    last_on = left.aggregate(last_on=Max("ended_on"))["last_on"]
    last = {place.person: place for place in left.filter(ended_on=last_on).order_by("pk")}
    if last_on == today:
        reopened = [place.pk for place in last.values()]
        _places(family, activity).filter(pk__in=reopened).update(
            ended_on=None, updated_at=timezone.now()
        )
    else:
        enrol(people=last, activity=activity, on=today)


def _places(family: Family, activity: Activity) -> QuerySet[Enrolment]:
    places = Enrolment.objects.filter(person__family=family, activity=activity)
    return places.select_related("person").order_by()
