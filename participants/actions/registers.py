"""Filling in a register: who was there, how many more, and whether it took place at all.

Everything here may arrive twice, or from two phones at once: what adds something carries a token and
is carried out once. What is tapped on a phone comes in by ``participants/actions/taps.py``.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import User
from activities.models import Duty, Session
from core.directions import isolated
from core.search import folded
from participants.actions.families import save_person
from participants.actions.milestones import refresh_connections, withdraw_milestones
from participants.actions.suggestions import refresh_suggestions, reopen_suggestions
from participants.last_time import visits_to
from participants.models import (
    Attendance,
    Enrolment,
    Family,
    Milestone,
    Person,
    Step,
    Suggestion,
    Tap,
)
from participants.models.connections import LONGEST_WITHIN_DAYS
from participants.models.families import PersonQuerySet
from participants.registers import people_on, volunteers_at, why_locked

COUNTED = ["unnamed_visitors", "tallies", "updated_at"]
COMPANY_KEPT = timedelta(days=28)
MAY_CHANGE = ["held_on", "cancelled_because", "register_closed_at", *COUNTED]


class RefusedError(Exception):
    """The register cannot take this; the message says why, in words for the person at the door."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """What somebody changed on a register before sending it whole: primary keys.

    Only changes, so that a page that was opened an hour ago leaves the rest as it is now.
    """

    families_come: Collection[int] = ()
    families_gone: Collection[int] = ()
    people_come: Collection[int] = ()
    people_gone: Collection[int] = ()


@transaction.atomic
def mark_ticks(*, session: Session, ticks: Ticks, by: User) -> None:
    """Carry out the changes of a whole page at once; raises RefusedError."""
    lock_open(session)
    away, here = (
        on_register(session).filter(is_here=False),
        on_register(session).filter(is_here=True),
    )
    write_marks(session, away.filter(family__in=ticks.families_come), is_here=True, by=by)
    write_marks(session, here.filter(family__in=ticks.families_gone), is_here=False, by=by)
    write_marks(session, away.filter(pk__in=ticks.people_come), is_here=True, by=by)
    write_marks(session, here.filter(pk__in=ticks.people_gone), is_here=False, by=by)


@transaction.atomic
def repeat_previous(*, session: Session, previous: Session, by: User) -> None:
    """Make the names of ``session`` those of ``previous``; raises RefusedError.

    Who no longer takes part is not on the register and stays away.
    """
    lock_open(session)
    come = on_register(session).filter(pk__in=visits_to(previous), is_here=False)
    write_marks(session, come, is_here=True, by=by)
    write_marks(session, only_now(session=session, previous=previous), is_here=False, by=by)


def only_now(*, session: Session, previous: Session) -> PersonQuerySet:
    """Who is marked at ``session`` and was not at ``previous``: repeating takes them off."""
    return on_register(session).filter(is_here=True).exclude(pk__in=visits_to(previous))


@transaction.atomic
def add_known(*, session: Session, person: Person, by: User, comes_with: str = "") -> None:
    """Put somebody we know already on the register, and mark them as here.

    Raises RefusedError, also for who helps at it: the register says what to do then.
    """
    lock_open(session)
    duties = Duty.objects.standing().filter(session=session, is_also_visitor=False)
    if person.volunteer_id and duties.filter(volunteer=person.volunteer_id).exists():
        raise RefusedError(_helps(person))
    put_on_register(session, person, comes_with)
    write_marks(session, [person], is_here=True, by=by)


@transaction.atomic
def cancel_session(*, session: Session, because: str) -> None:
    """Note that ``session`` did not take place; refused while somebody was there."""
    lock(session)
    if session.unnamed_visitors or Attendance.objects.filter(session=session).exists():
        raise RefusedError(
            gettext("Er staan al bezoekers op deze lijst. Haal ze er eerst af, dan kan het wel.")
        )
    session.cancelled_because, session.register_closed_at = because, None
    session.save(update_fields=["cancelled_because", "register_closed_at", "updated_at"])


def resume_session(*, session: Session) -> None:
    """``session`` does take place after all."""
    session.cancelled_because = ""
    session.save(update_fields=["cancelled_because", "updated_at"])


@transaction.atomic
def close_register(*, session: Session) -> None:
    """Nothing more to fill in; raises RefusedError."""
    lock_open(session)
    session.register_closed_at = session.register_closed_at or timezone.now()
    session.save(update_fields=["register_closed_at", "updated_at"])


def reopen_register(*, session: Session) -> None:
    """There is something to correct after all."""
    session.register_closed_at = None
    session.save(update_fields=["register_closed_at", "updated_at"])


def lock_open(session: Session) -> None:
    """Lock ``session`` and see that it can be filled in; raises RefusedError."""
    lock(session)
    if sentence := why_locked(session, today=timezone.localdate()):
        raise RefusedError(sentence)


def lock(session: Session) -> None:
    """Read ``session`` as it is now; who comes after waits until the transaction ends."""
    session.refresh_from_db(from_queryset=Session.objects.select_for_update(), fields=MAY_CHANGE)


def on_register(session: Session) -> PersonQuerySet:
    """Who can be marked; adds ``is_suggested``: whether this was ever suggested to their family."""
    suggested = Suggestion.objects.filter(family=OuterRef("family"), activity=session.activity_id)
    return people_on(session).annotate(is_suggested=Exists(suggested))


def _suggested(people: Iterable[Person]) -> set[int]:
    """The families to whom it may have been suggested: a tap for another asks one thing less."""
    return {one.family_id for one in people if getattr(one, "is_suggested", True)}


def write_marks(
    session: Session,
    people: Iterable[Person],
    *,
    is_here: bool,
    by: User,
    was_unnamed: bool = False,
) -> None:
    """Write what changed for ``people``, by whom as a tap, and what follows for their families."""
    changed = write_visits(session, people, is_here=is_here, by=by, was_unnamed=was_unnamed)
    _write_down(session, changed, is_here=is_here, by=by)
    follow_up(session, changed)


def write_visits(
    session: Session,
    people: Iterable[Person],
    *,
    is_here: bool,
    by: User,
    was_unnamed: bool = False,
) -> list[Person]:
    """Write who came, or was not there after all; who helps is left out. Returns who changed."""
    changed = [one for one in people if not (is_here and getattr(one, "helps", False))]
    if is_here:
        visit = {"session": session, "marked_by": by, "was_unnamed": was_unnamed}
        visits = [Attendance(person=one, **visit) for one in changed]
        Attendance.objects.bulk_create(visits, ignore_conflicts=True)
    elif changed:
        _take_back(session, changed)
    return changed


def follow_up(session: Session, people: Collection[Person]) -> None:
    """What visits of ``people`` that came or went mean for their families."""
    if not people:
        return
    refresh_connections({one.family_id for one in people}, day=session.held_on)
    if suggested := _suggested(people):
        refresh_suggestions(suggested)


def _write_down(session: Session, people: list[Person], *, is_here: bool, by: User) -> None:
    said = {"kind": Tap.Kind.MARK, "value": {"here": is_here}, "outcome": Tap.Outcome.APPLIED}
    Tap.objects.bulk_create(
        Tap(key=uuid4(), session=session, person=one, by=by, **said) for one in people
    )


def count_again(session: Session, change: int, *, by: User) -> None:
    """So many visitors without a name more, or less, at a session that is locked; written down."""
    if session.count_unnamed(change):
        session.save(update_fields=COUNTED)
        said = {"kind": Tap.Kind.COUNT, "value": {"change": change}}
        Tap.objects.create(key=uuid4(), session=session, by=by, outcome=Tap.Outcome.APPLIED, **said)


def _helps(person: Person) -> str:
    """Why somebody who helps is not marked, and what to do when they take part as well."""
    sentence = gettext(
        "%(name)s helpt deze keer en telt niet als deelnemer. Doet %(name)s zelf ook mee? "
        "Druk dan op de knop bij 'Wie helpt er?'."
    )
    return sentence % {"name": isolated(person.register_name)}


def _take_back(session: Session, people: list[Person]) -> None:
    """Remove visits that were noted by mistake, and a connection that rests on them."""
    families = {one.family_id for one in people}
    _keep_on_the_list(session, people)
    withdraw_milestones(_resting_on_visits(session, families))
    Attendance.objects.filter(session=session, person__in=people).delete()
    if suggested := _suggested(people):
        reopen_suggestions(families=suggested, session=session)


def _resting_on_visits(session: Session, families: set[int]) -> QuerySet[Milestone]:
    """Connections of open cases for which a visit on this day may have been one of the visits.

    Their evidence must still be there: what was reached stays when visits are forgotten later.
    """
    evidence = Attendance.objects.filter(
        session=OuterRef("session"), person__family=OuterRef("case__family")
    ).order_by()
    last_day = session.held_on + timedelta(days=LONGEST_WITHIN_DAYS)
    return Milestone.objects.filter(
        Exists(evidence),
        step=Step.CONNECTED,
        case__closed_on=None,
        case__family__in=families,
        reached_on__range=(session.held_on, last_day),
    )


def _keep_on_the_list(session: Session, people: list[Person]) -> None:
    """Who was on the list only because of a mark stays on it that day, to be marked again."""
    running = _enrolments(session).filter(person__family__in={one.family_id for one in people})
    enrolled = set(running.values_list("person__family", flat=True))
    day = {"activity_id": session.activity_id, "started_on": session.held_on}
    Enrolment.objects.bulk_create(
        Enrolment(person=one, ended_on=session.held_on, **day)
        for one in people
        if one.family_id not in enrolled
    )


def start_household(person: Person) -> None:
    """Save somebody new, in a household without a case."""
    surname = " ".join(filter(None, [person.name_prefix, person.family_name]))
    person.family = Family.objects.create(name=surname or person.given_name)
    save_person(person=person)


def put_on_register(session: Session, person: Person, comes_with: str = "") -> None:
    """See to it that ``person`` takes part on the day of ``session``; who came along the first time."""
    if _enrolments(session).filter(person=person).exists():
        return
    later: dict[str, Any] = {"person": person, "activity_id": session.activity_id, "ended_on": None}
    first_time = {"started_on": session.held_on, **_companion(session, comes_with)}
    Enrolment.objects.update_or_create(**later, defaults=first_time)


def forget_companions() -> None:
    """Drop the names of who came along the first time, four weeks ago: nobody needs them any more."""
    long_ago = Enrolment.objects.filter(started_on__lt=timezone.localdate() - COMPANY_KEPT)
    long_ago.exclude(companion_name="").update(companion_name="")


def _companion(session: Session, name: str) -> dict[str, Any]:
    """Where somebody of this ``name`` stands: a volunteer of this time, or a name alone."""
    called = folded(name)
    helpers = volunteers_at(session) if called else ()
    names = ((one, {folded(one.name), folded(one.register_name)}) for one in helpers)
    volunteer = next((one for one, known in names if called in known), None)
    return {"companion_volunteer": volunteer, "companion_name": "" if volunteer else name}


def _enrolments(session: Session) -> QuerySet[Enrolment]:
    return Enrolment.objects.current(session.held_on).filter(activity=session.activity_id)
