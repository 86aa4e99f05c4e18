"""A tour of the house along its links: every page that somebody can open, with an example of each."""

from collections import deque
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import APIResponse, Page

from accounts.roles import Role
from tests.browser import DESKTOP, PHONE, SignedIn

METHOD_NOT_ALLOWED = 405  # the door of a form
EXAMPLES = 3  # rows of a list that are followed: not every family has every kind of link
# Whatever an attribute of an element leads to: links, fragments, and forms, whose doors open too.
LINKS = """elements => elements.flatMap(element => [...element.attributes])
    .map(attribute => attribute.value)
    .filter(value => /^\\/(?!\\/|static\\/)/.test(value))"""
LOOKS = {
    "desk-day": (DESKTOP, "light"),
    "desk-night": (DESKTOP, "dark"),
    "phone-day": (PHONE, "light"),
    "phone-night": (PHONE, "dark"),
}


def addresses(signed_in: SignedIn) -> dict[str, tuple[Role | None, str]]:
    """For every URL name that a link leads to: the first who found it (None: a stranger), and where."""
    found: dict[str, tuple[Role | None, str]] = {}
    for role in (None, *Role):
        context = signed_in.context(role, DESKTOP)
        for name, address in roam(context.new_page()):
            found.setdefault(name, (role, address))
        context.close()
    return found


def roam(page: Page) -> Iterator[tuple[str, str]]:
    """(URL name, address) of what can be reached from home, a few examples of each."""
    seen: dict[str, set[str]] = {}
    waiting = deque(["/", "/gezinnen/"])
    while waiting:
        address = waiting.popleft()
        examples = seen.setdefault(name_of(address), set())
        if len(examples) < EXAMPLES and address not in examples:
            examples.add(address)
            answer = page.request.get(address)
            if answer.status != METHOD_NOT_ALLOWED:
                yield name_of(answer.url), address
            if is_page(answer) and answer.ok:
                waiting.extend(links(page, address))


def name_of(address: str) -> str:
    """The URL name behind ``address``; an address that leads nowhere is an error."""
    return resolve(urlsplit(address).path).view_name


def links(page: Page, address: str) -> list[str]:
    """Where one can go from here, inside the house."""
    page.goto(address)
    return page.locator("body *").evaluate_all(LINKS)


def is_page(answer: APIResponse) -> bool:
    """Not a file to download."""
    return answer.headers.get("content-type", "").startswith("text/html")
