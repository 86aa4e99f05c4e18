"""A table of what may be told: the same cells for a page, for paper, for a file and for a chart."""

from dataclasses import dataclass, field
from typing import Any, Self

from reporting.disclosure import Told


@dataclass(frozen=True, slots=True)
class ToldTable:
    """Rows of counts that passed the protection of small numbers, with the words around them.

    A chart is drawn from its table and from nothing else: what the table hides cannot be measured
    from the drawing.
    """

    code: str
    caption: str
    head: list[str]
    """Above the labels, and above each cell."""
    told: list[tuple[str, list[Told]]]
    """The label of each row, and its cells."""
    source: str = ""
    """What must be said below the table: how it was counted, or of whom the figures are."""
    keys: list[str] = field(default_factory=list)
    """What each row is to a machine, where a label alone is not enough: a day, the code of an area.

    A key with a stroke is a part of the row above it.
    """

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The rows in words."""
        parts = {at for at, key in enumerate(self.keys) if "/" in key}
        return [
            (f"– {label}" if at in parts else label, list(map(str, cells)))
            for at, (label, cells) in enumerate(self.told)
        ]

    @property
    def labelled_rows(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The rows, each cell with the head above it."""
        return [(label, list(zip(self.head[1:], cells, strict=True))) for label, cells in self.rows]

    @property
    def record(self) -> dict[str, Any]:
        """The table as plain data; ``of_record`` makes the same table of it."""
        return {
            "code": self.code,
            "caption": self.caption,
            "head": self.head,
            "rows": [
                {
                    "label": label,
                    "values": [cell.number for cell in cells],
                    "texts": [cell.text for cell in cells],
                }
                for label, cells in self.told
            ],
            "source": self.source,
            "keys": self.keys,
        }

    @classmethod
    def of_record(cls, record: dict[str, Any]) -> Self:
        """The table that was written down as ``record``."""
        told = [
            (row["label"], [Told(*cell) for cell in zip(row["values"], row["texts"], strict=True)])
            for row in record["rows"]
        ]
        return cls(
            record["code"],
            record["caption"],
            record["head"],
            told,
            record["source"],
            record.get("keys", []),
        )
