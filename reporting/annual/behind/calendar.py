"""The year in visits: a row per month, and how busy it was on each day."""

from django.utils.translation import gettext as _

from activities.facts import meetings_per_day
from participants.facts import visits_per_day
from reporting.annual.months import Month, months
from reporting.disclosure import Told, readable, total
from reporting.heat import Heat
from reporting.indicators import Scope
from reporting.told_tables import ToldTable

DAYS = range(1, 32)


def calendar(scope: Scope) -> list[ToldTable]:
    """The months, the days of each and the shades in which these are told."""
    year = months(scope)
    busiest = max((people for month in year for people in month.people_on.values()), default=0)
    heat = Heat.for_days(busiest)
    return [_months(year, _in_words(scope)), _days(year, heat), _shades(heat)]


def _in_words(scope: Scope) -> str:
    """How many visits at how many meetings: totals of the year, told exactly."""
    meetings = scope.ask(meetings_per_day).values()
    return _(
        "%(visits)s bezoeken met naam en %(unnamed)s zonder naam, bij %(sessions)s bijeenkomsten."
    ) % {
        "visits": readable(sum(scope.ask(visits_per_day).values())),
        "unnamed": readable(sum(held.unnamed_visitors for held in meetings)),
        "sessions": readable(sum(held.sessions for held in meetings)),
    }


def _months(year: list[Month], source: str) -> ToldTable:
    return ToldTable(
        code="months",
        caption=_("Bezoeken per maand, %d") % year[0].first.year,
        head=[
            _("Maand"),
            _("Bijeenkomsten"),
            _("Bezoeken met naam"),
            _("Bezoeken zonder naam"),
            _("Samen"),
        ],
        told=[
            (month.name, [month.sessions, month.visits, month.unnamed_visitors, month.everybody])
            for month in year
        ],
        source=source,
        keys=[f"{month.first:%Y-%m}" for month in year],
    )


def _days(year: list[Month], heat: Heat) -> ToldTable:
    """Of a day only its shade is told: nobody stands alone on the calendar."""
    words = dict(heat.key)

    def cell(month: Month, day: int) -> Told:
        if day > month.last.day:
            return Told(None, "")
        level = heat.level(month.people_on.get(day, 0))
        return Told(level, words[level])

    return ToldTable(
        code="days",
        caption=_("Hoe druk het was op elke dag van %d") % year[0].first.year,
        head=[_("Maand"), *map(str, DAYS)],
        told=[(month.name, [cell(month, day) for day in DAYS]) for month in year],
        keys=[f"{month.first:%Y-%m}" for month in year],
    )


def _shades(heat: Heat) -> ToldTable:
    return ToldTable(
        code="shades",
        caption=_("Wat een tint betekent"),
        head=[_("Mensen op een dag"), _("Tint")],
        told=[(words, [total(level)]) for level, words in heat.key],
    )
