"""A report is written, checked by a second person, shared with a stranger, and stays what it was."""

import re

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import DESKTOP, PHONE, barriers, listen, sideways

WORDS = "Het was een jaar van samen eten."


@pytest.fixture
def stranger(signed_in):
    context = signed_in.context(None, PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


def write_summary(page):
    """Begin the report of 2018 about everything, with a figure chosen from the list.

    The tab is closed before anybody saved: what was typed stands there when it opens again.
    """
    page.goto("/verslag/verslagen/nieuw/")
    page.get_by_label("Jaar").select_option("2018")
    page.get_by_role("button", name="Begin te schrijven").click()
    page.locator("#summary").get_by_role("link", name="Schrijven").click()
    text = page.locator("#summary").get_by_label("Tekst")
    text.fill(f"{WORDS} Gevonden: ")
    page.get_by_text("Zet een cijfer in de tekst").click()
    page.get_by_role("button", name=re.compile(r"^Gevonden gezinnen: \d+$")).click()
    typed = f"{WORDS} Gevonden: {{found}}"
    expect(text).to_have_value(typed)
    expect(page.locator(f"#write-summary [data-letters='{len(typed)}']")).to_have_count(1)
    expect(page.locator("#kept-summary")).to_contain_text("Bewaard om")
    expect(page.locator(".unsaved")).to_have_count(0)
    page.evaluate("localStorage.clear()")
    page.goto(page.url)
    page.locator("#summary").get_by_role("link", name="Schrijven").click()
    expect(text).to_have_value(typed)
    page.locator("#summary").get_by_role("button", name="Opslaan").click()
    told = page.locator("#summary").get_by_text(re.compile(f"{WORDS} Gevonden: \\d+"))
    expect(told).to_be_visible()
    assert (barriers(page), sideways(page)) == ([], 0)
    return told.inner_text()


def test_what_was_told_stays_what_it_was(open_page, stranger):
    leader, board = open_page(Role.COORDINATOR, DESKTOP), open_page(Role.BOARD, DESKTOP)
    told = write_summary(leader)
    address = leader.url
    leader.get_by_role("button", name="Klaar: laat controleren").click()
    expect(leader.get_by_role("button", name="Het klopt: maak definitief")).to_have_count(0)

    board.goto(address)
    board.get_by_role("button", name="Het klopt: maak definitief").click()
    expect(board.get_by_text("Definitief. Vanaf nu verandert er niets meer")).to_be_visible()

    leader.goto(address)
    leader.get_by_role("link", name="Deel dit verslag").click()
    leader.get_by_label("Voor wie is de link?").fill("De gemeente")
    leader.get_by_role("button", name="Maak een link").click()
    leader.get_by_role("link", name="De gemeente").click()
    complaints = listen(stranger)
    stranger.goto(leader.get_by_label("Link", exact=True).input_value())
    expect(stranger.get_by_text(told)).to_be_visible()
    assert (sideways(stranger), complaints) == (0, [])

    find_one_more(leader)
    leader.goto(address)
    leader.get_by_role("link", name="Wat is er sindsdien veranderd?").click()
    changed = leader.get_by_role("row", name=re.compile("^Gevonden gezinnen"))
    expect(changed).to_contain_text("1 meer: er is later nog iets genoteerd.")
    assert (barriers(leader), sideways(leader)) == ([], 0)
    stranger.reload()
    expect(stranger.get_by_text(told)).to_be_visible()


def find_one_more(page):
    """A family that was found in 2018 is written down only now."""
    page.goto("/gezinnen/nieuw/")
    page.get_by_label("Voornaam van de ouder").fill("Samira")
    page.get_by_label("Achternaam").fill("Laatbloem")
    page.get_by_label("Gevonden op").fill("5-11-2018")
    page.get_by_label("Hoe heb je dit gezin gevonden?").select_option("Schoolplein")
    page.get_by_label("Gezinnen Versterken").check()
    page.get_by_label("De ouder vindt het goed dat wij dit opschrijven").check()
    page.get_by_role("button", name="Gezin opslaan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gezin Laatbloem")
