"""Putting people on the register of an activity."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from activities.models import Activity
from participants.models import Enrolment, Person


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
