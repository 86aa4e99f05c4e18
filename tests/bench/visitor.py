"""Somebody who opens pages over a real socket, one at a time."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from itertools import cycle
from urllib.parse import urlencode, urlsplit

FRONT_DOOR = "/account/login/"
OK, FOUND = 200, 302
FORM = "application/x-www-form-urlencoded"


@dataclass
class Case:
    """Something that is done often: a page, or ``forms`` that are sent to it in turns."""

    name: str
    address: str
    forms: tuple[dict[str, str], ...] = ()
    told: Callable[[], str] | None = None
    """Makes what a script sends instead of a form: JSON, other words each time."""
    turns: "cycle[dict[str, str]]" = field(init=False)

    def __post_init__(self) -> None:
        self.turns = cycle(self.forms)


class Visitor:
    """Signs in once and stays on one connection."""

    def __init__(self, house: str) -> None:
        self.connection = HTTPConnection(urlsplit(house).netloc, timeout=300)
        self.cookies: dict[str, str] = {}

    def sign_in(self, email: str, password: str) -> None:
        """As a browser does it, with the token of the form."""
        self.open(Case("", FRONT_DOOR))
        self.open(Case("", FRONT_DOOR, ({"login": email, "password": password},)))

    def open(self, case: Case, **headers: str) -> list[HTTPResponse]:
        """Does ``case`` once, where it leads on included; what is not a page in the end is an error."""
        form = urlencode(next(case.turns)) if case.forms else None
        if case.told:
            form, headers = case.told(), {**headers, "Content-Type": "application/json"}
        answers = [self._ask(case.address, form, headers)]
        while answers[-1].status == FOUND:
            answers.append(self._ask(answers[-1].headers["Location"], None, headers))
        if answers[-1].status != OK:
            raise RuntimeError(f"{case.address}: {answers[-1].status}")
        return answers

    def _ask(self, address: str, form: str | None, headers: dict[str, str]) -> HTTPResponse:
        if address.startswith(f"{FRONT_DOOR}?"):
            raise RuntimeError("signed out")
        headers = {**headers, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if form is not None:
            headers = {"Content-Type": FORM, "X-CSRFToken": self.cookies["csrftoken"], **headers}
        sent = ("GET" if form is None else "POST", address, form, headers)
        self.connection.request(*sent)
        try:
            answer = self.connection.getresponse()
        except RemoteDisconnected:  # after a long silence the server had hung up already
            self.connection.close()
            self.connection.request(*sent)
            answer = self.connection.getresponse()
        answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= dict(re.findall(r"^([^=]+)=([^;]*)", cookie))
        return answer

    def measure(self, case: Case) -> tuple[int, int | None]:
        """How many queries it takes, and how many megabytes the server held at most meanwhile."""
        answers = self.open(case, **{"X-Measure": "1"})
        queries = sum(int(answer.headers["X-Queries"]) for answer in answers)
        return queries, int(answers[-1].headers["X-Peak-MB"] or 0) or None
