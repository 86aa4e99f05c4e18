"""The report as a record: every form in which it leaves the house is written from this one.

A record is plain data: texts, numbers, lists. It is made of what is counted now, or it is what was
frozen when the report became final; who writes a form of it sees no difference.
"""

import json
from hashlib import sha256
from typing import Any

from django.conf import settings

from reporting.annual import AnnualReport
from reporting.annual.figures import Figure
from reporting.annual.months import Month
from reporting.annual.promised import Promise
from reporting.context.neighbourhood import ContextTable
from reporting.disclosure import Told
from reporting.exports.canonical import sealed
from reporting.indicators import CATALOGUE
from reporting.referrals import COLUMNS, LoopTable

Record = dict[str, Any]

FORMAT, FORMAT_VERSION = "buurtverband/annual-report", 1
DRAWN_IN_SHADES = ("days", "shades")
"""Tables that tell no number, only how dark a day of the calendar is."""
COUNTED = "counted"
"""The state of a record that nobody wrote a report around."""


def write_json(record: Record) -> bytes:
    """UTF-8 JSON with its fingerprint; a count that is not told has no value but a text ``"1–4"``."""
    return json.dumps(sealed(record), ensure_ascii=False, indent=2).encode() + b"\n"


def record_of(report: AnnualReport) -> Record:
    """What is counted, as it may leave the house."""
    programme = report.programme
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "state": COUNTED,
        "foundation": settings.FOUNDATION,
        "year": report.year,
        "programme": programme.slug if programme else None,
        "programme_name": programme.name if programme else None,
        "title": report.title,
        "subject": report.subject,
        "days": report.days,
        "period": {"first": f"{report.period.first}", "last": f"{report.period.last}"},
        "reference_date": f"{report.period.last}",
        "headline": report.headline,
        "summary": report.summary,
        "figures": [
            _figure(figure, section.title, report)
            for section in report.sections
            for figure in section.figures
        ],
        "promises": [_promise(promise) for promise in report.promised],
        "tables": {code: table.record for code, table in report.tables.items()},
        "months": [_month(month) for month in report.months],
        "finding_places": report.finding_places,
        "stories": report.stories,
        "referrals": [_referrals(table) for table in report.referral_tables],
        "context": [_context(table) for table in report.context],
        "how_counted": report.how_counted,
    }


def rule_of(code: str, unit: str, definition: str) -> str:
    """The version of a rule: the same wherever the same is counted in the same way.

    Anybody can work it out: the first 16 digits of the SHA-256 of code, unit and definition, with a
    line between them. The definition holds the numbers that the foundation chose; the programme that
    was counted for is no part of it.
    """
    return sha256("\n".join((code, unit, definition)).encode()).hexdigest()[:16]


def _figure(figure: Figure, chapter: str, report: AnnualReport) -> Record:
    definition, restriction = _meaning(figure, report)
    return {
        "code": figure.code,
        "chapter": chapter,
        "name": _name(figure),
        "label": figure.label,
        "definition": definition,
        "restriction": restriction,
        "unit": str(figure.unit.value),
        "unit_label": str(figure.unit.label),
        "rule": rule_of(figure.code, str(figure.unit.value), definition),
        "value": figure.told.number,
        "text": figure.told.text,
        "is_masked": figure.told.number is None,
        "target": figure.target,
        "difference": figure.difference,
        "explanation": "",
        "out_of": figure.out_of,
        "counted": str(figure.counted.value),
        "days": figure.days,
        "unknown": figure.unknown,
        "not_known": _not_known(figure),
        "spread": figure.spread,
        "quartiles": figure.quartiles._asdict() if figure.quartiles else None,
        "parts": [
            {
                "title": parts.title,
                "rows": [
                    {"label": label, "value": told.number, "text": told.text}
                    for label, told in parts.rows
                ],
            }
            for parts in figure.parts
        ],
    }


def _promise(promise: Promise) -> Record:
    figure = promise.figure
    return {
        "code": figure.code,
        "label": figure.label,
        "unit": str(figure.unit.value),
        "programme": promise.programme,
        "programme_name": promise.programme_name,
        "award": promise.award,
        "target": figure.target,
        "result": figure.told.number,
        "result_text": figure.told.text,
        "difference": figure.difference,
        "is_met": figure.is_met,
        "explanation": promise.explanation,
    }


def _not_known(figure: Figure) -> Record | None:
    if figure.not_known is None:
        return None
    number, whole = figure.not_known.number, figure.not_known.whole
    return {"value": number.number, "text": number.text, "of": whole.number}


def _name(figure: Figure) -> str:
    """What it is called without the numbers of this report in it."""
    indicator = CATALOGUE.get(figure.code)
    return str(indicator.label) if indicator else figure.label


def _meaning(figure: Figure, report: AnnualReport) -> tuple[str, str]:
    """What is counted, and for which programme: only the first is the same everywhere."""
    indicator = CATALOGUE.get(figure.code)
    if not (indicator and report.programme):
        return figure.definition, ""
    restriction = str(indicator.via.label) % {"programme": report.programme.name}
    return figure.definition.removesuffix(restriction).strip(), restriction


def _month(month: Month) -> Record:
    return {
        "month": f"{month.first:%Y-%m}",
        "sessions": _told(month.sessions),
        "visits": _told(month.visits),
        "unnamed_visitors": _told(month.unnamed_visitors),
    }


def _referrals(table: LoopTable) -> Record:
    return {
        "code": table.code,
        "caption": table.caption,
        "head": table.head,
        "columns": list(COLUMNS),
        "rows": [
            {
                "label": label,
                "values": [_told(cell) for cell in cells],
                "texts": [cell.text for cell in cells],
            }
            for label, cells in table.told
        ],
        "source": table.source,
    }


def _context(table: ContextTable) -> Record:
    return {
        "code": table.code,
        "caption": table.caption,
        "head": table.head,
        "columns": table.head[1:],
        "rows": [
            {
                "label": label,
                "values": [c.value for c in cells],
                "texts": [str(c) for c in cells],
                "units": [c.unit for c in cells],
            }
            for label, cells in table.rows
        ],
        "source": table.source,
    }


def _told(count: Told) -> int | float | str:
    return count.text if count.number is None else count.number
