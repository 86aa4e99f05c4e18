"""How far the families came: the course of the year and the funnel."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.drawing import Colours
from reporting import charts
from reporting.charts import Chart
from reporting.disclosure import readable
from reporting.told_tables import ToldTable


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


def funnel(table: ToldTable, target: int | None, colours: Colours | None) -> Chart:
    """How many families took each step."""
    steps = [(label, int(cells[0].number or 0)) for label, cells in table.told]
    words = f"{charts.funnel_in_words(steps, target)}."
    svg = charts.funnel(steps, target=target, colours=colours)
    said = _("Zo veel gezinnen zetten dit jaar deze stap. Bij elke stap telt een gezin één keer.")
    return Chart("funnel", _("Van vinden naar aansluiting"), said, words, table, svg)
