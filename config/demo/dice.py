"""Chance that falls the same way every time."""

from collections.abc import Mapping
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


def dice(seed: int, *about: object) -> Random:
    """A die of its own for every subject, so that more of one thing does not change another."""
    return Random(f"{seed}:{about}")  # noqa: S311  # believable, not secret


def chance(die: Random, share: float) -> bool:
    """True in ``share`` (0 to 1) of the throws."""
    return die.random() < share


def drawn(die: Random, weights: Mapping[Thing, int]) -> Thing:
    """One of the things, as often as its weight says."""
    return die.choices(list(weights), list(weights.values()))[0]
