"""A family that has been known for five years: the longest file there will be."""

from datetime import date, timedelta

from activities.models import ObstacleKind, Organisation, Session
from participants.actions.milestones import refresh_families
from participants.models import (
    Attendance,
    Case,
    Consent,
    ContactMoment,
    Family,
    NextStep,
    Obstacle,
    Person,
    Referral,
    Tie,
)
from tests.factories.activities import ActivityFactory

YEARS = 5
WEEKS = 52 * YEARS


def live_through(family: Family, *, until: date) -> Family:
    """Five years of ``family``: a contact, a visit and a step a week, something else twice a year."""
    weeks = [until - timedelta(weeks=number) for number in reversed(range(WEEKS))]
    author = family.coach
    Case.objects.create(family=family, found_on=weeks[0])
    ContactMoment.objects.bulk_create(
        ContactMoment(
            family=family, happened_on=day, note="Samen gegeten.", minutes=15, author=author
        )
        for day in weeks
    )
    come_along(family, weeks)
    settle(family, weeks[::26])
    NextStep.objects.bulk_create(
        NextStep(family=family, what="Bellen", due_on=day, done_on=day, owner=author)
        for day in weeks[:-2]
    )
    NextStep.objects.bulk_create(
        NextStep(family=family, what="Bellen", due_on=day, owner=author) for day in weeks[-2:]
    )
    Consent.objects.bulk_create(
        Consent(family=family, given_on=day, expires_on=day + timedelta(days=364))
        for day in weeks[::52]
    )
    refresh_families([family.pk])
    return family


def come_along(family: Family, weeks: list[date]) -> None:
    """A parent and three children, every week to the same activity."""
    people = Person.objects.bulk_create(
        [Person(family=family, given_name=name, role=role) for name, role in MEMBERS.items()]
    )
    activity = ActivityFactory()
    sessions = Session.objects.bulk_create(Session(activity=activity, held_on=day) for day in weeks)
    Attendance.objects.bulk_create(
        Attendance(person=person, session=session) for session in sessions for person in people
    )


MEMBERS = {
    "Dilma": Person.Role.PARENT,
    "Ruby": Person.Role.CHILD,
    "Sem": Person.Role.CHILD,
    "Milan": Person.Role.CHILD,
}


def settle(family: Family, days: list[date]) -> None:
    """Twice a year an obstacle, a referral and somebody in the circle; the last ones are open."""
    kind, _ = ObstacleKind.objects.get_or_create(name="Formulieren en regelingen")
    partner, _ = Organisation.objects.get_or_create(name="Wijkteam", kind=Organisation.Kind.OTHER)
    *past, _before, _now = days
    Obstacle.objects.bulk_create(
        Obstacle(family=family, kind=kind, noted_on=day, **(SOLVED | {"solved_on": day}))
        if day in past
        else Obstacle(family=family, kind=kind, noted_on=day, is_heavy=True)
        for day in days
    )
    Referral.objects.bulk_create(
        Referral(family=family, organisation=partner, sent_on=day, author=family.coach)
        for day in days
    )
    Tie.objects.bulk_create(
        Tie(family=family, kind=Tie.Kind.FRIEND, name="Carla", ended_on=day) for day in past
    )
    Tie.objects.create(family=family, kind=Tie.Kind.NEIGHBOUR, name="Gerda", helps_with="past op")


SOLVED = {"state": Obstacle.State.SOLVED, "solved_through": Obstacle.SolvedThrough.NETWORK}
