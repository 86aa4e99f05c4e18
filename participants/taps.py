"""What a phone is told about a register: the whole truth, so that all end up with the same."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import User
from activities.models import Session, Shift, Volunteer
from core.directions import isolated
from core.templatetags.days import clock, short_day
from participants.models import Absence, Attendance, Enrolment, Tap
from participants.registers import why_locked


def read_state(session: Any, by: User, here: list[int] | None = None) -> dict[str, Any]:
    """Who is here by now in a session ``with_check_ins``, and which tap was the last word about whom.

    ``told`` is whether ``by`` told own hours; None: is no volunteer. ``here`` are the keys of who is
    here, for a page that has read them already.
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
        "away": away_at(session),
        "told": _has_told_hours(session, by),
        "ready": session.register_closed_at is not None,
        "locked": why_locked(session, today=timezone.localdate()),
    }


def away_at(session: Session) -> dict[int, str]:
    """By family who said that they would not come, and why."""
    day = session.held_on
    enrolled = Enrolment.objects.current(day).filter(activity=session.activity_id)
    rows = Absence.objects.filter(
        family__in=enrolled.order_by().values("person__family"), first_on__lte=day, last_on__gte=day
    )
    return dict(rows.order_by("pk").values_list("family", "because"))


def _has_told_hours(session: Session, by: User) -> bool | None:
    told = Shift.objects.at(session).filter(volunteer=OuterRef("pk")).order_by()
    mine = Volunteer.objects.filter(account=by).annotate(has_told=Exists(told)).order_by()
    return mine.values_list("has_told", flat=True).first()


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
    who = isolated((name or gettext("Iemand")).split()[0])
    said = {"name": who, "when": _when(at), "what": what}
    return gettext("%(name)s zei om %(when)s: %(what)s.") % said


def _when(at: datetime) -> str:
    is_today = timezone.localdate(at) == timezone.localdate()
    return clock(at) if is_today else f"{clock(at)} ({short_day(at)})"
