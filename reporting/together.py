"""Whether it matters that somebody goes along the first time: a table of who came back."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import Programme
from core.periods import Period
from participants import facts
from participants.facts import Returns
from reporting.disclosure import Told, part, parts, share


@dataclass(frozen=True, slots=True)
class TogetherTable:
    """First times with somebody along and without, who came back, and what is too recent to say."""

    head: list[str]
    rows: list[tuple[str, list[tuple[str, str]]]]
    too_recent: str
    took: str
    """How long it takes from suggesting to the first time; empty of few."""


def together(period: Period, programme: Programme | None) -> TogetherTable | None:
    """The table of ``period``; None when nobody came for the first time. One query."""
    found = facts.returns(period, programme)
    both = {_("Met iemand mee"): found.along, _("Zonder iemand mee"): found.alone}
    if not any(times.number for times in both.values()) and not found.too_recent:
        return None
    head = [
        _("Eerste keren"),
        _("Kwam nog een keer"),
        _("Deel"),
        _("Kwam nog twee keer"),
        _("Deel"),
    ]
    columns = [
        [span.told() for span in parts([getattr(times, name) for times in both.values()])]
        for name in ("number", "second", "third")
    ]
    rows = [
        (label, list(zip(head, _cells(*told), strict=True)))
        for label, told in zip(both, zip(*columns, strict=True), strict=True)
    ]
    return TogetherTable(head, rows, _too_recent(found.too_recent), _took(found))


def _cells(number: Told, second: Told, third: Told) -> list[str]:
    return [str(number), str(second), share(number, second), str(third), share(number, third)]


def _took(found: Returns) -> str:
    known = found.along.number + found.alone.number
    if found.took is None or known < settings.SMALLEST_REPORTED_COUNT:
        return ""
    days = round(found.took / timedelta(days=1))
    return ngettext(
        "Tussen voorstel en eerste keer zit gemiddeld %(days)s dag.",
        "Tussen voorstel en eerste keer zitten gemiddeld %(days)s dagen.",
        days,
    ) % {"days": days}


def _too_recent(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "%(number)s eerste keer is nog te kort geleden en telt nog niet mee.",
        "%(number)s eerste keren zijn nog te kort geleden en tellen nog niet mee.",
        number,
    ) % {"number": part(number)}
