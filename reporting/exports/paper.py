"""The annual report on paper: what ``annual_report.typ`` sets."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from core.drawing import PAPER
from core.paper import write_paper
from reporting.annual import AnnualReport
from reporting.annual.figures import Figure
from reporting.charts import funnel_in_words
from reporting.context.neighbourhood import ContextTable
from reporting.pictures import Pictures
from reporting.referrals import LoopTable

TEMPLATE = Path(__file__).parent / "annual_report.typ"


def write_pdf(report: AnnualReport) -> bytes:
    """The whole report as PDF/UA-1 and PDF/A-2a."""
    return write_paper(TEMPLATE, _content(report))


def _content(report: AnnualReport) -> dict[str, Any]:
    pictures = Pictures(report, PAPER)
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
        "promised": [
            _figure(figure)
            | {"bar": bar, "alt": f"{figure.label}: {figure.told}. {figure.promise}."}
            for figure, bar in pictures.goals
        ],
        "other": [
            {"title": section.title, "figures": [_figure(figure) for figure in section.figures]}
            for section in report.not_promised
        ],
        "funnel": {
            "svg": pictures.funnel,
            "alt": funnel_in_words(report.funnel),
            "rows": [[step, str(families)] for step, families in report.funnel],
        },
        "year": {"svg": pictures.year, "alt": pictures.year_in_words, "key": pictures.year_key},
        "months": [
            [month.name, *map(str, (month.sessions, month.visits, month.unnamed_visitors))]
            for month in report.months
        ],
        "finding_places": report.finding_places,
        "stories": report.stories,
        "referrals": [_table(table) for table in report.referral_tables],
        "context": [_table(table) for table in report.context],
        "how_counted": report.how_counted,
        "words": _words(report),
    }


def _words(report: AnnualReport) -> dict[str, str]:
    """The headings and the heads of tables."""
    return {
        "goals": _("Wat was afgesproken, wat is bereikt"),
        "legend": _("Donkere balk: resultaat. Streep: afspraak."),
        "way": _("Van vinden naar aansluiting"),
        "year": _("Het jaar in bezoeken"),
        "year_caption": _("Hoe groter en donkerder het vak, hoe meer mensen op die dag."),
        "months_caption": _("Bezoeken per maand, %d") % report.year,
        "other": _("Verder geteld"),
        "finding_places": _("Waar we de gezinnen vinden"),
        "finding_places_caption": _(
            "Van de gezinnen van wie het eerste half jaar in dit jaar afliep."
        ),
        "stories": _("Verhalen"),
        "stories_caption": _("Verteld met toestemming, zonder namen."),
        "referrals": _("Wat er van doorverwijzingen kwam"),
        "place": _("De wijk in cijfers"),
        "counted": _("Zo is geteld"),
        "number": _("Aantal"),
        "what": _("Wat we tellen"),
        "promise": _("Afspraak"),
        "step": _("Stap"),
        "families": _("Gezinnen"),
        "month": _("Maand"),
        "sessions": _("Bijeenkomsten"),
        "visits": _("Bezoeken met naam"),
        "unnamed": _("Bezoeken zonder naam"),
        "running": f"{report.title}, {report.subject}",
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": str(figure.told),
        "label": figure.label,
        "definition": figure.definition,
        "promise": figure.promise,
        "difference": figure.difference,
        "late": figure.is_late,
    }


def _table(table: ContextTable | LoopTable) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "head": table.head,
        "rows": [[label, *map(str, cells)] for label, cells in table.rows],
        "source": table.source,
    }
