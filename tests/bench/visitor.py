"""Somebody who opens pages over a real socket, one at a time, with a stopwatch."""

import re
import statistics
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

ENOUGH = 200  # requests
PATIENCE = 15  # seconds for one case


class Times(NamedTuple):
    """Milliseconds: half of the requests took at most ``p50``, 95 in 100 at most ``p95``."""

    p50: float
    p95: float
    requests: int


@dataclass(frozen=True)
class Case:
    """Something that is done often; ``form`` makes it a POST."""

    name: str
    address: str
    form: dict[str, str] | None = None


class Visitor:
    """Signs in once and stays on one connection."""

    def __init__(self, house: str) -> None:
        self.connection = HTTPConnection(urlsplit(house).netloc, timeout=120)
        self.cookies: dict[str, str] = {}

    def sign_in(self, email: str, password: str) -> None:
        """As the browser does it, with the token of the form."""
        self.open(Case("", "/account/login/"))
        self.open(Case("", "/account/login/", {"login": email, "password": password}), ok=302)

    def open(self, case: Case, *, ok: int = 200, **headers: str) -> HTTPMessage:
        """Does ``case`` once and returns the headers of the answer; another status is an error."""
        body = None
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if case.form is not None:
            body = urlencode(case.form)
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": self.cookies["csrftoken"],
            }
        self.connection.request("POST" if body is not None else "GET", case.address, body, headers)
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != ok:
            raise RuntimeError(f"{case.address}: {answer.status} {answer.getheader('Location')}")
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.update([re.match(r"([^=]+)=([^;]*)", line).groups()])  # type: ignore[union-attr]
        return answer.headers

    def measure(self, case: Case, **headers: str) -> tuple[int, str]:
        """How many queries it takes, and megabytes at most."""
        answer = self.open(case, **headers, **{"X-Measure": "1"})
        return int(answer["X-Queries"]), answer["X-Peak-MB"]

    def time(self, case: Case, **headers: str) -> Times:
        """After three times to warm up: until there are enough requests or patience ends."""
        for _ in range(3):
            self.open(case, **headers)
        took: list[float] = []
        until = time.perf_counter() + PATIENCE
        while len(took) < ENOUGH and (time.perf_counter() < until or len(took) < 5):
            started = time.perf_counter()
            self.open(case, **headers)
            took.append((time.perf_counter() - started) * 1000)
        cuts = statistics.quantiles(took, n=20, method="inclusive")
        return Times(round(statistics.median(took), 2), round(cuts[18], 2), len(took))
