"""Somebody who opens pages over a real socket, one at a time."""

import re
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from itertools import cycle
from urllib.parse import urlencode, urlsplit

FORM = "application/x-www-form-urlencoded"


@dataclass
class Case:
    """Something that is done often: a page, or ``forms`` that are sent to it in turns."""

    name: str
    address: str
    forms: tuple[dict[str, str], ...] = ()
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
        self.open(Case("", "/account/login/"))
        self.open(Case("", "/account/login/", ({"login": email, "password": password},)), ok=302)

    def open(self, case: Case, *, ok: int = 200, **headers: str) -> HTTPMessage:
        """Does ``case`` once and returns the headers of the answer; another status is an error.

        Who is sent on goes there, unless being sent on is the answer.
        """
        method, body = "GET", None
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if case.forms:
            method, body = "POST", urlencode(next(case.turns))
            headers |= {"Content-Type": FORM, "X-CSRFToken": self.cookies["csrftoken"]}
        self.connection.request(method, case.address, body, headers)
        answer = self.connection.getresponse()
        answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= dict(re.findall(r"^([^=]+)=([^;]*)", cookie))
        onward = answer.getheader("Location")
        if case.forms and onward and answer.status != ok:
            return self.open(Case(case.name, onward), ok=ok, **headers)
        if answer.status != ok:
            raise RuntimeError(f"{case.address}: {answer.status} {onward}")
        return answer.headers

    def measure(self, case: Case) -> tuple[int, int | None]:
        """How many queries it takes, and how many megabytes the server held at most meanwhile."""
        answer = self.open(case, **{"X-Measure": "1"})
        return int(answer["X-Queries"]), int(answer["X-Peak-MB"] or 0) or None
