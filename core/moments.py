"""The days of the week and the parts of a day, as people agree on them."""

from datetime import time

from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

AFTERNOON_FROM, EVENING_FROM = time(12), time(17, 30)


class Part(models.TextChoices):
    """A part of the day (*dagdeel*)."""

    MORNING = "morning", _("ochtend")
    AFTERNOON = "afternoon", _("middag")
    EVENING = "evening", _("avond")


DAYS: dict[int, str | Promise] = dict(WEEKDAYS)
"""The days of the week by their number: Monday is 0."""


def part_of(clock: time | None) -> Part | None:
    """In which part of the day ``clock`` is: the evening begins at half past five."""
    if clock is None:
        return None
    if clock < AFTERNOON_FROM:
        return Part.MORNING
    return Part.AFTERNOON if clock < EVENING_FROM else Part.EVENING
