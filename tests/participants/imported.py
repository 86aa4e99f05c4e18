"""Short ways to import a sheet in a test."""

import json
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from participants.imports.outcomes import Options
from participants.imports.running import import_sheet

SHEETS = Path(__file__).parent.parent / "sheets"
EXPECTED = json.loads((SHEETS / "expected.json").read_text(encoding="utf-8"))


def imported(kind, *lines, is_dry_run=False, **options):
    """The outcome of a text file of these ``lines``."""
    return import_sheet(
        content="\n".join(lines).encode(),
        filename="lijst.csv",
        kind=kind,
        options=Options(**options),
        is_dry_run=is_dry_run,
    )


def commanded(name, kind, *arguments):
    """What ``manage.py import_sheet`` answers in JSON about one of the five sheets."""
    out = StringIO()
    call_command("import_sheet", SHEETS / name, "--kind", kind, "--json", *arguments, stdout=out)
    return json.loads(out.getvalue())


def places(remarks):
    """Row, column and reason of every remark."""
    return [(remark.row, remark.column, remark.reason) for remark in remarks]
