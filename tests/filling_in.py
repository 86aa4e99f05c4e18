"""What somebody does with a register on a phone, for walks."""

import re
import time
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser import PHONE

SAVED = "Alles opgeslagen"
ASKED_OF_THE_WORKER = "navigator.serviceWorker.ready.then(({ sync }) => sync.getTags())"
HALF = "Half opgeschr"
NOTE, WORRY = "De koffie was op.", "Zit hier vaak alleen bij het raam."


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
    """Breaks down, carries out what is sent without an answer, and is slow after that.

    In this order: what broke down was not carried out yet, so it must be sent again.
    """
    turns = []

    def answer(route):
        turns.append(route)
        if len(turns) == 1:
            route.fulfill(status=500)
        elif len(turns) == 2:
            route.fetch()
            route.abort()
        else:
            time.sleep(1)
            route.continue_()

    context.route("**/tikken/", answer)
    return turns


def fill_in_a_cellar(context, page, register):
    """Presses and words without a connection; how many were here before them."""
    context.set_offline(True)
    page.goto("/presentie/")
    page.locator(f"a[href='{urlsplit(register).path}']").click()
    before = total(page)
    tap(page, 0)
    says(page, "1 tik wacht op verbinding")
    page.get_by_label("Voornaam").fill("Wietske")
    page.get_by_label("Komt met").fill("Tante Sis")
    page.get_by_role("button", name="Zet op de lijst").click()
    says(page, "2 tikken wachten")
    write_in_a_cellar(page)
    write_half(page)
    page.get_by_role("button", name="Een bezoeker meer").click(no_wait_after=True)
    return before


def write_in_a_cellar(page):
    """Who will not come in two taps, a note and a worry."""
    page.get_by_label("Vakantie").check()
    page.locator(".who-not > :visible").last.click()
    says(page, "3 tikken wachten")
    expect(page.locator(".who-not > [aria-pressed=true]").last).to_contain_text("(vakantie)")
    page.get_by_label("Notitie").fill(NOTE)
    page.get_by_role("button", name="Notitie opslaan").click()
    says(page, "4 tikken wachten")
    page.get_by_label("Notitie").fill(HALF)
    page.get_by_text("Ik maak me zorgen over iemand").click()
    page.get_by_label("nee, nog niet gevraagd").check()
    page.get_by_label("Waarom denk je aan dit gezin?").fill(WORRY)
    page.get_by_role("button", name="Meld het de projectleider").click()
    says(page, "5 tikken wachten")
    expect(page.get_by_label("Notitie")).to_have_value(HALF)  # no tap takes its place
    page.get_by_label("Notitie").evaluate("note => note.form.reset()")


def write_half(page):
    """A name that is not finished when the phone stops the page."""
    page.get_by_label("Voornaam").fill(HALF)
    page.wait_for_function(
        "() => Object.keys(localStorage).some(name => name.startsWith('draft '))"
    )


def throw_half_away(page):
    """It stands there again, and a press is enough to be rid of it."""
    expect(page.get_by_label("Voornaam")).to_have_value(HALF)
    expect(page.locator(".draft")).to_contain_text("Je had hier nog iets staan")
    page.locator(".draft button").click()
    expect(page.get_by_label("Voornaam")).to_have_value("")


def opens_while_the_server_is_out_of_order(context, page, register):
    """What was taken along stands there instead of an error, and says that taps wait."""
    (worker,) = context.service_workers
    worker.evaluate("void (self.fetch = async () => new Response('Storing', { status: 502 }))")
    assert page.goto("/gezinnen/").status == 502
    page.goto(register)
    says(page, "[56] tikken wachten")
    worker.evaluate("delete self.fetch")


def stands_once(page):
    """What was written in the cellar, and nothing of it waits any more."""
    expect(page.locator(".house", has_text="Wietske")).to_have_count(1)
    expect(page.locator(".house", has_text="Wietske")).to_contain_text("nieuw, komt met Tante Sis")
    expect(page.get_by_label("Notitie")).to_have_value(NOTE)
    expect(page.locator(".who-not > [aria-pressed=true]").last).to_contain_text("(vakantie)")
    assert waiting_words(page) == "[]"
    page.goto("/signalen/")
    expect(page.get_by_text(WORRY)).to_have_count(1)


def waiting_words(page):
    """What waits on this phone, as one text."""
    return page.evaluate("taps.all().then(waiting => JSON.stringify(waiting))")


def contradict(context, one, other, box):
    """``one`` says no and yes again without a connection; ``other`` says no meanwhile."""
    if not one.locator(box).is_checked():
        one.locator(box).click()
    says(one, SAVED)
    look(other)
    expect(other.locator(box)).to_be_checked()
    context.set_offline(True)
    one.locator(box).click()
    one.locator(box).click()
    says(one, "2 tikken wachten")
    other.locator(box).click()
    says(other, SAVED)
    expect(other.locator(box)).not_to_be_checked()
    context.set_offline(False)
