"""The page of one family: everything is asked and answered without leaving it."""

import re

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import DESKTOP, PHONE, Hand, barriers, sideways

MOST_PRESSES = 5  # for a contact
QUESTIONS = {  # what one presses, and what then stands above the form
    "Belemmering erbij": "Belemmering erbij",
    "Stap erbij": "Stap erbij",
    "Iemand in de kring": "Iemand in de kring",
    "Iemand erbij": "Iemand toevoegen",
}


def open_first(page, families):
    """The page of the first family on this list."""
    page.goto(families)
    links = page.locator("main a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    address = next(link for link in links if re.fullmatch(r"/gezinnen/\d+/", link))
    page.locator(f"a[href='{address}']").click()
    page.wait_for_url(address)


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desk", "phone"])
def window(open_page, request):
    return open_page(Role.COORDINATOR, request.param)


@pytest.fixture
def page(window):
    """The page of a family."""
    open_first(window, "/gezinnen/")
    return window


def section(page, name):
    return page.locator(f"#{name}")


def saves(page, place):
    section(page, place).get_by_role("button", name="Opslaan").click()


def test_a_contact_takes_at_most_five_presses(page):
    hand, form = Hand(), section(page, "contact")
    hand.press(form.get_by_text("Huisbezoek"))
    hand.press(form.get_by_text("30", exact=True))
    hand.write(form.get_by_label("Wat is er gebeurd?"), "Samen de post doorgenomen. 🙂")
    hand.press(form.get_by_role("button", name="Opslaan"))

    expect(form.get_by_text("Contact genoteerd.")).to_be_focused()
    expect(form.get_by_text("Contact genoteerd.")).to_be_in_viewport()
    newest = section(page, "tijdlijn").locator("li").first
    expect(newest).to_contain_text("Huisbezoek · 30 minuten")
    expect(form.get_by_label("Wat is er gebeurd?")).to_have_value("")
    assert hand.presses <= MOST_PRESSES


def test_control_and_enter_save_what_one_is_writing(page):
    field = section(page, "contact").get_by_label("Wat is er gebeurd?")
    field.fill("Belde zelf.")
    field.press("Control+Enter")

    expect(page.get_by_text("Contact genoteerd.")).to_be_visible()


def test_what_was_forgotten_is_asked_in_its_place(page):
    page.get_by_role("link", name="Belemmering erbij").click()
    expect(page.get_by_role("heading", name="Belemmering erbij")).to_be_focused()

    saves(page, "belemmeringen")

    expect(section(page, "belemmeringen").locator(".form-errors")).to_be_focused()


def test_going_back_leaves_the_page_and_not_a_question_on_it(page):
    page.get_by_role("link", name="Stap erbij").click()
    expect(page.get_by_role("heading", name="Stap erbij")).to_be_visible()

    page.go_back()

    expect(page.get_by_role("heading", level=1, name="Gezinnen")).to_be_visible()


def test_stopping_closes_the_question_and_keeps_the_place(page):
    page.get_by_role("link", name="Iemand in de kring").click()
    expect(page.get_by_role("heading", name="Iemand in de kring")).to_be_visible()

    section(page, "kring").get_by_role("link", name="Stoppen").click()

    expect(page.get_by_role("heading", name="Iemand in de kring")).to_have_count(0)
    expect(page.locator("#vraag-kring")).to_be_focused()


def test_a_note_is_shared_with_another_family_by_typing_its_name(page):
    form = section(page, "contact")
    form.get_by_text("Ook voor een ander gezin").click()
    form.get_by_label("Welk gezin?").press_sequentially("an")
    other = form.locator(".found label").first
    expect(other).to_be_visible()
    name = other.inner_text().strip().split(",")[0]
    other.click()
    form.get_by_label("Wat is er gebeurd?").fill("Samen gegeten.")
    form.get_by_role("button", name="Opslaan").click()

    expect(form.get_by_text("Contact genoteerd.")).to_be_visible()
    expect(section(page, "tijdlijn").locator("li").first).to_contain_text(f"Ook bij {name}")


def test_every_question_can_be_read_and_reached(page):
    """All places open at once: no name twice, nothing too small, nothing wider than the screen."""
    for question, heading in QUESTIONS.items():
        page.get_by_role("link", name=question).first.click()
        expect(page.get_by_role("heading", name=heading).first).to_be_visible()

    assert barriers(page) == []
    assert sideways(page) == 0


def test_one_press_marks_a_note_as_a_story(page):
    form = section(page, "contact")
    form.get_by_label("Wat is er gebeurd?").fill("Kookt nu voor de hele flat.")
    form.get_by_role("button", name="Opslaan").click()
    expect(form.get_by_text("Contact genoteerd.")).to_be_visible()
    newest = section(page, "tijdlijn").locator("li").first

    newest.get_by_role("button", name=re.compile("Dit is een verhaal")).click()

    expect(newest.get_by_text(re.compile("^Gemarkeerd"))).to_be_focused()
    expect(newest.get_by_role("link", name="verhaal", exact=True)).to_be_visible()
