"""Knowing which rows were taken in before, without keeping what was in them.

A row leaves a fingerprint: an HMAC under a key derived from ``SECRET_KEY``. Whoever holds the database
but not the key cannot try names against it.
"""

from collections import Counter
from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from core.batches import batches
from participants.models import ImportBatch, ImportedRow

SALT = "participants.imports.ledger"


class Ledger:
    """The fingerprints of one kind of sheet: those of earlier, and those of now."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.known: set[str] = set()
        self.fresh: list[str] = []
        self.repeats: Counter[str] = Counter()

    def fingerprint(self, *parts: object) -> str:
        """The fingerprint of what a row says."""
        told = "\x1f".join(map(str, (self.kind, *parts)))
        return salted_hmac(SALT, told, algorithm="sha256").hexdigest()

    def fingerprint_of_repeatable(self, *parts: object) -> str:
        """The fingerprint of a row that may honestly occur again, as the first or the second."""
        first = self.fingerprint(*parts)
        self.repeats[first] += 1
        return self.fingerprint(*parts, self.repeats[first])

    def recall(self, fingerprints: Iterable[str]) -> None:
        """Look up which of these were taken in before; ``is_known`` answers from then on."""
        for batch in batches(fingerprints):
            rows = ImportedRow.objects.filter(kind=self.kind, fingerprint__in=batch)
            self.known.update(rows.values_list("fingerprint", flat=True))

    def is_known(self, fingerprint: str) -> bool:
        """Whether this row was taken in before; if not, it now is."""
        if fingerprint in self.known:
            return True
        self.known.add(fingerprint)
        self.fresh.append(fingerprint)
        return False

    def close(self, *, rows_refused: int) -> None:
        """Write down the new fingerprints, if there are any, as one import."""
        if not self.fresh:
            return
        batch = ImportBatch.objects.create(
            kind=self.kind, rows_added=len(self.fresh), rows_refused=rows_refused
        )
        ImportedRow.objects.bulk_create(
            [ImportedRow(batch=batch, kind=self.kind, fingerprint=mark) for mark in self.fresh],
            batch_size=1000,
        )
