"""What every chart of a report has: words before it, a drawing, words instead of it, a table behind it."""

from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from reporting.told_tables import ToldTable


@dataclass(frozen=True, slots=True)
class Panel:
    """One of several small drawings on the same scale."""

    name: str
    note: str
    """The number that belongs to it, told beside its name."""
    svg: SafeString
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a page and a paper show it."""

    code: str
    title: str
    said: str
    """A sentence that stands before it: what one sees, and what it is measured in."""
    words: str
    """What the drawing shows, in full sentences that name the numbers."""
    table: ToldTable
    svg: str = ""
    note: str = ""
    """What stands below it, in small letters."""
    panels: list[Panel] = field(default_factory=list)
    key: list[tuple[SafeString, str]] = field(default_factory=list)
    """What a shade stands for, where a drawing cannot say so itself."""
