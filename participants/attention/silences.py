"""Nothing was heard of the family for longer than is usual for it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.school_days import day_number
from participants.attention.calls import Call, Kind, Reach
from participants.models import Absence
from participants.silence import Stretch, calls_after, days_silent, times_usual


class Facts(NamedTuple):
    """How long it is silent, in days that count, and what is usual (None: not known yet)."""

    heard_on: date
    silent: int
    usual_gap: int | None


def calls(reach: Reach) -> Iterator[Call]:
    """A case knows when it becomes silent; reported absences, which are few, are left out after that."""
    today, number = reach.today, day_number(reach.today)
    found = [case for case in reach.open_cases if case.silent_from and case.silent_from <= number]
    away = _away(reach) if found else {}
    for case in found:
        heard_on, gap, absences = case.last_heard_on, case.usual_gap, away.get(case.family, ())
        is_away = any(last_on >= today for _first, last_on in absences)
        if heard_on is None or is_away:
            continue
        silent = days_silent(heard_on, today, absences)
        if silent >= calls_after(gap):
            facts = Facts(heard_on, silent, gap)
            yield Call(case.family, case.coach, times_usual(silent, gap), facts)


def _away(reach: Reach) -> dict[int, list[Stretch]]:
    """The absences of each family that began by today, in order."""
    away: dict[int, list[Stretch]] = defaultdict(list)
    for family, first_on, last_on in reach.ask(_absences):
        away[family].append((first_on, last_on))
    return away


def _absences(reach: Reach) -> QuerySet[Any]:
    absences = Absence.objects.filter(reach.rows, first_on__lte=reach.today)
    return absences.order_by("first_on").values_list("family", "first_on", "last_on")


def why(facts: Facts, today: date) -> str:
    weeks = facts.silent // 7
    is_all = (today - facts.heard_on).days == facts.silent
    sentence = ngettext(
        "Al %(weeks)s week niets gehoord%(without)s.",
        "Al %(weeks)s weken niets gehoord%(without)s.",
        weeks,
    ) % {"weeks": weeks, "without": "" if is_all else _(", vakantie en afwezigheid niet meegeteld")}
    return f"{sentence} {_usual(facts.usual_gap)}"


def _usual(gap: int | None) -> str:
    if gap is None:
        return _("Er is nog weinig genoteerd.")
    weeks = round(gap / 7)
    if weeks == 1:
        return _("Normaal elke week.")
    return _("Normaal elke %(weeks)s weken.") % {"weeks": weeks}


SILENT = Kind(
    code="silent",
    label=gettext_lazy("Stil"),
    icon="silence",
    find=calls,
    why=why,
    action=gettext_lazy("Contact noteren"),
    anchor="contact",
    may_try=True,
    asks_around=True,
)
