"""Saying goodbye well: who is likely to stay in contact with a family when our work stops."""

from datetime import date, timedelta

from django.utils import timezone

from participants.models import Case, Family
from participants.models.connections import FIRST_RULE
from participants.participation import taking_part

LONGEST = Case._meta.get_field("stays_in_contact").max_length or 0


def likely_contacts(family: Family, today: date | None = None) -> str:
    """The people around ``family``, its own first, and the activities it still comes to.

    Still: somebody came in the last 8 weeks, as for connection. Two queries.
    """
    today = today or timezone.localdate()
    since = today - timedelta(days=FIRST_RULE.within_days)
    around = sorted(family.ties.current(today), key=lambda tie: not tie.is_anchor)
    names = [f"{tie.name} ({tie.get_kind_display()})" for tie in around]
    still = (part for part in taking_part(family) if part.visits and part.visits.last_on >= since)
    names += [part.name for part in still]
    while len(", ".join(names)) > LONGEST:
        names.pop()
    return ", ".join(names)
