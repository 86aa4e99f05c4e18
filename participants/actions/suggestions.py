"""Suggesting an activity to a family, noting its answer, and seeing that it came.

That a family came is derived from the register (``refresh_suggestions``) and never typed. Who said
yes stands on the register until it comes, says no after all, or somebody notes that it stayed away.
"""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from activities.ages import is_of_age
from activities.models import Session
from participants.actions.enrolments import end_enrolments, enrol
from participants.models import Attendance, Enrolment, Person, Suggestion
from participants.models.suggestions import RUNNING

Answer, Outcome = Suggestion.Answer, Suggestion.Outcome


def save_suggestion(*, suggestion: Suggestion) -> Suggestion:
    """Save it; when a colleague suggested the same at this moment, theirs is the one that stays."""
    try:
        with transaction.atomic():
            suggestion.save()
    except IntegrityError:
        same = {"family": suggestion.family_id, "activity": suggestion.activity_id}
        return Suggestion.objects.running().get(**same)
    return suggestion


@transaction.atomic
def accept_suggestion(*, suggestion: Suggestion, on: date) -> None:
    """The family said yes on the day ``on``: from then on it is on the register."""
    suggestion.answer, suggestion.answered_on = Answer.ACCEPTED, on
    suggestion.save(update_fields=["answer", "answered_on", "updated_at"])
    enrol(people=who_goes(suggestion), activity=suggestion.activity, on=on)


@transaction.atomic
def decline_suggestion(*, suggestion: Suggestion, on: date, because: str, note: str) -> None:
    """The family said no on the day ``on``, perhaps after a yes; then it is off the register."""
    suggestion.answer, suggestion.answered_on = Answer.DECLINED, on
    suggestion.declined_because, suggestion.answer_note = because, note
    changed = ["answer", "answered_on", "declined_because", "answer_note", "updated_at"]
    suggestion.save(update_fields=changed)
    _take_off_the_register(suggestion)


@transaction.atomic
def close_stayed_away(*, suggestion: Suggestion) -> None:
    """The family said yes and did not come: it is off the register."""
    suggestion.outcome = Outcome.STAYED_AWAY
    suggestion.save(update_fields=["outcome", "updated_at"])
    _take_off_the_register(suggestion)


def refresh_suggestions(families: Collection[int]) -> None:
    """See which suggestions to these families ended because somebody came; one query.

    The first visit to the activity on or after the day of the suggestion is the evidence, also when
    an earlier one is noted later.
    """
    first = _visits().order_by("session__held_on", "session").values("session")[:1]
    open_or_came = Suggestion.objects.filter(
        RUNNING | Q(outcome=Outcome.CAME), Exists(_visits()), family__in=families
    )
    open_or_came.update(outcome=Outcome.CAME, came_to=Subquery(first), updated_at=timezone.now())


def reopen_suggestions(*, families: Collection[int], session: Session) -> None:
    """Take back that these families came to ``session``, where nobody of them was after all.

    Called by who corrects a register, before ``refresh_suggestions`` looks for a later visit. When
    the activity was suggested anew in the meantime, the earlier suggestion was in vain.
    """
    there = Attendance.objects.filter(person__family=OuterRef("family"), session=session)
    lost = Suggestion.objects.filter(~Exists(there), family__in=families, came_to=session)
    anew = Suggestion.objects.filter(
        RUNNING | Q(came_to=session, pk__gt=OuterRef("pk")),
        family=OuterRef("family"),
        activity=OuterRef("activity"),
    )
    gone = {"came_to": None, "updated_at": timezone.now()}
    lost.filter(Exists(anew)).update(outcome=Outcome.STAYED_AWAY, **gone)
    lost.update(outcome=Outcome.OPEN, **gone)


def who_goes(suggestion: Suggestion) -> list[Person]:
    """Whom to put on the register: children of the right age, or else the grown-ups."""
    activity, members = suggestion.activity, list(suggestion.family.members.all())
    ages = {"lowest": activity.child_age_from, "highest": activity.child_age_to}
    if any(age is not None for age in ages.values()):
        year = timezone.localdate().year
        children = [one for one in members if not one.is_grown_up and one.birth_year]
        chosen = [one for one in children if is_of_age(one.birth_year or 0, year=year, **ages)]
    else:
        chosen = [one for one in members if one.is_grown_up]
    return chosen or members


def _visits() -> QuerySet[Attendance]:
    """The visits that answer a suggestion: the outer row."""
    return Attendance.objects.that_count().filter(
        person__family=OuterRef("family"),
        session__activity=OuterRef("activity"),
        session__held_on__gte=OuterRef("offered_on"),
    )


def _take_off_the_register(suggestion: Suggestion) -> None:
    """Unless the family was on it already, or has come since."""
    family, activity = suggestion.family, suggestion.activity
    came = Attendance.objects.filter(
        person__family=family,
        session__activity=activity,
        session__held_on__gte=suggestion.offered_on,
    )
    before = Enrolment.objects.current(suggestion.offered_on - timedelta(days=1)).filter(
        person__family=family, activity=activity, ended_on=None
    )
    if not came.exists() and not before.exists():
        end_enrolments(family=family, activity=activity)
