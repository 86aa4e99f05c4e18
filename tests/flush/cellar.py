"""Phones that were in a cellar all evening, and come upstairs at the same moment."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random
from threading import Barrier
from time import perf_counter, sleep
from typing import Any

from tests.flush.line import Line
from tests.phones import Phone

AT_ONCE = 50  # taps, as in static/js/taps.js
MOST_TRIES = 60


@dataclass
class Upstairs:
    """A phone, its connection, and what was tapped on it."""

    phone: Phone
    line: Line
    address: str
    meant: dict[str, Any]
    """What stood on its screen before the connection came back."""
    tries: int = 0

    def send_all(self, ready: Barrier) -> None:
        """Everything that waits, as a page does; what got no answer is sent again."""
        ready.wait()
        while self.phone.queue and self.tries < MOST_TRIES:
            self.tries += 1
            if answer := self.line.send(f"{self.address}tikken/", self.phone.body()):
                self.phone.hear(answer)
            else:
                sleep(self.line.dice.random() / 5)

    def look(self) -> None:
        """As a page does now and then: what the server says by now."""
        self.line.connection.close()  # it has been silent for too long
        self.phone.state = self.line.look(f"{self.address}stand/")

    def report(self) -> dict[str, Any]:
        """What the judge needs, as JSON holds it."""
        return {
            "session": self.phone.session,
            "is_alone": self.phone.is_alone,
            "made": list(self.phone.made),
            "told": self.phone.told,
            "meant": self.meant,
            "screen": screen(self.phone),
        }


class CellarPhone(Phone):
    """Filled in by somebody who changes their mind as people do."""

    def __init__(self, plan: dict[str, Any], state: dict) -> None:
        super().__init__(plan["device"], plan["owner"], state, at_once=AT_ONCE)
        self.session, self.is_alone = plan["session"], plan["is_alone"]
        self.known: list[int | str] = list(plan["people"])

    def fill_in(self, taps: int, dice: Random) -> None:
        """Mostly people on and off; counts, somebody new, and called ready now and then."""
        while len(self.queue) < taps:
            press = dice.choices(
                [self.somebody, self.count, self.newcomer, self.ready], [80, 15, 3, 2]
            )[0]
            press(dice)

    def somebody(self, dice: Random) -> None:
        self.turn_over(dice.choice(self.known))

    def count(self, dice: Random) -> None:
        """The page has no button that goes below nobody."""
        change = dice.choice([1, 1, -1]) if self.shown()[2] else 1
        self.press("count", change=change)

    def newcomer(self, dice: Random) -> None:
        name = f"Vloed {self.device} {len(self.queue)}"
        self.known.append(self.press("newcomer", given_name=name)["key"])

    def ready(self, dice: Random) -> None:
        self.press("close", ready=dice.random() < 0.5)


def come_up(house: str, plans: list[dict[str, Any]], taps: int, lost: int) -> dict[str, Any]:
    """All phones at once; what each was told, and how it went.

    ``plans`` are those of ``tests.flush.stage.set_up``.
    """
    phones = [filled_in(house, plan, taps, lost) for plan in plans]
    ready, started = Barrier(len(phones)), perf_counter()
    with ThreadPoolExecutor(len(phones)) as hands:
        list(hands.map(lambda one: one.send_all(ready), phones))
    seconds = perf_counter() - started
    for one in phones:
        one.look()
        one.line.connection.close()
    lines = [one.line for one in phones]
    return {
        "phones": [one.report() for one in phones],
        "sent": sum(one.tries for one in phones),
        "seconds": seconds,
        "took": sorted(second for line in lines for second in line.took),
        "events": dict(sum((line.events for line in lines), Counter())),
    }


def filled_in(house: str, plan: dict[str, Any], taps: int, lost: int) -> Upstairs:
    """One phone, down in the cellar, with its taps."""
    dice, address = Random(plan["device"]), f"/presentie/{plan['session']}/"  # noqa: S311
    line = Line(house, plan["cookie"], dice, lost)
    phone = CellarPhone(plan, line.look(f"{address}stand/"))
    phone.fill_in(taps, dice)
    return Upstairs(phone, line, address, screen(phone))


def screen(phone: Phone) -> dict[str, Any]:
    """What somebody who looks at the phone sees."""
    here, _, unnamed = phone.shown()
    return {"here": sorted(here), "unnamed": unnamed}
