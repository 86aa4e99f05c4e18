"""How many visits each group had in each month."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from activities import spread as agenda
from participants import spread
from participants.initiatives.links import Key, key_of
from reporting.disclosure import rounded, total
from reporting.indicators import Scope
from reporting.told_tables import ToldTable

MONTHS = range(1, 13)


def groups(scope: Scope) -> ToldTable:
    """A row for every group, and activity without a group, that met: its visits in twelve months.

    With the most visited first; the last cell is the number of meetings.
    """
    held = scope.ask(agenda.meetings_per_month)
    names = {key_of(one.activity, one.group): one.name for one in held}
    meetings: Counter[Key] = Counter()
    visits: dict[Key, Counter[int]] = {group: Counter() for group in names}
    for one in held:
        meetings[key_of(one.activity, one.group)] += one.meetings
        visits[key_of(one.activity, one.group)][one.month] += one.unnamed_visitors
    for where, number in scope.ask(spread.visits_per_month).items():
        visits[key_of(where.activity, where.group)][where.month] += number
    order = sorted(names, key=lambda group: (-visits[group].total(), names[group], group))
    return _table(scope, [(names[group], visits[group], meetings[group]) for group in order])


def _table(scope: Scope, rows: list[tuple[str, Mapping[int, int], int]]) -> ToldTable:
    year = scope.period.first.year
    return ToldTable(
        code="groups",
        caption=_("Bezoeken per groep en per maand, %d") % year,
        head=[
            _("Groep of activiteit"),
            *(date_format(date(year, month, 1), "M").lower().rstrip(".") for month in MONTHS),
            _("Bijeenkomsten"),
        ],
        told=[
            (name, [*(rounded(visits[month]) for month in MONTHS), total(meetings)])
            for name, visits, meetings in rows
        ],
        source=_(
            "Bezoeken met en zonder naam samen, afgerond op vijf. Bijeenkomsten zijn precies."
        ),
    )
