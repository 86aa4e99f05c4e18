"""What somebody does with a register on a phone, for walks."""

import re
import time

from playwright.sync_api import expect

from tests.browser import PHONE

SAVED = "Alles opgeslagen"


def total(page):
    return int(page.locator("#total").inner_text())


def tap(page, nth):
    page.locator(".house > [name=family]").nth(nth).click()


def look(page):
    """As when a phone is taken out of a pocket."""
    page.evaluate("dispatchEvent(new Event('visibilitychange'))")


def says(page, words):
    expect(page.locator("#sync")).to_have_text(re.compile(words), timeout=20_000)


def copies(page):
    """How many pages this phone keeps."""
    return page.evaluate(
        "caches.open('copies').then(kept => kept.keys()).then(keys => keys.length)"
    )


def wait_until(page, is_so):
    for _ in range(100):
        if is_so():
            return
        page.wait_for_timeout(100)
    raise TimeoutError(is_so)


def phone(signed_in, role):
    """A phone with the app on it; the browser complains about its connection, nobody listens."""
    context = signed_in.context(role, PHONE, service_workers="allow")
    page = context.new_page()
    page.goto("/presentie/")
    wait_until(page, lambda: copies(page) > 1)
    return context, page


def a_bad_server(context):
    """Carries out what is sent without an answer, breaks down, and is slow after that."""
    turns = []

    def answer(route):
        turns.append(route)
        if len(turns) == 1:
            route.fetch()
            route.abort()
        elif len(turns) == 2:
            route.fulfill(status=500)
        else:
            time.sleep(1)
            route.continue_()

    context.route("**/tikken/", answer)
    return turns
