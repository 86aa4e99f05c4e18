"""Beginning, correcting, closing and reopening our work with a family."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from activities.models import Programme
from participants.actions.milestones import refresh_milestones, withdraw_milestones
from participants.models import Case, NextStep, Obstacle

CLOSING = ("closed_on", "closing_reason", "closing_note", "stays_in_contact")


@transaction.atomic
def save_case(*, case: Case, programmes: Iterable[Programme]) -> None:
    """Save a new or corrected case; what falls outside its days no longer counts for it."""
    if case.pk:
        withdraw_milestones(case.milestones.all())
    case.save()
    case.programmes.set(programmes)
    refresh_milestones(Case.objects.filter(pk=case.pk))


@dataclass(frozen=True, slots=True)
class Farewell:
    """What is written down when our work with a family stops, and what is let go with it."""

    note: str = ""
    stays_in_contact: str = ""
    steps: Iterable[NextStep] = ()
    obstacles: Iterable[Obstacle] = ()


@transaction.atomic
def close_case(
    *, case: Case, reason: str, on: date, farewell: Farewell = Farewell()
) -> None:  # frozen
    """Close ``case`` on that day for ``reason``; what happened after that day is not part of it.

    The steps and obstacles of ``farewell`` are let go: dropped that day, and accepted as they are.
    """
    withdraw_milestones(case.milestones.filter(reached_on__gt=on))
    case.closed_on, case.closing_reason = on, reason
    case.closing_note, case.stays_in_contact = farewell.note, farewell.stays_in_contact
    case.save(update_fields=[*CLOSING, "updated_at"])
    steps, obstacles = ([row.pk for row in rows] for rows in (farewell.steps, farewell.obstacles))
    case.family.next_steps.to_do().filter(pk__in=steps).update(dropped_on=on)
    let_go = case.family.obstacles.unsolved().filter(pk__in=obstacles)
    let_go.update(state=Obstacle.State.ACCEPTED, updated_at=timezone.now())
    refresh_milestones(Case.objects.filter(pk=case.pk))


@transaction.atomic
def reopen_case(*, case: Case) -> None:
    """Take up ``case`` again as if it was never closed.

    What was told at the closing stays with it, for the next time.
    """
    case.closed_on, case.closing_reason = None, ""
    case.save(update_fields=[*CLOSING, "updated_at"])
    refresh_milestones(Case.objects.filter(pk=case.pk))
