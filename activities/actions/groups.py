"""What happens with a group of neighbours: it meets, somebody carries it, we help."""

from datetime import date

from django.db import transaction

from accounts.models import User
from activities.models import (
    Activity,
    Carrying,
    GroupNeed,
    GroupSupport,
    NeighbourhoodGroup,
    Session,
)


@transaction.atomic
def hold_meeting(*, group: NeighbourhoodGroup, day: date, visitors: int | None = None) -> Session:
    """The meeting of ``group`` on ``day``: the one in the agenda, or else a new one.

    A group without an activity gets one with its own name. ``visitors`` are those without a name;
    None leaves what was counted.
    """
    NeighbourhoodGroup.objects.select_for_update().get(pk=group.pk)
    planned = Session.objects.filter(activity__group=group, held_on=day).order_by("starts_at", "pk")
    session = planned.took_place().first() or planned.first()
    if session is None:
        session = Session(activity=_activity_of(group, day), held_on=day)
    session.cancelled_because = ""
    if visitors is not None:
        session.count_unnamed(visitors - session.unnamed_visitors)
    session.save()
    return session


def note_hands(*, session: Session, opened_by: str, decided_by: str, listed_by: str) -> Carrying:
    """In whose hands ``session`` was; another answer takes the place of the one before."""
    hands = {"opened_by": opened_by, "decided_by": decided_by, "listed_by": listed_by}
    return Carrying.objects.update_or_create(session=session, defaults=hands)[0]


def give_support(*, group: NeighbourhoodGroup, kind: str, by: User, on: date) -> GroupSupport:
    """We did something for ``group`` on the day ``on``."""
    return GroupSupport.objects.create(group=group, kind=kind, given_by=by, given_on=on)


@transaction.atomic
def agree_need(*, group: NeighbourhoodGroup, kind: str, on: date) -> None:
    """From ``on`` the group needs us this much; what it needed before stays as its history."""
    NeighbourhoodGroup.objects.select_for_update().get(pk=group.pk)
    before = group.needs.filter(starts_on__lt=on).first()
    if before and before.kind == kind:
        group.needs.filter(starts_on=on).delete()
    else:
        GroupNeed.objects.update_or_create(group=group, starts_on=on, defaults={"kind": kind})


def _activity_of(group: NeighbourhoodGroup, day: date) -> Activity:
    """Where ``group`` met last, or else an activity of its own."""
    running = Activity.objects.current(day).filter(group=group)
    last = (
        Session.objects.filter(activity__in=running, held_on__lte=day).order_by("-held_on").first()
    )
    return (last.activity if last else running.first()) or _begin_activity(group, day)


def _begin_activity(group: NeighbourhoodGroup, day: date) -> Activity:
    name, number = group.name, 1
    while Activity.objects.filter(name=name).exists():
        number += 1
        name = f"{group.name} {number}"
    activity = Activity.objects.create(
        name=name[:200],
        description=group.description,
        group=group,
        place=group.place,
        started_on=day,
    )
    activity.programmes.set(group.programmes.all())
    return activity
