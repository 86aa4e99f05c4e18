"""Putting off what calls about a family, and taking it up again."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from participants.models import Family, Signal


@transaction.atomic
def postpone(
    *, about: Family | Signal, calls: Iterable[str], back_on: date, because: str, author: User
) -> None:
    """Let these ``calls`` (codes) ``about`` it rest until ``back_on``; a new one breaks through.

    Whatever was put off before for the same calls makes way.
    """
    codes = list(calls)
    _end(about, codes)
    for code in codes:
        about.snoozes.create(call=code, back_on=back_on, because=because, author=author)


def take_up_again(*, about: Family | Signal) -> None:
    """What was put off ``about`` a family or signal calls again from today."""
    _end(about, about.snoozes.order_by().values("call"))


def _end(about: Family | Signal, codes: Any) -> None:
    today = timezone.localdate()
    waiting = about.snoozes.filter(call__in=codes, back_on__gt=today)
    waiting.update(back_on=today, updated_at=timezone.now())
