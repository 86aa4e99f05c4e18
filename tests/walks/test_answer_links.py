"""A referral goes round: consent, a look at what is shared, a link; partner and family answer differently."""

import re

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import DESKTOP, PHONE, barriers, listen, sideways

PARTNER = "Pit010"
ABOUT = "Zoekt een plek om mensen te leren kennen"


@pytest.fixture
def coach(open_page):
    """Somebody at a desk, on the page of a family that allows us to keep a file."""
    page = open_page(Role.COORDINATOR, DESKTOP)
    page.goto("/gezinnen/")
    links = page.locator("main a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    page.goto(next(link for link in links if re.fullmatch(r"/gezinnen/\d+/", link)))
    return page


@pytest.fixture
def stranger(signed_in):
    """A window without an account and without scripts, on a telephone."""
    contexts = []

    def stranger(address, *, has_scripts=False, **settings):
        context = signed_in.context(None, PHONE, java_script_enabled=has_scripts, **settings)
        contexts.append(context)
        page = context.new_page()
        complaints = listen(page)
        page.goto(address)
        return page, complaints

    yield stranger
    for context in contexts:
        context.close()


def refer(page):
    """Bring the family to a partner, and see what is shared before it is."""
    page.get_by_role("link", name="Doorverwijzen", exact=True).click()
    consent = page.get_by_role("button", name="De ouder zei ja")
    if consent.count():
        consent.click()
    page.get_by_label("Naar wie?").select_option(label="Chantal, sociaal werker")
    page.get_by_text("Via ").click()
    page.get_by_label("Waar gaat het over?").fill(ABOUT)
    page.get_by_label("Het gezin weet wat we delen en vindt dit goed").check()
    page.get_by_role("button", name="Bekijk wat we delen").click()
    expect(page.get_by_role("heading", name=f"Dit krijgt {PARTNER} te lezen")).to_be_visible()
    assert barriers(page) == []
    expect(page.locator("dl.facts")).to_contain_text(ABOUT)
    page.get_by_role("button", name="Zo doorverwijzen").click()
    expect(page.get_by_role("heading", level=1, name=f"Naar {PARTNER}")).to_be_visible()
    return page.url


def link_for(page, referral, audience):
    """Make a link and copy its address."""
    page.goto(referral)
    page.locator(f"form[action$='/link/{audience}/'] button").click()
    expect(page.get_by_text("Of laat scannen")).to_be_visible()
    assert (barriers(page), sideways(page)) == ([], 0)
    return page.get_by_label("Link", exact=True).input_value()


def partner_is_helped(page):
    """On its own link, in Dutch; it reads what was shared."""
    expect(page.get_by_text(ABOUT)).to_be_visible()
    page.get_by_text("Geholpen").click()
    page.get_by_role("button", name="Antwoord versturen").click()
    expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible()


def family_heard_nothing(page):
    """On its own link, in English; what was told to the partner is not repeated."""
    expect(page.get_by_text(ABOUT)).to_have_count(0)
    page.get_by_role("link", name="English").click()
    page.get_by_text("I have heard nothing").click()
    page.get_by_label("Would you like to add something?").fill("Nobody called me.")
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def test_partner_and_family_answer_differently_and_both_stand_on_the_page(coach, stranger):
    referral = refer(coach)
    partners_link = link_for(coach, referral, "partner")
    familys_link = link_for(coach, referral, "family")

    partner, complaints = stranger(partners_link)
    partner_is_helped(partner)
    family, more_complaints = stranger(familys_link)
    family_heard_nothing(family)

    coach.goto(referral)
    voices = coach.locator(".voices li")
    expect(voices.nth(0)).to_contain_text("geholpen")
    expect(voices.nth(1)).to_contain_text("niet bereikt")
    expect(coach.get_by_text("Nobody called me.")).to_be_visible()
    assert (barriers(coach), complaints + more_complaints) == ([], [])

    coach.get_by_role("link", name="Antwoord opschrijven").click()
    coach.get_by_text("wij", exact=True).click()
    coach.get_by_text("aangekomen", exact=True).click()
    coach.get_by_role("button", name="Opslaan").click()
    expect(coach.get_by_text("antwoorden verschillen")).to_have_count(0)
    expect(coach.locator(".tag").first).to_have_text("aangekomen")


def test_an_answer_takes_two_presses_and_can_be_put_right(coach, stranger):
    link = link_for(coach, refer(coach), "partner")
    page, _complaints = stranger(link)

    page.get_by_text("Geen plek").click()
    page.get_by_role("button", name="Antwoord versturen").click()
    expect(page.get_by_role("status")).to_contain_text("Geen plek")

    page.get_by_text("Toch iets anders?").click()
    page.get_by_text("Nog bezig").click()
    page.get_by_role("button", name="Antwoord versturen").click()
    expect(page.get_by_role("status")).to_contain_text("Nog bezig")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_public_pages_keep_nobody_out(coach, stranger, colours):
    link = link_for(coach, refer(coach), "partner")
    page, _ = stranger(link, has_scripts=True, color_scheme=colours)
    assert (barriers(page), sideways(page)) == ([], 0)

    page.get_by_role("button", name="Antwoord versturen").click()
    expect(page.get_by_text("Kies een van de vier antwoorden.").first).to_be_visible()
    assert (barriers(page), sideways(page)) == ([], 0)

    page.get_by_text("Geholpen").click()
    page.get_by_role("button", name="Antwoord versturen").click()
    expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible()
    assert (barriers(page), sideways(page)) == ([], 0)

    page.goto("/antwoord/bestaat-niet/")
    assert (barriers(page), sideways(page)) == ([], 0)
