"""What a file is asked for: each question is worked out once for all families (``core.questions``).

``end`` is how many rows at most; None is everything.
"""

from typing import Any

from django.db.models import F, Max, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from core.questions import Blank
from participants.models import (
    Attendance,
    Case,
    Consent,
    ContactMoment,
    Introduction,
    Measurement,
    NextStep,
    Obstacle,
    Person,
    Signal,
    Suggestion,
    Tie,
)


def people(family: Blank) -> QuerySet[Person]:
    return Person.objects.filter(family=family).parents_first()


def cases(family: Blank) -> QuerySet[Case]:
    return Case.objects.filter(family=family).select_related("finding_place")


def contacts(columns: tuple[str, ...], end: int | None, family: Blank) -> QuerySet[Any]:
    return ContactMoment.objects.filter(family=family).values_list(*columns)[:end]


def visits(end: int | None, family: Blank) -> QuerySet[Any]:
    """(day, activity, session, given name) of everybody who came to the newest sessions.

    Grouped before it is put in order: asked for the newest sessions first, PostgreSQL may walk
    through every session there ever was until it meets this family.
    """
    there = Attendance.objects.filter(person__family=family)
    newest = there.order_by().values("session").annotate(day=Max("session__held_on"))
    if end is not None:
        newest = newest.order_by("-day", "-session")[:end]
        there = there.filter(session__in=newest.values("session"))
    return there.order_by("session__held_on", "session", "person__role", "person").values_list(
        "session__held_on", "session__activity__name", "session", "person__given_name"
    )


def obstacles(role: str, user: Blank, family: Blank) -> QuerySet[Obstacle]:
    visible = Obstacle.objects.visible_to(User(pk=user, role=role))
    return visible.filter(family=family).select_related("kind")


def steps(family: Blank) -> QuerySet[NextStep]:
    to_do = NextStep.objects.to_do().filter(family=family)
    return to_do.annotate(owner_name=F("owner__name"))


def steps_past(columns: tuple[str, ...], end: int | None, family: Blank) -> QuerySet[Any]:
    """Steps that were done or dropped, the last one first."""
    past = NextStep.objects.filter(family=family).exclude(done_on=None, dropped_on=None)
    newest = past.order_by(Coalesce("done_on", "dropped_on").desc(), "-pk")
    return newest.values_list(*columns)[:end]


def introductions(family: Blank) -> QuerySet[Introduction]:
    """Who brought it to us, each with the day on which they last heard of us."""
    rows = Introduction.objects.filter(family=family).select_related("organisation")
    return rows.annotate(told_on=Max("feedback__told_on"))


def consents(family: Blank) -> QuerySet[Consent]:
    return Consent.objects.filter(family=family)


def ties(role: str, user: Blank, family: Blank) -> QuerySet[Tie]:
    rows = Tie.objects.filter(family=family).select_related("met_at", "person")
    return rows.with_last_together().with_reach(User(pk=user, role=role))


def measurements(family: Blank) -> QuerySet[Measurement]:
    """All of them, the newest first: there are a handful for every grown-up."""
    measured = Measurement.objects.that_count().filter(case__family=family)
    return measured.select_related("person", "scale", "author")


def signals(family: Blank) -> QuerySet[Signal]:
    return Signal.objects.filter(family=family).select_related("reported_by")


def suggestions(end: int | None, family: Blank) -> QuerySet[Suggestion]:
    """What was suggested, the last first: with everything to say who goes along and when."""
    rows = Suggestion.objects.filter(family=family).with_companions()
    return rows.select_related("activity", "first_session", "came_to", "offered_by")[:end]
