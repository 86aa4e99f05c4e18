"""What follows for a family when somebody of it becomes a volunteer, or turns out not to."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from accounts.models import User
from activities.actions import volunteers
from activities.models import Volunteer
from participants.actions.families import correct_person
from participants.actions.milestones import refresh_families, withdraw_milestones
from participants.models import Milestone, Person


@transaction.atomic
def change_phase(*, volunteer: Volunteer, phase: str, since_on: date, by: User) -> None:
    """``volunteer`` stands with us like this from ``since_on``; a family may be connected by it."""
    volunteers.change_phase(volunteer=volunteer, phase=phase, since_on=since_on, by=by)
    refresh_families(_families_of(volunteer))


@transaction.atomic
def take_back_phase(*, volunteer: Volunteer) -> None:
    """Undo the last change of ``volunteer``, and the connection of a family that rested on it."""
    volunteers.take_back_phase(volunteer=volunteer)
    families = _families_of(volunteer)
    resting = Milestone.objects.filter(case__family__in=families, volunteer=volunteer)
    withdraw_milestones(resting)
    refresh_families(families)


@transaction.atomic
def enlist_person(*, person: Person, volunteer: Volunteer) -> None:
    """``person`` of a family we know is this ``volunteer``: one human being, known twice."""
    person.volunteer = volunteer
    correct_person(person=person)


def _families_of(volunteer: Volunteer) -> Iterable[int]:
    people = Person.objects.filter(volunteer=volunteer)
    return list(people.order_by().values_list("family", flat=True))
