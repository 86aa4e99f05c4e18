"""Families with a place to belong, month by month, until the last day that is counted."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.periods import Period
from participants import facts
from reporting.disclosure import told_along_the_way, total
from reporting.indicators import Scope
from reporting.told_tables import ToldTable


def course(scope: Scope) -> ToldTable:
    """A row for every end of a month after which the running total may be told."""
    connected = scope.ask(facts.connections_per_day)
    ends = _ends_of_months(scope.counted)
    reached = [sum(families for on, families in connected.items() if on <= day) for day in ends]
    came = [now - before for now, before in zip(reached, [0, *reached], strict=False)]
    told = told_along_the_way(came)
    return ToldTable(
        code="course",
        caption=_("Gezinnen met aansluiting in de loop van %d") % scope.period.first.year,
        head=[_("Tot en met"), _("Gezinnen met aansluiting")],
        told=[(date_format(ends[at], "j F"), [total(reached[at])]) for at in told],
        source=_(
            "Een maand waarin er maar een paar gezinnen bij kwamen, is met de volgende samengenomen."
        ),
        keys=[ends[at].isoformat() for at in told],
    )


def _ends_of_months(period: Period) -> list[date]:
    """The last day of every month of the year up to the last day of ``period``, which ends the last."""
    firsts = [date(period.first.year, month, 1) for month in range(1, period.last.month + 1)]
    return [min(Period.month_of(first).last, period.last) for first in firsts]
