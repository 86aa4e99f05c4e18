"""Waiting for a place at an activity: standing in line, being offered a place, taking it or not."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import User
from activities.models import Activity
from participants.actions.enrolments import enrol
from participants.actions.registers import RefusedError
from participants.models import Enrolment, Person, Wait
from participants.waits import Room, rooms_of


@transaction.atomic
def stand_in_line(
    *, people: Iterable[Person], activity: Activity, by: User, on: date
) -> list[Wait]:
    """New places at the end of the line; who takes part or waits already is left as is."""
    _lock(activity)
    people = list(people)
    there = {*_of(Wait, people, activity), *_of(Enrolment, people, activity)}
    new = [
        Wait(person=one, activity=activity, noted_by=by, since_on=on)
        for one in people
        if one.pk not in there
    ]
    return Wait.objects.bulk_create(new)


@transaction.atomic
def offer_place(*, wait: Wait) -> None:
    """Somebody was asked today; raises RefusedError when that is over."""
    _hold(wait)
    wait.offered_on = timezone.localdate()
    wait.save(update_fields=["offered_on", "updated_at"])


@transaction.atomic
def take_place(*, wait: Wait) -> None:
    """They take part from today on; raises RefusedError when somebody else took the last place."""
    _lock(wait.activity)
    _hold(wait)
    today = timezone.localdate()
    if room_at(wait.activity).is_full:
        raise RefusedError(gettext("Er is geen plek meer: de activiteit is vol."))
    enrol(people=[wait.person], activity=wait.activity, on=today)
    _end(wait, Wait.End.PLACED)


@transaction.atomic
def decline_place(*, wait: Wait) -> None:
    """They do not want it, or wait no longer; the next in line is first now."""
    _hold(wait)
    _end(wait, Wait.End.DECLINED if wait.offered_on else Wait.End.LEFT)


def room_at(activity: Activity) -> Room:
    """The room at ``activity`` today."""
    return rooms_of([activity], timezone.localdate())[activity.pk]


def first_in_line(activity: Activity) -> Wait | None:
    """Who may come now that there is room; None when it is full or nobody waits."""
    if not room_at(activity).has_a_turn:
        return None
    return Wait.objects.waiting().filter(activity=activity).select_related("person").first()


def _of(model: type[Wait] | type[Enrolment], people: list[Person], activity: Activity) -> list[int]:
    rows = model.objects.filter(person__in=people, activity=activity, ended_on=None)
    return list(rows.order_by().values_list("person", flat=True))


def _end(wait: Wait, how: str) -> None:
    wait.ended_on, wait.end = timezone.localdate(), how
    wait.save(update_fields=["ended_on", "end", "updated_at"])


def _lock(activity: Activity) -> None:
    """Who comes after waits until the transaction ends: the last place is given once."""
    Activity.objects.select_for_update().get(pk=activity.pk)


def _hold(wait: Wait) -> None:
    """Read ``wait`` as it is now; raises RefusedError when it has ended."""
    wait.refresh_from_db(
        from_queryset=Wait.objects.select_for_update(), fields=["offered_on", "ended_on", "end"]
    )
    if wait.ended_on:
        raise RefusedError(gettext("Deze persoon staat niet meer op de wachtlijst."))
