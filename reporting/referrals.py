"""How many referrals arrive, per partner and per kind of obstacle: tables for the report and for a partner.

Every count stands beside its percentage, and a percentage is told only of counts that are: one in
three is no rate, and it points at a family.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.models import Organisation
from core.periods import Period
from participants import facts
from participants.facts import LoopLine
from reporting.disclosure import NOT_TOLD, Told, parts, share
from reporting.indicators import Scope
from reporting.told_tables import ToldTable

LAST_YEARS = timedelta(days=730)
"""So far back the page of a partner looks: who worked there before tells nothing of today."""
SHARE = "share"
COLUMNS = ("sent", "known", "arrived", SHARE)
"""What stands behind each label, for machines."""
OTHER_KINDS = gettext_lazy("Iets anders, of niet genoemd")


class LoopTable(ToldTable):
    """Referrals in rows: sent, known how they ended, arrived, and which part of the known arrived.

    The cells stand in the order of ``COLUMNS``; of the share 1 is all of them.
    """


def tables(scope: Scope) -> list[LoopTable]:
    """The referrals of the year per partner and per kind of obstacle; none without any."""
    partners = scope.ask(facts.loops_per_partner)
    kinds = scope.ask(facts.loops_per_obstacle)
    found = (
        (
            "referrals_per_partner",
            _("Doorverwijzingen per partner"),
            _("Partner"),
            _gathered(partners, _("Andere partners samen")),
        ),
        (
            "referrals_per_obstacle",
            _("Doorverwijzingen per belemmering"),
            _("Belemmering"),
            _gathered(kinds, str(OTHER_KINDS)),
        ),
    )
    return [_table(code, caption, first, lines) for code, caption, first, lines in found if lines]


def table_of_partner(partner: Organisation, today: date) -> LoopTable | None:
    """What came of the referrals of the last two years to ``partner``; None without any."""
    lines = facts.loops_of_partner(Period(today - LAST_YEARS, today), partner)
    if not lines:
        return None
    kinds = _gathered(lines, str(OTHER_KINDS))
    rows = [*(kinds if len(kinds) > 1 else []), _together(lines, _("Alles samen"))]
    caption = _("Doorverwijzingen van de laatste twee jaar")
    return _table("referrals_of_partner", caption, _("Waarvoor"), rows)


def _gathered(lines: Sequence[LoopLine], rest: str) -> list[LoopLine]:
    """Who has enough of them to tell about stands alone, the ``rest`` in one line."""
    alone = [line for line in lines if line.label and line.sent >= settings.SMALLEST_REPORTED_COUNT]
    others = [line for line in lines if line not in alone]
    return [*alone, *([_together(others, rest)] if others else [])]


def _together(lines: Iterable[LoopLine], label: str) -> LoopLine:
    _labels, *columns = zip(*lines, strict=True)
    return LoopLine(label, *(sum(column) for column in columns))


def _table(code: str, caption: str, first: str, lines: Sequence[LoopLine]) -> LoopTable:
    columns = zip(*(line[1:] for line in lines), strict=True)
    told = list(zip(*([span.told() for span in parts(column)] for column in columns), strict=True))
    return LoopTable(
        code=code,
        caption=caption,
        head=[first, _("Verstuurd"), _("Afloop bekend"), _("Aangekomen"), _("Deel")],
        told=[
            (line.label, [*cells, _share(*cells[1:])])
            for line, cells in zip(lines, told, strict=True)
        ],
        source=_(
            "Deel: welk deel aankwam of geholpen is, van de doorverwijzingen waarvan we de afloop weten."
        ),
    )


def _share(known: Told, arrived: Told) -> Told:
    text = share(known, arrived)
    return Told(None if text == NOT_TOLD else int(text.rstrip("%")) / 100, text)
