"""Residents who took part first and then began to help."""

from django.db.models import Exists, OuterRef, QuerySet

from activities.models import Programme
from core.periods import Period
from participants.models import Attendance, Case, Person


def residents_who_began_to_help(period: Period, programme: Programme | None) -> int:
    """How many people of our families were active as a volunteer for the first time in ``period``."""
    return residents_who_began(period, programme).count()


def residents_who_began(period: Period, programme: Programme | None) -> QuerySet[Person]:
    """The people of our families who were active as a volunteer for the first time in ``period``.

    Only who took part before: came to a session, or belonged to a family with a case. For a programme
    people of families with a case that counts for it.
    """
    here = Attendance.objects.that_count().filter(
        person=OuterRef("pk"), session__held_on__lte=OuterRef("volunteer__started_on")
    )
    cases = Case.objects.filter(
        family=OuterRef("family"), found_on__lte=OuterRef("volunteer__started_on")
    ).order_by()
    people = Person.objects.filter(volunteer__started_on__range=(period.first, period.last))
    if programme:
        return people.filter(Exists(cases.filter(programmes=programme)))
    return people.filter(Exists(here.order_by()) | Exists(cases))
