"""A tour of the house along its links: every page that somebody can open, with an example of each."""

import re
from collections import deque
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import APIResponse, Page

from accounts.roles import Role
from tests.browser import DESKTOP, PHONE, SignedIn

METHOD_NOT_ALLOWED = 405  # the door of a form
START = (
    "/",
    "/gezinnen/?wie=afgesloten",  # a closed file has what an open one has not
    "/account/email/",  # stands where the sign-in library has a page that we do not use
)
EXAMPLES = 3  # of a page that is new to us; one is enough of a page a colleague has shown
FILES = 40  # not every file has a referral, not every activity a poster, not every report is final
FILE_PAGES = {
    "participants:family_detail",
    "participants:measurement_list",
    "activities:activity_detail",
    "activities:volunteer_detail",
    "participants:organisation_detail",
    "participants:register",
    "participants:door_link",
    "reporting:report_detail",
}
LOOKS = {
    "desk-day": (DESKTOP, "light"),
    "desk-night": (DESKTOP, "dark"),
    "phone-day": (PHONE, "light"),
    "phone-night": (PHONE, "dark"),
}


class Found(NamedTuple):
    """Where a door is: who found it (None: a stranger), its address, and whether it is a page."""

    role: Role | None
    address: str
    is_page: bool


def addresses(signed_in: SignedIn) -> dict[str, Found]:
    """For every URL name that a link leads to: the first who found it."""
    found: dict[str, Found] = {}
    for role in (None, *Role):
        context = signed_in.context(role, DESKTOP)
        for name, address, is_page in list(roam(context.new_page(), known=set(found))):
            found.setdefault(name, Found(role, address, is_page))
        context.close()
    return found


def roam(page: Page, *, known: Collection[str]) -> Iterator[tuple[str, str, bool]]:
    """(URL name, address, is it a page) of what can be reached from home, a few examples of each."""
    seen: dict[str, set[str]] = {}
    waiting = deque(START)
    while waiting:
        address = waiting.popleft()
        name = name_of(address)
        examples = seen.setdefault(name, set())
        if address not in examples and len(examples) < enough(name, known):
            examples.add(address)
            answer = page.request.get(address)
            if answer.status != METHOD_NOT_ALLOWED:
                yield name_of(answer.url), address, is_page(answer)
            if is_page(answer) and answer.ok:
                waiting.extend(links(answer.text()))


def enough(name: str, known: Collection[str]) -> int:
    """How many examples of a page to look at."""
    if name in known:
        return 1
    return FILES if name in FILE_PAGES else EXAMPLES


def name_of(address: str) -> str:
    """The URL name behind ``address``; an address that leads nowhere is an error."""
    return resolve(urlsplit(address).path).view_name


class Links(HTMLParser):
    """Reads where a page leads to inside the house: whatever an attribute of an element says.

    Links, fragments, and forms, whose doors open too. Read from the answer itself: for somebody who
    only looks for doors a browser need not draw the page.
    """

    INSIDE = re.compile(r"/(?!/|static/)")
    SECRETS = ("data-key", "data-owner")
    """Letters by chance: one in sixty-four begins like an address."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = [value for name, value in attrs if value and name not in self.SECRETS]
        self.found += [value for value in told if self.INSIDE.match(value)]


def links(page: str) -> list[str]:
    """Where one can go from this page, inside the house."""
    reader = Links()
    reader.feed(page)
    return reader.found


def is_page(answer: APIResponse) -> bool:
    """Not a file to download."""
    return answer.headers.get("content-type", "").startswith("text/html")
