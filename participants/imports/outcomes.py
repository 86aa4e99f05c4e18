"""What we ask of an import, and what it answers: totals, what was added, and every remark."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from activities.models import Programme


@dataclass(frozen=True, slots=True)
class Options:
    """What the person says about a sheet that does not say it itself."""

    year: int | None = None
    activity: str = ""
    programme: Programme | None = None
    today: date = field(default_factory=timezone.localdate)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at, and where it stands. Never holds what is in another cell."""

    sheet: str
    row: int | None
    column: str
    reason: str


@dataclass(slots=True)
class Findings:
    """Everything remarked while reading: errors keep a row out, notices do not."""

    errors: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)

    def refuse(self, sheet: str, row: int | None, column: str, reason: str) -> None:
        """Note why a row, or a cell of an attendance list, was left out."""
        self.errors.append(Remark(sheet, row, column, reason))

    def notice(self, sheet: str, row: int | None, column: str, reason: str) -> None:
        """Note what the person should know about what was taken in."""
        self.notices.append(Remark(sheet, row, column, reason))

    def rows_with_an_error(self) -> int:
        """How many rows have at least one error."""
        return len({(error.sheet, error.row) for error in self.errors})


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something was read."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an import went."""

    kind: str
    is_dry_run: bool
    totals: dict[str, Any]
    added: dict[str, int]
    findings: Findings

    def as_dict(self) -> dict[str, Any]:
        """Everything, ready for JSON."""
        return {
            "kind": self.kind,
            "dry_run": self.is_dry_run,
            **self.totals,
            "added": self.added,
            "errors": [asdict(error) for error in self.findings.errors],
            "notices": [asdict(notice) for notice in self.findings.notices],
        }
