"""Names inside a sentence whose letters may run the other way."""

from unicodedata import bidirectional

from django.utils.translation import get_language_bidi

BEGIN, END = "\u2068", "\u2069"
"""First strong isolate and its end: Unicode Standard Annex 9, 2.4."""


def isolated(text: str) -> str:
    """``text`` so that it keeps its own direction in a sentence of the language of the page.

    Without it the dot of *Ruby A.* moves to the other side of her name in Arabic, and two names side
    by side change places. What runs as the page does stays as it is.
    """
    runs_left = any(bidirectional(letter) in {"R", "AL"} for letter in text)
    return text if not text or runs_left == get_language_bidi() else f"{BEGIN}{text}{END}"
