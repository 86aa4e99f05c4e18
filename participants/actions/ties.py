"""Somebody leaves the ring around a family, or is there after all."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from participants.models import Family, Tie


def end_tie(*, tie: Tie, on: date) -> None:
    """From the day ``on`` the family cannot turn to them any more; who comes second changes nothing."""
    Tie.objects.filter(pk=tie.pk, ended_on=None).update(ended_on=on)


@transaction.atomic
def resume_tie(*, tie: Tie) -> bool:
    """They are in the ring after all; False when they were added anew meanwhile."""
    Family.objects.select_for_update().get(pk=tie.family_id)
    if is_in_the_ring(tie):
        return False
    Tie.objects.filter(pk=tie.pk).update(ended_on=None)
    return True


def is_in_the_ring(tie: Tie) -> bool:
    """Whether another row says that this same person of our files is in the ring now."""
    same = Q(person=tie.person_id) if tie.person_id else Q(volunteer=tie.volunteer_id)
    if not (tie.person_id or tie.volunteer_id):
        return False
    there = Tie.objects.filter(same, family=tie.family_id, ended_on=None)
    return there.exclude(pk=tie.pk).exists()
