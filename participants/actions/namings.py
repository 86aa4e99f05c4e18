"""Visitors who were counted without a name, and turn out to be somebody.

Their number goes from *without a name* to *with a name* in one act, so a visit is never counted
twice; undoing it puts the number back.
"""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from accounts.models import User
from activities.models import Session
from participants.actions.registers import (
    RefusedError,
    count_again,
    lock_open,
    put_on_register,
    start_household,
    write_marks,
)
from participants.models import Attendance, Person


@transaction.atomic
def name_visitor(*, session: Session, person: Person, by: User) -> None:
    """One of the visitors without a name was ``person``, known or not saved yet; raises RefusedError."""
    lock_open(session)
    if not session.unnamed_visitors:
        raise RefusedError(gettext("Er staan geen bezoekers zonder naam meer op deze lijst."))
    if person.pk is None:
        start_household(person)
    elif _visits(session, person).exists():
        raise RefusedError(
            gettext(
                "Deze persoon is al aangetikt en telt dus al mee. Ook bij de bezoekers zonder "
                "naam geteld? Zet de teller dan één lager."
            )
        )
    put_on_register(session, person)
    write_marks(session, [person], is_here=True, by=by, was_unnamed=True)
    count_again(session, -1, by=by)


@transaction.atomic
def undo_name(*, session: Session, person: Person, by: User) -> None:
    """It was not ``person`` after all: a visitor without a name again; raises RefusedError."""
    lock_open(session)
    if not _visits(session, person).filter(was_unnamed=True).exists():
        raise RefusedError(gettext("Deze naam was er al af."))
    write_marks(session, [person], is_here=False, by=by)
    count_again(session, 1, by=by)


def _visits(session: Session, person: Person) -> QuerySet[Attendance]:
    return Attendance.objects.filter(session=session, person=person)
