"""Taps as a phone sends them, for whoever does so without a browser."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle
from uuid import uuid4

from accounts.models import User
from core.devices import device_secret


def owner_of(user_pk):
    """Whose taps they are, as a page tells it to its script."""
    return device_secret(User(pk=user_pk), "owner")


def tapped(kind, person=None, *, key=None, seen="", ago=0, **value):
    """One tap as a phone makes it."""
    tap = {"key": str(key or uuid4()), "kind": kind, "value": value, "seen": seen, "ago": ago}
    return tap | ({"person": person} if person else {})


def batch(owner: str, taps: Iterable[dict], device: str = "a1") -> str:
    """What is sent at once."""
    return json.dumps({"device": device, "owner": owner, "taps": list(taps)})


@dataclass
class OffAndOn:
    """Taps one person off and on again, and sees each time what was tapped before."""

    owner: str
    person: int
    seen: str = ""

    def __post_init__(self):
        self.turns = cycle([False, True])

    def __call__(self):
        tap = tapped("mark", self.person, seen=self.seen, here=next(self.turns))
        self.seen = tap["key"]
        return batch(self.owner, [tap])
