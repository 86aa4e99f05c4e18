"""Beginning, correcting, closing and reopening our work with a family."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from activities.models import Programme
from participants.actions.milestones import refresh_milestones, withdraw_milestones
from participants.models import Case


@transaction.atomic
def save_case(*, case: Case, programmes: Iterable[Programme]) -> None:
    """Save a new or corrected case; what falls outside its days no longer counts for it."""
    if case.pk:
        withdraw_milestones(case.milestones.all())
    case.save()
    case.programmes.set(programmes)
    refresh_milestones(Case.objects.filter(pk=case.pk))


@transaction.atomic
def close_case(*, case: Case, reason: str, on: date) -> None:
    """Close ``case`` on that day for ``reason``; what happened after that day is not part of it."""
    withdraw_milestones(case.milestones.filter(reached_on__gt=on))
    case.closed_on, case.closing_reason = on, reason
    case.save(update_fields=["closed_on", "closing_reason", "updated_at"])
    refresh_milestones(Case.objects.filter(pk=case.pk))


@transaction.atomic
def reopen_case(*, case: Case) -> None:
    """Take up ``case`` again as if it was never closed."""
    case.closed_on, case.closing_reason = None, ""
    case.save(update_fields=["closed_on", "closing_reason", "updated_at"])
    refresh_milestones(Case.objects.filter(pk=case.pk))
