"""Asking a database about many things at a time, but never about too many at once."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")
AT_ONCE = 900  # SQLite may be built to take no more than 999 values in one question


def batches(things: Iterable[Thing], size: int = AT_ONCE) -> Iterator[list[Thing]]:
    """``things``, without repeats and in order, in lists of at most ``size``."""
    unique = list(dict.fromkeys(things))
    for start in range(0, len(unique), size):
        yield unique[start : start + size]
