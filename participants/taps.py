"""What a phone is told about a register: the whole truth, so that all end up with the same."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from core.templatetags.days import clock, short_day
from participants.models import Attendance, Tap
from participants.registers import why_locked


def read_state(session: Any, here: list[int] | None = None) -> dict[str, Any]:
    """Who is here by now in a session ``with_check_ins``, and which tap was the last word about whom.

    ``here`` are the keys of who is here, for a page that has read them already.
    """
    if here is None:
        marked = Attendance.objects.filter(session=session).order_by("person")
        here = list(marked.values_list("person", flat=True))
    standing = list(Tap.objects.filter(session=session).standing())
    return {
        "at": int(timezone.now().timestamp() * 1000),
        "here": here,
        "versions": {tap.person_id: str(tap.key) for tap in standing},
        "conflicts": conflicts_in([tap.pk for tap in standing if tap.is_conflict]),
        "unnamed": session.unnamed_visitors,
        "tallies": dict(session.tally_lines),
        "door": session.at_the_door,
        "ready": session.register_closed_at is not None,
        "locked": why_locked(session, today=timezone.localdate()),
    }


def conflicts_in(taps: list[int]) -> list[dict[str, Any]]:
    """About whom two people said different things, and who said what and when."""
    if not taps:
        return []
    rows = Tap.objects.filter(pk__in=taps).select_related("by").with_standing_against()
    return [{"person": tap.person_id, "words": _who_said_what(tap)} for tap in rows]


def _who_said_what(tap: Any) -> str:
    first, second = gettext("is er"), gettext("is er niet")
    if tap.is_here:
        first, second = second, first
    before = gettext("Op de lijst staat: %(what)s.") % {"what": first}
    if tap.other_at:
        before = _says(tap.other_by, tap.other_at, first)
    return f"{before} {_says(tap.by and tap.by.name, tap.tapped_at, second)}"


def _says(name: str | None, at: datetime, what: str) -> str:
    """Who said what and when: ``Ans zei om 14.05: is er.`` with its full stop."""
    said = {"name": (name or gettext("Iemand")).split()[0], "when": _when(at), "what": what}
    return gettext("%(name)s zei om %(when)s: %(what)s.") % said


def _when(at: datetime) -> str:
    is_today = timezone.localdate(at) == timezone.localdate()
    return clock(at) if is_today else f"{clock(at)} ({short_day(at)})"
