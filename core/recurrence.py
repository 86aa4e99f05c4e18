"""Days that come back by a rule: the recurrence rules of RFC 5545 (RRULE), never without an end.

A rule speaks of days, and hours are those on the wall in Rotterdam: a class at 9.30 is at 9.30
before and after the clock changes.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Self

from dateutil.rrule import rrulestr
from django.db.models import TextChoices
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # as date.weekday() counts
FOURTH, LAST = 4, -1


class Rhythm(TextChoices):
    """How often something comes back, as people here say it."""

    WEEK = "week", _("Elke week")
    TWO_WEEKS = "two_weeks", _("Om de week")
    THREE_WEEKS = "three_weeks", _("Elke drie weken")
    MONTH = "month", _("Elke maand, op dezelfde weekdag")


WEEKS = {Rhythm.WEEK: 1, Rhythm.TWO_WEEKS: 2, Rhythm.THREE_WEEKS: 3}
WEEKLY = {
    1: _("elke %(weekday)s"),
    2: _("om de week op %(weekday)s"),
    3: _("elke drie weken op %(weekday)s"),
}
MONTHLY = {
    1: pgettext_lazy("herhaling", "elke eerste %(weekday)s van de maand"),
    2: pgettext_lazy("herhaling", "elke tweede %(weekday)s van de maand"),
    3: pgettext_lazy("herhaling", "elke derde %(weekday)s van de maand"),
    4: pgettext_lazy("herhaling", "elke vierde %(weekday)s van de maand"),
    LAST: pgettext_lazy("herhaling", "elke laatste %(weekday)s van de maand"),
}


@dataclass(frozen=True, slots=True)
class Recurrence:
    """From ``first_on`` up to and including ``last_on``, by ``rule``: an RRULE without its end.

    The end is apart, so that there always is one.
    """

    rule: str
    first_on: date
    last_on: date

    @classmethod
    def of(cls, rhythm: str, first_on: date, last_on: date) -> Self:
        """The same weekday as ``first_on``; each month the same one, and of a fifth the last."""
        weekday = WEEKDAYS[first_on.weekday()]
        if rhythm == Rhythm.MONTH:
            rule = f"FREQ=MONTHLY;BYDAY={_place_in_month(first_on)}{weekday}"
        else:
            rule = f"FREQ=WEEKLY;INTERVAL={WEEKS[Rhythm(rhythm)]};BYDAY={weekday}"
        return cls(rule, first_on, last_on)

    @property
    def days(self) -> list[date]:
        """Every day that it names, in order; ``first_on`` is one of them."""
        midnight = datetime.combine(self.first_on, time.min)
        return [moment.date() for moment in rrulestr(self.rrule, dtstart=midnight)]

    @property
    def rrule(self) -> str:
        """The whole rule, as calendars exchange it."""
        return f"{self.rule};UNTIL={self.last_on:%Y%m%d}"

    @property
    def in_words(self) -> str:
        """``elke dinsdag``, ``elke laatste dinsdag van de maand``."""
        parts = dict(part.split("=") for part in self.rule.split(";"))
        weekday = formats.date_format(self.first_on, "l")
        if parts["FREQ"] == "MONTHLY":
            sentence = MONTHLY[int(parts["BYDAY"][:-2])]
        else:
            sentence = WEEKLY[int(parts.get("INTERVAL", 1))]
        return str(sentence) % {"weekday": weekday}

    @property
    def rhythm(self) -> Rhythm:
        """How often it comes back."""
        parts = dict(part.split("=") for part in self.rule.split(";"))
        if parts["FREQ"] == "MONTHLY":
            return Rhythm.MONTH
        weeks = int(parts.get("INTERVAL", 1))
        return next(one for one, number in WEEKS.items() if number == weeks)

    def until(self, last_on: date) -> Self:
        """The same with another end."""
        return type(self)(self.rule, self.first_on, last_on)


def _place_in_month(day: date) -> int:
    """The third Tuesday is 3; a fifth one is the last, since not every month has five."""
    place = (day.day - 1) // 7 + 1
    return place if place <= FOURTH else LAST
