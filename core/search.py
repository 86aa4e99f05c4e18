"""Finding ``Özgür`` by typing ``ozgur``, the same way on every database.

SQLite compares letters outside ASCII by case and PostgreSQL does not fold accents either, so rows
keep a folded copy of what can be searched (``search_key``) and every query is folded the same way.
"""

import re
import unicodedata
from typing import Any, Self

from django.db import models

# Letters that Unicode does not take apart into a plain letter and an accent.
UNDECOMPOSED = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)

WORDS = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """``text`` in lower case without accents or punctuation, words parted by one space."""
    plain = text.casefold()
    if not plain.isascii():  # most names are, and big imports fold hundreds of thousands
        decomposed = unicodedata.normalize("NFKD", plain.translate(UNDECOMPOSED))
        letters = (letter for letter in decomposed if not unicodedata.combining(letter))
        plain = "".join(letters).translate(UNDECOMPOSED)
    return " ".join(WORDS.findall(plain))


class SearchQuerySet(models.QuerySet[Any]):
    """Rows with a ``search_key``."""

    def search(self, words: str) -> Self:
        """Rows in whose search key all ``words`` occur, whatever their accents or order."""
        rows = self
        for word in folded(words).split():
            rows = rows.filter(search_key__contains=word)
        return rows
