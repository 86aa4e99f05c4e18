"""A coach's Tuesday morning, from the list to the milestone that moves, with every press counted.

Her morning is short and the families are many: whoever makes a part of the way longer has to say so
here.
"""

import re

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import DESKTOP, PHONE, Hand

PRESSES = {
    "call": 2,  # Bel; Geen gehoor
    "contact": 4,  # Bel; Contact noteren; a line of text; Opslaan
    "obstacle": 5,  # Belemmering erbij; which (2); Weegt zwaar; Opslaan
    "step": 4,  # Stap kiezen; a line of text; Morgen; Opslaan
    "step done": 1,  # Gedaan
    "solved": 3,  # Opgelost; through whom; Opgelost
    "consent": 3,  # Vandaag; Toestemming vragen; De ouder zei ja
    "done with the family": 1,  # Vandaag
}
NO_TELEPHONE = """addEventListener("click", press => {
    if (press.target.closest("a[href^='tel:']")) press.preventDefault()
}, true)"""
OBSTACLE = "Vervoer of afstand"


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desk", "phone"])
def page(open_page, request):
    """The first screen of a coach: who needs her."""
    page = open_page(Role.COACH, request.param)
    page.add_init_script(NO_TELEPHONE)
    page.goto("/")
    return page


@pytest.fixture
def who(page):
    """A family of hers that was tried several times, but not today."""
    tried = page.locator(".calls li").filter(has_text="keer geprobeerd")
    today = page.get_by_text("Vandaag geprobeerd")
    return tried.filter(has_not=today).first.locator(".who").inner_text()


def test_a_tuesday_morning_from_the_list_to_a_milestone_that_moves(page, who):
    presses = {
        "call": calls_in_vain(page, who),
        "contact": tries_again_and_speaks(page, who),
        "obstacle": notes_what_stands_in_the_way(page),
        "step": chooses_a_step(page),
        "step done": does_it(page),
        "solved": solves_it(page),
        "consent": asks_for_consent(page, who),
        "done with the family": is_done_with_the_family(page, who),
    }

    assert presses == PRESSES
    assert sum(presses.values()) == 23


def calls_in_vain(page, who):
    hand, line = Hand(), line_of(page, who)
    hand.press(line.get_by_role("link", name="Bel"))
    hand.press(line.get_by_role("button", name="Geen gehoor"))
    expect(line.get_by_text("Vandaag geprobeerd")).to_be_visible()
    expect(line.get_by_role("link", name=who, exact=True)).to_be_focused()
    return hand.presses


def tries_again_and_speaks(page, who):
    """It is possible on the same day, and the family has been reached from then on."""
    hand, line = Hand(), line_of(page, who)
    hand.press(line.get_by_role("link", name="Bel"))
    hand.press(line.get_by_role("link", name="Contact noteren"))
    form = page.locator("#contact")
    expect(form).to_be_in_viewport()
    hand.write(form.get_by_label("Wat is er gebeurd?"), "Wil graag komen, maar het is te ver.")
    hand.press(form.get_by_role("button", name="Opslaan"))
    expect(page.get_by_text("Contact genoteerd.")).to_be_focused()
    expect(milestone(page, "Bereikt")).to_contain_text("gehaald")
    return hand.presses


def notes_what_stands_in_the_way(page):
    """What she was writing meanwhile in the contact form stays there."""
    page.get_by_label("Wat is er gebeurd?").fill("Nog niet af")
    hand, obstacles = Hand(), page.locator("#belemmeringen")
    hand.press(page.get_by_role("link", name="Belemmering erbij"))
    hand.choose(obstacles.locator("select"), OBSTACLE)
    hand.press(obstacles.get_by_label("Weegt zwaar"))
    hand.press(obstacles.get_by_role("button", name="Opslaan"))
    expect(page.get_by_text("Belemmering genoteerd.")).to_be_focused()
    expect(obstacle(page)).to_contain_text("Weegt zwaar en nog niemand doet er iets aan.")
    return hand.presses


def chooses_a_step(page):
    hand, obstacles = Hand(), page.locator("#belemmeringen")
    hand.press(obstacle(page).get_by_role("link", name="Stap kiezen"))
    hand.write(obstacles.get_by_label("Wat ga je doen?"), "Fiets regelen")
    hand.press(obstacles.get_by_text("Morgen"))
    hand.press(obstacles.get_by_role("button", name="Opslaan"))
    expect(page.get_by_text("De stap staat erbij.")).to_be_focused()
    expect(obstacle(page).get_by_text("nog niemand doet er iets aan")).to_have_count(0)
    return hand.presses


def does_it(page):
    hand = Hand()
    hand.press(page.get_by_role("button", name=re.compile("^Gedaan ?: Fiets regelen")))
    expect(page.get_by_text("Gedaan.", exact=True)).to_be_focused()
    return hand.presses


def solves_it(page):
    hand, obstacles = Hand(), page.locator("#belemmeringen")
    hand.press(obstacle(page).get_by_role("link", name=re.compile("^Opgelost")))
    hand.press(obstacles.get_by_text("familie, vrienden of buren"))
    hand.press(obstacles.get_by_role("button", name="Opgelost"))
    expect(page.get_by_text("Mooi, dat is opgelost.")).to_be_focused()
    expect(milestone(page, "Belemmering opgelost")).to_contain_text(OBSTACLE)
    expect(page.get_by_label("Wat is er gebeurd?")).to_have_value("Nog niet af")
    return hand.presses


def asks_for_consent(page, who):
    """Now that somebody of the family was spoken with, that is what the list asks for."""
    hand = Hand()
    hand.press(page.get_by_role("link", name="Vandaag"))
    expect(line_of(page, who)).to_contain_text("Er is nog geen toestemming.")
    hand.press(line_of(page, who).get_by_role("link", name="Toestemming vragen"))
    hand.press(page.get_by_role("button", name="De ouder zei ja"))
    expect(page.get_by_text("Toestemming genoteerd")).to_be_focused()
    return hand.presses


def is_done_with_the_family(page, who):
    hand = Hand()
    hand.press(page.get_by_role("link", name="Vandaag"))
    expect(page.get_by_role("heading", name="Wie heeft je nodig?")).to_be_visible()
    expect(line_of(page, who)).to_have_count(0)
    return hand.presses


def line_of(page, who):
    return page.locator(".calls li").filter(has=page.get_by_role("link", name=who, exact=True))


def milestone(page, name):
    return page.locator(".way li").filter(has=page.get_by_role("heading", name=name))


def obstacle(page):
    return page.locator("#belemmeringen li").filter(has_text=OBSTACLE)
