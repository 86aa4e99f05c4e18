"""The connection of one phone: it loses answers, and keeps the time."""

import json
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from random import Random
from time import perf_counter
from urllib.parse import urlsplit

PATIENCE = 15  # seconds, as in static/js/taps.js


@dataclass
class Line:
    """Asks one thing at a time, and hears nothing of some answers, whatever the server did."""

    house: str
    session_cookie: str
    dice: Random
    lost: int
    """Answers in a hundred that this phone does not hear: half are thrown away, half hung up on."""
    took: list[float] = field(default_factory=list)
    """Seconds, of every answer that came."""
    events: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection(urlsplit(self.house).netloc, timeout=PATIENCE)
        self.csrf = ""

    def look(self, address: str) -> dict:
        """The answer to a question; without one this phone cannot begin."""
        for name, value in self._ask("GET", address)[1]:
            if name.lower() == "set-cookie" and value.startswith("csrftoken="):
                self.csrf = value.removeprefix("csrftoken=").split(";")[0]
        return self.answer

    def send(self, address: str, body: str) -> dict | None:
        """The answer to what was tapped; None when it does not come, or is thrown away."""
        fate = self.dice.randrange(100)
        try:
            if fate < self.lost // 2:
                return self._hang_up(address, body)
            status, _ = self._ask("POST", address, body)
        except (OSError, HTTPException) as error:
            self.events[type(error).__name__] += 1
            self.connection.close()
            return None
        if status != 200:
            self.events[f"status {status}"] += 1
            return None
        if fate < self.lost:
            self.events["thrown away"] += 1
            return None
        return self.answer

    def _ask(self, method: str, address: str, body: str | None = None) -> tuple[int, list]:
        started = perf_counter()
        self.connection.request(method, address, body, self._headers())
        answer = self.connection.getresponse()
        told = answer.read()
        if method == "POST":
            self.took.append(perf_counter() - started)
        self.answer: dict = json.loads(told) if answer.status == 200 else {}
        return answer.status, answer.getheaders()

    def _hang_up(self, address: str, body: str) -> None:
        """The same batch may come again while this one is still being carried out."""
        self.connection.request("POST", address, body, self._headers())
        self.connection.close()
        self.events["hung up"] += 1

    def _headers(self) -> dict[str, str]:
        return {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "X-CSRFToken": self.csrf,
            "Cookie": f"sessionid={self.session_cookie}; csrftoken={self.csrf}",
        }
