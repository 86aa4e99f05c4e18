"""What was said about one register, by whom and when, in words: for who leads the work and corrects it.

It is told from the taps (decision 0028), also those that pages without a script and the desk wrote
down, so it says no more than they keep: no note, no reason in free text, nobody who was forgotten.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext

from activities.models import Session
from participants.forms.registers import ReasonFields
from participants.models import Tap

PER_PAGE = 50
LATE = timedelta(minutes=10)  # a phone with a connection needs less
Kind, Outcome = Tap.Kind, Tap.Outcome


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody did at one moment, perhaps about a few people."""

    at: datetime
    by: str
    what: str
    because: str
    """Why it changed nothing; empty when it did."""
    arrived_at: datetime | None
    """When it came in, if that was much later: the phone had no connection."""
    is_after_ready: bool
    """Somebody had called the register ready before."""


def changes_of(session: Session, page: str | None) -> tuple[list[Change], Page[Any]]:
    """One page of what was said about ``session``, the newest first; two queries.

    What was so already is left out, and a concern is no business of the register.
    """
    found = Paginator(_told(session), PER_PAGE).get_page(page)
    return [_change(session, taps) for taps in _together(found)], found


def _told(session: Session) -> QuerySet[Any]:
    before = Tap.objects.filter(
        session=session, kind=Kind.CLOSE, outcome=Outcome.APPLIED, pk__lt=OuterRef("pk")
    )
    taps = Tap.objects.filter(session=session).exclude(kind=Kind.CONCERN)
    told = taps.exclude(outcome=Outcome.ALREADY).select_related("person", "by")
    return told.annotate(closed=Subquery(before.order_by("-pk").values("value")[:1])).order_by(
        "-pk"
    )


def _together(taps: Iterable[Any]) -> list[list[Any]]:
    """One press on a family is a tap for everybody in it."""

    def moment(tap: Any) -> Any:
        about = tap.pk if tap.person_id is None else tap.value
        return tap.by_id, tap.kind, about, tap.outcome, tap.sentence, tap.tapped_at, tap.closed

    return [list(same) for _moment, same in groupby(taps, key=moment)]


def _change(session: Session, taps: list[Any]) -> Change:
    tap = taps[0]
    names = [str(one.person) for one in taps if one.person]
    because = tap.sentence if tap.outcome == Outcome.REFUSED else ""
    if tap.is_conflict:
        because = gettext("Een collega zei iets anders. De lijst bleef zoals die was.")
    return Change(
        at=tap.tapped_at,
        by=tap.by.name if tap.by else gettext("Iemand die hier niet meer werkt"),
        what=_in_words(tap, get_text_list(sorted(names), gettext("en"))),
        because=because,
        arrived_at=tap.received_at if tap.received_at - tap.tapped_at > LATE else None,
        is_after_ready=_is_after_ready(session, tap),
    )


def _is_after_ready(session: Session, tap: Any) -> bool:
    if tap.closed is not None:
        return bool(tap.closed.get("ready"))
    closed_at = session.register_closed_at
    return closed_at is not None and tap.tapped_at > closed_at


def _in_words(tap: Any, names: str) -> str:
    match tap.kind:
        case Kind.MARK | Kind.NEWCOMER | Kind.ABSENT:
            who = names or gettext("Iemand die we vergeten zijn")
            return f"{who}: {_about_somebody(tap)}"
        case Kind.COUNT:
            return _counted(tap.value.get("change", 0), tap.value.get("tally", ""))
        case Kind.CANCEL:
            return _cancelled(tap.value)
        case Kind.CLOSE:
            is_ready = tap.value.get("ready")
            return gettext("presentie klaar") if is_ready else gettext("presentie weer open")
        case Kind.NOTE:
            return gettext("notitie geschreven")
    return str(tap.get_kind_display())


def _about_somebody(tap: Any) -> str:
    if tap.kind == Kind.NEWCOMER:
        return gettext("nieuw op de lijst, is er")
    if tap.kind == Kind.ABSENT:
        return gettext("afgemeld") if tap.value.get("away") else gettext("komt toch")
    return gettext("is er") if tap.is_here else gettext("is er niet")


def _counted(change: int, tally: str) -> str:
    if change < 0:
        words = ngettext(
            "%(n)s bezoeker zonder naam minder", "%(n)s bezoekers zonder naam minder", -change
        )
    else:
        words = ngettext(
            "%(n)s bezoeker zonder naam meer", "%(n)s bezoekers zonder naam meer", change
        )
    return words % {"n": abs(change)} + (f" ({tally})" if tally else "")


def _cancelled(value: dict[str, Any]) -> str:
    if value.get("held"):
        return gettext("ging toch door")
    reasons = dict([*ReasonFields.AT_ONCE, (ReasonFields.UNSAID, ReasonFields.UNKNOWN)])
    why = reasons.get(value.get("reason", ""), gettext("iets anders"))
    return gettext("ging niet door: %(why)s") % {"why": why}
