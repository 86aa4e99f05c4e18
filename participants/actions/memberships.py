"""Somebody joins a group of neighbours, does something else in it, or was written down wrongly."""

from datetime import date

from django.db import transaction

from activities.models import NeighbourhoodGroup
from participants.actions.milestones import refresh_families, withdraw_milestones
from participants.models import Membership, Milestone


@transaction.atomic
def join(*, membership: Membership) -> Membership:
    """A new member; a task in a group is a task, so their family may have come further."""
    membership.save()
    _refresh(membership)
    return membership


@transaction.atomic
def correct_membership(*, membership: Membership) -> Membership:
    """Save what a colleague corrected; what rested on it is looked at anew."""
    membership.save()
    withdraw_milestones(Milestone.objects.filter(membership=membership))
    _refresh(membership)
    return membership


@transaction.atomic
def take_up_role(*, membership: Membership, role: str, on: date) -> Membership:
    """From ``on`` they do this; what they did until then stays in the row before.

    Who comes second with the same changes nothing. Who joined on that very day did nothing before.
    """
    NeighbourhoodGroup.objects.select_for_update().get(pk=membership.group_id)
    membership.refresh_from_db()
    if membership.role == role or membership.ended_on:
        return membership
    if membership.started_on >= on:
        membership.role = role
        return correct_membership(membership=membership)
    Membership.objects.filter(pk=membership.pk).update(ended_on=on)
    return join(
        membership=Membership(
            group=membership.group,
            person=membership.person,
            volunteer=membership.volunteer,
            name=membership.name,
            role=role,
            started_on=on,
        )
    )


def _refresh(membership: Membership) -> None:
    if membership.person:
        refresh_families([membership.person.family_id])
