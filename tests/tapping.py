"""Taps as a phone sends them, for whoever does so without a browser."""

from dataclasses import dataclass
from itertools import cycle

from accounts.models import User
from core.devices import device_secret
from tests.phones import batch, tapped


def owner_of(user_pk):
    """Whose taps they are, as a page tells it to its script."""
    return device_secret(User(pk=user_pk), "owner")


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
