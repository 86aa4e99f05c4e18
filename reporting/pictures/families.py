"""How far the families came: this year, through the year, since they were found; and what was in the way."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.drawing import Colours
from reporting import charts
from reporting.charts import Chart
from reporting.disclosure import readable
from reporting.told_tables import ToldTable

MOST_KINDS = 8


def course(table: ToldTable, target: int | None, colours: Colours | None) -> Chart | None:
    """The families with a place to belong through the year; None when there were none."""
    days = [date.fromisoformat(key) for key in table.keys]
    reached = [int(cells[0].number or 0) for _label, cells in table.told]
    if not reached or not reached[-1]:
        return None
    start = (date(days[0].year, 1, 1), 0)
    points = (start, *zip(days, reached, strict=True))
    each = [
        _("%(families)s tot en met %(day)s")
        % {"families": readable(number), "day": date_format(day, "j F")}
        for day, number in zip(days, reached, strict=True)
        if number
    ]
    words = _("Gezinnen met aansluiting: %s.") % ", ".join(each)
    if target:
        words = f"{words} {_('Afgesproken: %d.') % target}"
        said = _(
            "De lijn is wat is bereikt, de stippen zijn de afspraak als die gelijk op zou gaan."
        )
    else:
        said = _("De lijn is het aantal gezinnen dat in de loop van het jaar aansluiting vond.")
    svg = charts.course(points=points, target=target, forecast=None, words=words, colours=colours)
    return Chart("course", _("Aansluiting in de loop van het jaar"), said, words, table, svg)


def funnel(table: ToldTable, targets: Mapping[str, int], colours: Colours | None) -> Chart:
    """How many families took each step, beside what was promised for it."""
    stages = [
        charts.Stage(label, int(cells[0].number or 0), targets.get(key))
        for key, (label, cells) in zip(table.keys, table.told, strict=True)
    ]
    said = _("Zo veel gezinnen zetten dit jaar deze stap. Bij elke stap telt een gezin één keer.")
    if any(stage.target for stage in stages):
        said = f"{said} {_('De streep is de afspraak.')}"
    words, svg = f"{charts.funnel_in_words(stages)}.", charts.funnel(stages, colours=colours)
    return Chart("funnel", _("Van vinden naar aansluiting"), said, words, table, svg)


def cohorts(table: ToldTable, colours: Colours | None) -> Chart | None:
    """Of the families of each year: found, reached and connected until now; None without any."""
    if not table.told:
        return None
    rows = [
        charts.Cohort(
            year, [(_("gevonden"), found), (_("bereikt"), reached), (_("aansluiting"), end)]
        )
        for year, (found, _approached, reached, _solved, end) in table.told
    ]
    words = " ".join(
        _("%(year)s: %(steps)s.")
        % {"year": row.year, "steps": ", ".join(f"{told} {step}" for step, told in row.steps)}
        for row in rows
    )
    svg = charts.cohorts(rows, title=table.caption, words=words, colours=colours)
    said = _("Van de gezinnen die we in een jaar vonden: hoe ver ze sindsdien kwamen.")
    return Chart("cohorts", _("Elk jaar gezinnen gevolgd"), said, words, table, svg)


def obstacles(table: ToldTable, colours: Colours | None) -> Chart | None:
    """Of the kinds with a number to tell: found, and taken away; None without any."""
    rows = [(label, noted, solved) for label, (noted, solved, _open) in table.told]
    drawn = [row for row in rows if row[1].number or row[2].number][:MOST_KINDS]
    if not drawn:
        return None
    heads = _("gevonden"), _("weggenomen")
    words = " ".join(
        f"{label}: {noted} {heads[0]}, {solved} {heads[1]}." for label, noted, solved in drawn
    )
    svg = charts.pairs(
        drawn, name="obstacles", title=table.caption, words=words, heads=heads, colours=colours
    )
    said = _("Wat gezinnen in de weg stond, en wat er dit jaar van is weggenomen.")
    if len(rows) > len(drawn):
        said = f"{said} {_('De rest staat in de tabel.')}"
    return Chart("obstacles", _("Belemmeringen"), said, words, table, svg)
