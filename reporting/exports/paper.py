"""The report as a PDF that everybody can read: tagged, with a language, titles and alternatives.

typst builds PDF/UA-1 and PDF/A-2a and refuses to make one that is not accessible. The text comes in
as data, so nothing in it can be taken for markup. The font travels in a wheel: every machine writes
the same pages.
"""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_open_sans
import typst
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from core.drawing import PAPER
from reporting.annual import AnnualReport
from reporting.annual.figures import Figure
from reporting.charts import funnel_in_words
from reporting.context.neighbourhood import ContextTable
from reporting.pictures import Pictures

TEMPLATE = Path(__file__).parent / "annual_report.typ"
IN_THE_FONT = re.compile(
    r"[ -~\u00a0-\u0377\u0384-\u0513\u05d0-\u05ea\u1e00-\u1eff\u2000-\u2040\u20a0-\u20bf\u2122\u25a1]"
)
"""Latin, Greek, Cyrillic and Hebrew letters, quotes and dashes: what Open Sans can show."""
STANDARDS: list[Any] = ["ua-1", "a-2a"]


def write_pdf(report: AnnualReport) -> bytes:
    """The whole report as PDF/UA-1 and PDF/A-2a."""
    data = json.dumps(_printable(_content(report)), ensure_ascii=False)
    compiler = typst.Compiler(TEMPLATE, font_paths=_fonts(), sys_inputs={"data": data})
    written = compiler.compile(
        format="pdf", pdf_standards=STANDARDS, timestamp=int(timezone.now().timestamp())
    )
    return bytes(written)  # type: ignore[arg-type]  # one PDF is one run of bytes


def _content(report: AnnualReport) -> dict[str, Any]:
    pictures = Pictures(report, PAPER)
    return {
        "lang": get_language() or "nl",
        "foundation": settings.FOUNDATION,
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
        "page": _("Bladzijde"),
        "of": pgettext("bladzijde 1 van 3", "van"),
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


def _table(table: ContextTable) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "head": table.head,
        "rows": [[label, *map(str, cells)] for label, cells in table.rows],
        "source": table.source,
    }


def _printable(content: Any) -> Any:
    """``content`` with a box for every character the font lacks: PDF/UA refuses unknown ones."""
    match content:
        case str():
            composed = unicodedata.normalize("NFC", content)
            return "".join(letter if _has_glyph(letter) else "□" for letter in composed)
        case dict():
            return {key: _printable(value) for key, value in content.items()}
        case list():
            return [_printable(value) for value in content]
        case _:
            return content


def _has_glyph(letter: str) -> bool:
    invisible = unicodedata.category(letter) in {"Cc", "Cf", "Cn", "Co", "Cs"}
    return letter in "\n\t" or (not invisible and bool(IN_THE_FONT.match(letter)))


@cache
def _fonts() -> typst.Fonts:
    """Open Sans from its wheel, and nothing of this machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[fontpkg_open_sans.ROOT / "files"])
