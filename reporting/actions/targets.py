"""Promises to funders, written down with every number they had before; and what was spent."""

from typing import Any

from django.db import transaction

from accounts.models import User
from reporting.models import Spending, Target, TargetChange


@transaction.atomic
def save_target(*, target: Target, by: User) -> Target:
    """``target`` as it is now, and kept for later as what it was from now on."""
    target.save()
    TargetChange.objects.create(
        target=target, value=target.value, explanation=target.explanation, author=by
    )
    return target


@transaction.atomic
def save_spending(*, spending: Spending, by: User) -> Spending:
    """Budgeted and spent, and who wrote it down last."""
    spending.author = by
    spending.save()
    return spending


def history_of(targets: list[Target]) -> dict[Any, list[TargetChange]]:
    """What each of ``targets`` was, the newest first."""
    changes = TargetChange.objects.filter(target__in=targets).select_related("author")
    found: dict[Any, list[TargetChange]] = {}
    for change in changes:
        found.setdefault(change.target_id, []).append(change)
    return found
