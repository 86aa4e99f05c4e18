"""Putting off what calls about a family, and taking it up again."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from participants.models import Family, Snooze


@transaction.atomic
def postpone(
    *, family: Family, calls: Iterable[str], back_on: date, because: str, author: User
) -> None:
    """Let these ``calls`` (codes) about ``family`` rest until ``back_on``; a new one breaks through.

    Whatever was put off before for the same calls makes way.
    """
    codes = list(calls)
    _end(family, codes)
    Snooze.objects.bulk_create(
        Snooze(family=family, call=code, back_on=back_on, because=because, author=author)
        for code in codes
    )


def take_up_again(*, family: Family) -> None:
    """What was put off about ``family`` calls again from today."""
    _end(family, family.snoozes.order_by().values("call"))


def _end(family: Family, codes: Any) -> None:
    today = timezone.localdate()
    waiting = family.snoozes.filter(call__in=codes, back_on__gt=today)
    waiting.update(back_on=today, updated_at=timezone.now())
