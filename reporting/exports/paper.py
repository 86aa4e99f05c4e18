"""The annual report on paper: what ``annual_report.typ`` sets."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from core.drawing import PAPER
from core.paper import write_paper
from reporting.annual import AnnualReport
from reporting.annual.figures import Figure
from reporting.charts import Chart
from reporting.context.neighbourhood import ContextTable
from reporting.indicators import Counted
from reporting.pictures import Pictures
from reporting.told_tables import ToldTable

TEMPLATE = Path(__file__).parent / "annual_report.typ"


def write_pdf(report: AnnualReport) -> bytes:
    """The whole report as PDF/UA-1 and PDF/A-2a."""
    return write_paper(TEMPLATE, _content(report))


def _content(report: AnnualReport) -> dict[str, Any]:
    pictures = Pictures.of(report, PAPER)
    return {
        "title": report.title,
        "subject": report.subject,
        "days": report.days,
        "headline": report.headline,
        "summary": report.summary,
        "flat": {
            "svg": pictures.flat,
            "alt": pictures.flat_in_words,
            "caption": pictures.flat_caption,
        },
        "steps": [
            {"label": label, "number": numbers[0], "last": at == len(pictures.funnel.table.rows)}
            for at, (label, numbers) in enumerate(pictures.funnel.table.rows, start=1)
        ],
        "promised": [
            _figure(promise.figure)
            | ({"definition": ""} if promise.programme_name else {})  # told once, further on
            | {"bar": bar, "to": promise.to, "explanation": promise.explanation}
            | {"alt": f"{promise.figure.label}: {promise.figure.told}. {promise.figure.promise}."}
            for promise, bar in pictures.goals
        ],
        "other": [
            {"title": section.title, "figures": [_figure(figure) for figure in section.figures]}
            for section in report.not_promised
        ],
        "charts": [chart_on_paper(chart) for chart in pictures.charts],
        "finding_places": report.finding_places,
        "stories": report.stories,
        "referrals": [table_on_paper(table) for table in report.referral_tables],
        "context": [table_on_paper(table) for table in report.context],
        "how_counted": report.how_counted,
        "words": _words(report),
    }


def _words(report: AnnualReport) -> dict[str, str]:
    """The headings and the heads of tables."""
    return {
        "contents": _("Inhoud"),
        "summary": _("Het jaar in het kort"),
        "goals": _("Wat was afgesproken, wat is bereikt"),
        "legend": _("Balk: resultaat. Streep: afspraak."),
        "way": _("Hoe ver de gezinnen kwamen"),
        "visits": _("Wie er kwamen, en wanneer"),
        "where": _("Waar in de wijk"),
        "other": _("Alle cijfers, en wat ze betekenen"),
        "finding_places": _("Waar we de gezinnen vinden"),
        "finding_places_caption": _(
            "Van de gezinnen van wie het eerste half jaar in dit jaar afliep."
        ),
        "stories": _("Verhalen"),
        "stories_caption": _("Verteld met toestemming, zonder namen."),
        "referrals": _("Wat er van doorverwijzingen kwam"),
        "place": _("De wijk in cijfers"),
        "counted": _("Zo is geteld"),
        "tables": _("De tabellen achter de grafieken"),
        "tables_caption": _("Elke grafiek is getekend uit zijn tabel, en uit niets anders."),
        "table": _("Tabel op bladzijde"),
        "number": _("Aantal"),
        "what": _("Wat we tellen"),
        "promise": _("Afspraak"),
        "running": f"{report.title}, {report.subject}",
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": str(figure.told),
        "label": figure.label,
        "definition": _meaning(figure),
        "promise": figure.promise,
        "difference": figure.difference,
        "late": figure.is_late,
    }


def _meaning(figure: Figure) -> str:
    """What is counted, when if that is not the whole period, and what must be said beside it."""
    days = "" if figure.counted is Counted.PERIOD else figure.days
    said = [figure.definition, days, figure.unknown, figure.spread]
    return " ".join(filter(None, [*said, *(parts.words for parts in figure.parts)]))


def chart_on_paper(chart: Chart) -> dict[str, Any]:
    """A chart with its words and its table, as ``charts.typ`` sets it."""
    return {
        "code": chart.code,
        "title": chart.title,
        "said": chart.said,
        "note": chart.note,
        "svg": chart.svg,
        "alt": chart.words,
        "panels": [
            {"name": panel.name, "note": panel.note, "svg": panel.svg, "alt": panel.words}
            for panel in chart.panels
        ],
        "key": [{"svg": square, "words": words} for square, words in chart.key],
        "table": table_on_paper(chart.table),
    }


def table_on_paper(table: ContextTable | ToldTable) -> dict[str, Any]:
    """A table as ``charts.typ`` sets it: columns of names at the left, of numbers at the right."""
    rows = [[label, *map(str, cells)] for label, cells in table.rows]
    columns = list(zip(*rows, strict=True))[1:]
    return {
        "caption": table.caption,
        "head": table.head,
        "rows": rows,
        "names": [0, *(at for at, cells in enumerate(columns, 1) if all(map(_is_name, cells)))],
        "source": table.source,
    }


def _is_name(cell: str) -> bool:
    return any(letter.isalpha() for letter in cell)
