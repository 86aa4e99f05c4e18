"""Visitors without a name, of whom a host counts some apart: children, guests.

The total is what figures count. What was counted apart is a part of it and never more: the rest is
somebody of whom nobody said what they were.
"""

from collections.abc import Mapping

MOST_UNNAMED = 9999
MOST_TALLIES = 6


def counted_with(
    total: int, tallies: Mapping[str, int], change: int, tally: str = ""
) -> tuple[int, dict[str, int]]:
    """The total and the tallies after ``change``; none goes below none.

    Fewer of one tally are fewer of that alone. Fewer of nobody in particular are those of whom nobody
    said what they were, and only then some of the largest tally.
    """
    after = dict(tallies)
    lowest = -after.get(tally, 0) if tally else -total
    change = min(max(change, lowest), MOST_UNNAMED - total)
    if tally:
        after[tally] = after.get(tally, 0) + change
    return total + change, fitted(after, total + change)


def fitted(tallies: Mapping[str, int], total: int) -> dict[str, int]:
    """``tallies`` that are together no more than ``total``: what is too many goes off the largest."""
    after = {word: number for word, number in tallies.items() if number > 0}
    while (over := sum(after.values()) - total) > 0:
        largest = max(after, key=lambda word: after[word])
        after[largest] -= min(over, after[largest])
        if not after[largest]:
            del after[largest]
    return after
