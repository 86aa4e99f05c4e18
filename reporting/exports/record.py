"""The report as JSON, for other machines."""

import json
from typing import Any

from reporting.annual import AnnualReport
from reporting.annual.figures import Figure
from reporting.annual.months import Month
from reporting.context.neighbourhood import ContextTable
from reporting.disclosure import Told
from reporting.referrals import COLUMNS, LoopTable


def write_json(report: AnnualReport) -> bytes:
    """UTF-8 JSON; a count that is not told is the text ``"1–4"`` instead of a number."""
    return json.dumps(_record(report), ensure_ascii=False, indent=2).encode() + b"\n"


def _record(report: AnnualReport) -> dict[str, Any]:
    programme = report.programme
    return {
        "year": report.year,
        "programme": programme.slug if programme else None,
        "programme_name": programme.name if programme else None,
        "period": {"first": f"{report.period.first}", "last": f"{report.period.last}"},
        "headline": report.headline,
        "figures": [_figure(figure) for figure in report.figures],
        "months": [_month(month) for month in report.months],
        "finding_places": report.finding_places,
        "stories": report.stories,
        "referrals": [_referrals(table) for table in report.referral_tables],
        "context": [_context(table) for table in report.context],
        "how_counted": report.how_counted,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "code": figure.code,
        "label": figure.label,
        "definition": figure.definition,
        "unit": figure.unit.value,
        "value": figure.told.number,
        "target": figure.target,
        "out_of": figure.out_of,
    }


def _month(month: Month) -> dict[str, Any]:
    return {
        "month": f"{month.first:%Y-%m}",
        "sessions": _told(month.sessions),
        "visits": _told(month.visits),
        "unnamed_visitors": _told(month.unnamed_visitors),
    }


def _referrals(table: LoopTable) -> dict[str, Any]:
    return {
        "code": table.code,
        "caption": table.caption,
        "columns": COLUMNS,
        "rows": [
            {"label": label, "values": [_told(cell) for cell in cells]}
            for label, cells in table.told
        ],
        "source": table.source,
    }


def _context(table: ContextTable) -> dict[str, Any]:
    return {
        "code": table.code,
        "caption": table.caption,
        "columns": table.head[1:],
        "rows": [
            {"label": label, "values": [c.value for c in cells]} for label, cells in table.rows
        ],
        "source": table.source,
    }


def _told(count: Told) -> int | float | str:
    return count.text if count.number is None else count.number
