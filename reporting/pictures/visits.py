"""The year in visits: day by day, and per group."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.drawing import Colours
from reporting import charts
from reporting.charts import Chart, Panel
from reporting.charts.marks import highest, most
from reporting.disclosure import Told
from reporting.told_tables import ToldTable

MOST_PANELS = 12


def calendar(tables: Mapping[str, ToldTable], colours: Colours | None) -> Chart:
    """Twelve months, a square for each day."""
    months, days = tables["months"], tables["days"]
    panels = [
        _month(key, label, told, levels, colours)
        for key, (label, told), (_label, levels) in zip(
            months.keys, months.told, days.told, strict=True
        )
    ]
    together = ", ".join(f"{panel.name} {panel.note}" for panel in panels)
    return Chart(
        code="calendar",
        title=_("Het jaar in bezoeken"),
        said=f"{months.source} {_('Hoe groter het vak en hoe sterker de kleur, hoe meer mensen op die dag.')}",
        words=_("Bezoeken per maand: %s.") % together,
        table=months,
        panels=panels,
        key=[
            (charts.shade(int(cells[0].number or 0), colours=colours), words)
            for words, cells in tables["shades"].told
        ],
    )


def _month(
    key: str, label: str, told: list[Told], levels: list[Told], colours: Colours | None
) -> Panel:
    sessions, *_named, everybody = told
    words = _("%(month)s: %(people)s bezoeken, %(sessions)s bijeenkomsten") % {
        "month": label,
        "people": everybody,
        "sessions": sessions,
    }
    of_day = {day: int(level.number or 0) for day, level in enumerate(levels, start=1)}
    svg = charts.month(date.fromisoformat(f"{key}-01"), of_day, title=words, colours=colours)
    return Panel(label, str(everybody), svg, words)


def groups(table: ToldTable, colours: Colours | None) -> Chart | None:
    """Twelve bars for each group, on one scale; the most visited first, the rest in the table."""
    drawn = [row for row in table.told if any(most(cell) for cell in row[1][:-1])][:MOST_PANELS]
    if not drawn:
        return None
    heads = table.head[1:-1]
    scale = highest(cell for _label, cells in table.told for cell in cells[:-1])
    panels = [
        _group(at, label, list(zip(heads, cells[:-1], strict=True)), cells[-1], scale, colours)
        for at, (label, cells) in enumerate(drawn, start=1)
    ]
    said = _(
        "Bezoeken per maand, bij alle groepen op dezelfde schaal. Het getal is de drukste maand."
    )
    left = len(table.told) - len(panels)
    if left:
        more = ngettext("%d staat alleen in de tabel.", "%d staan alleen in de tabel.", left) % left
        said = f"{said} {more}"
    words = " ".join(panel.words for panel in panels)
    return Chart("groups", _("De groepen door het jaar"), said, words, table, panels=panels)


def _group(
    at: int,
    label: str,
    months: list[tuple[str, Told]],
    meetings: Told,
    scale: float,
    colours: Colours | None,
) -> Panel:
    note = _("%s keer") % meetings
    words = _("%(group)s, %(times)s. Bezoeken per maand: %(visits)s.") % {
        "group": label,
        "times": note,
        "visits": ", ".join(f"{month} {told}" for month, told in months),
    }
    svg = charts.multiple(months, highest=scale, name=f"group-{at}", title=words, colours=colours)
    return Panel(label, note, svg, words)
