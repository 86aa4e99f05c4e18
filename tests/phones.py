"""Taps as a phone makes and sends them, and a phone without a browser; knows nothing of the house."""

import json
from collections.abc import Iterable
from uuid import uuid4


def tapped(kind, person=None, *, key=None, seen="", ago=0, **value):
    """One tap as a phone makes it."""
    tap = {"key": str(key or uuid4()), "kind": kind, "value": value, "seen": seen, "ago": ago}
    return tap | ({"person": person} if person else {})


def batch(owner: str, taps: Iterable[dict], device: str = "a1") -> str:
    """What is sent at once."""
    return json.dumps({"device": device, "owner": owner, "taps": list(taps)})


class Phone:
    """What waits on a phone at one register, and what the server said last: it knows no more than that.

    It does as ``static/js/taps.js`` and ``register.js`` do.
    """

    def __init__(self, device: str, owner: str, state: dict, *, at_once: int) -> None:
        self.device, self.owner, self.at_once = device, owner, at_once
        self.queue: list[dict] = []
        self.made: dict[str, dict] = {}
        self.state = state
        self.told: dict[str, dict] = {}

    def shown(self) -> tuple[set[str], dict[str, str], int]:
        """Who is here on its screen, the last word about everybody, and how many without a name."""
        here, versions = set(map(str, self.state["here"])), dict(self.state["versions"])
        unnamed = self.state["unnamed"]
        for tap in self.queue:
            value = tap["value"]
            if tap["kind"] == "mark":
                (here.add if value["here"] else here.discard)(str(tap["person"]))
                versions[str(tap["person"])] = tap["key"]
            elif tap["kind"] == "count":
                unnamed = max(unnamed + value["change"], 0)
            elif tap["kind"] == "newcomer":
                here.add(tap["key"])
                versions[tap["key"]] = tap["key"]
        return here, versions, unnamed

    def away(self) -> dict[str, str]:
        """Who will not come, by the key of their family, and why."""
        away = dict(self.state["away"])
        for tap in self.queue:
            if tap["kind"] == "absent":
                away.pop(str(tap["value"].get("back")), None)
                if family := tap["value"].get("family"):
                    away[str(family)] = tap["value"]["because"]
        return away

    def press(self, kind: str, **value: object) -> dict:
        """Makes a tap that is about nobody in particular, or about somebody new."""
        return self._keep(tapped(kind, **value))

    def mark(self, person: int | str, *, here: bool) -> None:
        """Says of somebody that they are here, or not."""
        seen = self.shown()[1].get(str(person), "")
        self._keep(tapped("mark", person, seen=seen, here=here))

    def _keep(self, tap: dict) -> dict:
        self.queue.append(tap)
        self.made[tap["key"]] = tap
        return tap

    def turn_over(self, person: int | str) -> None:
        """One press on somebody."""
        self.mark(person, here=str(person) not in self.shown()[0])

    def body(self) -> str:
        """What it sends: the oldest that wait."""
        return batch(self.owner, self.queue[: self.at_once], self.device)

    def hear(self, answer: dict) -> None:
        """What was answered goes from the queue, whichever request it was an answer to."""
        self.told |= answer["taps"]
        self.queue = [tap for tap in self.queue if tap["key"] not in answer["taps"]]
        self.state = answer
