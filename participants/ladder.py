"""What our own registers suggest about somebody's place on the participation ladder.

**Rule.** Levels 2 to 4 ask for something "at least once a week" (source: ``participants.instruments``).
We look back over the ``WEEKS`` weeks that end on the day of measuring and call it weekly when it
happened in ``WEEKLY`` of them: two weeks off for illness or a holiday do not take somebody down. A week
is seven days counted back from that day, so it does not matter on which weekday one measures; more
than once in a week is one week.

* 4, unpaid work: is a volunteer with us on that day, and gave hours in so many weeks;
* 3, organised activities: was at so many weeks' sessions that went on, of whatever activity;
* 2, contact outside the home: was at a session, or the family was met and spoken to in the
  neighbourhood, in so many weeks. A note about a contact is about the family, not about one of them.

The highest that holds is suggested. Level 1 never is: that we saw nobody does not mean that
nobody was there. Levels 5 and 6 are about wages, of which we know nothing. A suggestion is shown
with its reason and is never stored: a person chooses.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from activities.models import Shift, Volunteer
from core.periods import Period
from participants.models import Attendance, ContactMoment, Person

WEEKS = 8
WEEKLY = 6
NAMES_AT_MOST = 3  # of activities in one sentence

Seen = tuple[date, str]
"""A day, and the name of the activity (empty: not at an activity)."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A level of the participation ladder, and in words why."""

    level: int
    reason: str


def suggested_level(person: Person, *, on: date) -> Suggestion | None:
    """The level that was seen of ``person`` in the weeks up to ``on``; at most three queries."""
    period = Period(on - timedelta(weeks=WEEKS) + timedelta(days=1), on)
    helped = _helped(person, period)
    if _weeks(helped, on) >= WEEKLY:
        return Suggestion(
            4, _at(_("%(seen)s van de %(all)s weken een taak bij %(where)s"), helped, on)
        )
    came = _came(person, period)
    if _weeks(came, on) >= WEEKLY:
        return Suggestion(3, _at(_("%(seen)s van de %(all)s weken bij %(where)s"), came, on))
    met = [*came, *_met(person, period)]
    if _weeks(met, on) >= WEEKLY:
        text = _("%(seen)s van de %(all)s weken gezien bij een activiteit of gesproken in de wijk")
        return Suggestion(2, _at(text, met, on))
    return None


def _helped(person: Person, period: Period) -> list[Seen]:
    active = Volunteer.objects.active(on=period.last).filter(pk=person.volunteer_id)
    shifts = Shift.objects.filter(
        volunteer__in=active, worked_on__range=(period.first, period.last)
    ).order_by()
    rows = shifts.values_list("worked_on", "activity__name") if person.volunteer_id else ()
    return [(day, name or _("de stichting")) for day, name in rows]


def _came(person: Person, period: Period) -> list[Seen]:
    visits = Attendance.objects.within(period).that_count().filter(person=person).order_by()
    return list(visits.values_list("session__held_on", "session__activity__name"))


def _met(person: Person, period: Period) -> list[Seen]:
    talks = ContactMoment.objects.filter(
        family=person.family_id,
        was_reached=True,
        kind=ContactMoment.Kind.NEIGHBOURHOOD,
        happened_on__range=(period.first, period.last),
    ).order_by()
    return [(day, "") for day in talks.values_list("happened_on", flat=True)]


def _weeks(seen: Iterable[Seen], on: date) -> int:
    """In how many of the weeks that end on ``on`` something was ``seen``."""
    return len({(on - day).days // 7 for day, _name in seen})


def _at(text: str, seen: Iterable[Seen], on: date) -> str:
    """``text`` with how often and, the most visited first, where."""
    per_name: dict[str, list[Seen]] = defaultdict(list)
    for day, name in seen:
        per_name[name].append((day, name))
    names = sorted(filter(None, per_name), key=lambda name: (-_weeks(per_name[name], on), name))
    where = _(" of ").join(names[:NAMES_AT_MOST])
    weeks = _weeks([row for rows in per_name.values() for row in rows], on)
    return text % {"seen": weeks, "all": WEEKS, "where": where}
