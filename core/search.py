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


class InPlainOrder(models.Func):
    """A folded text, to be sorted by its letters alone.

    A PostgreSQL server sorts by the rules of the language it was set up in, which may pass over
    spaces; SQLite knows none. A folded text has no accents or capitals left that need such rules.
    """

    template = "%(expressions)s"
    arity = 1

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"')


MOST_WORDS = 20


class SearchQuerySet(models.QuerySet[Any]):
    """Rows with a ``search_key``, which begins with their name."""

    def by_name(self) -> Self:
        """Rows in the order of the alphabet, *Özgür* with the O, the same on every database."""
        return self.order_by(InPlainOrder("search_key"), "pk")

    def search(self, words: str) -> Self:
        """Rows in whose search key all ``words`` occur, whatever their accents or order.

        Each word once, and no more of them than a name has: a database cannot look for thousands.
        """
        rows = self
        for word in list(dict.fromkeys(folded(words).split()))[:MOST_WORDS]:
            rows = rows.filter(search_key__contains=word)
        return rows


def named_like(rows: models.QuerySet[Any], words: str, *fields: str) -> models.QuerySet[Any]:
    """Those of ``rows`` with all ``words`` in these ``fields`` (else the name), without accents.

    For a hundred or so names of activities, groups and colleagues; what grows keeps a ``search_key``.
    """
    wanted = folded(words).split()
    if not wanted:
        return rows
    names = rows.order_by().values_list("pk", *(fields or ["name"]))
    known = [(pk, folded(" ".join(texts))) for pk, *texts in names]
    return rows.filter(pk__in=[pk for pk, text in known if all(word in text for word in wanted)])


def named_exactly(rows: models.QuerySet[Any], name: str) -> Any:
    """The row of these few that has this ``name`` but for accents and capitals, or None."""
    return next((row for row in rows if folded(row.name) == folded(name)), None)
