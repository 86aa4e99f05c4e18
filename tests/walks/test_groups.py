"""A group of neighbours from an idea to its fifth meeting, and the board that reads how it goes.

Every press of the project leader is counted: what she does every week is one.
"""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import DESKTOP, PHONE, Hand, barriers

NAME = "Breien bij de lift"
PRESSES = {
    "idea": 3,  # Nieuwe buurtgroep; its name; Opslaan
    "initiator": 4,  # Iemand erbij; the name; trekker; Opslaan
    "what it needs": 1,
    "a call": 1,
    "they met today": 1,
    "another day": 3,  # Andere dag; the day; Opslaan
}
DAY = "%d-%m-%Y"


def test_from_an_idea_to_the_fifth_meeting(open_page):
    page = open_page(Role.COORDINATOR, PHONE)
    page.goto("/buurtgroepen/")

    presses = {
        "idea": has_an_idea(page),
        "initiator": finds_an_initiator(page),
        "what it needs": one_press(
            page, "Elke week", "Genoteerd wat de groep van ons nodig heeft."
        ),
        "a call": one_press(page, "Gebeld", "Genoteerd: gebeld of geappt."),
        "they met today": one_press(page, "Samen met ons", "Genoteerd: de groep kwam bij elkaar."),
        "another day": meets_another_day(page, weeks=1),
    }

    assert presses == PRESSES
    expect(step(page, "Eerste keer samen")).to_contain_text(NAME)
    expect(step(page, "Vijf keer samen")).to_contain_text("2 van de 5 keer")
    for weeks in (2, 3, 4):
        meets_another_day(page, weeks=weeks)
    expect(step(page, "Vijf keer samen")).to_contain_text("gehaald")
    expect(step(page, "Loopt zonder ons")).to_contain_text("nog niet")
    assert barriers(page) == []
    the_board_reads_it(open_page(Role.BOARD, DESKTOP))


def step(page, name):
    return page.locator(".way > li").filter(has=page.get_by_role("heading", name=name))


def has_an_idea(page):
    hand = Hand()
    hand.press(page.get_by_role("link", name="Nieuwe buurtgroep"))
    hand.write(page.get_by_role("textbox", name=re.compile("^Naam")), NAME)
    hand.press(page.get_by_role("button", name="Buurtgroep opslaan"))
    expect(step(page, "Idee")).to_contain_text("gehaald")
    expect(step(page, "Trekker gevonden")).to_contain_text("wie van de bewoners trekt de kar?")
    return hand.presses


def finds_an_initiator(page):
    hand = Hand()
    hand.press(page.get_by_role("link", name="Iemand erbij"))
    assert barriers(page) == []
    hand.write(page.get_by_role("textbox", name=re.compile("^Naam")), "Roelie")
    hand.press(page.get_by_text("trekker", exact=True))
    hand.press(page.get_by_role("button", name="Opslaan"))
    expect(step(page, "Trekker gevonden")).to_contain_text("Roelie")
    return hand.presses


def one_press(page, button, answer):
    hand = Hand()
    hand.press(page.get_by_role("button", name=button, exact=True))
    expect(page.locator("#messages")).to_contain_text(answer)
    return hand.presses


def meets_another_day(page, *, weeks):
    hand = Hand()
    day = date.today() - timedelta(weeks=weeks)  # noqa: DTZ011  # the walks run on the day it is
    hand.press(page.get_by_role("link", name=re.compile("Andere dag|nog een keer")))
    hand.write(page.get_by_role("textbox", name=re.compile("^Wanneer")), f"{day:{DAY}}")
    hand.press(page.get_by_role("button", name="Opslaan"))
    expect(page.locator("#messages")).to_contain_text("Genoteerd: de groep kwam bij elkaar.")
    return hand.presses


def the_board_reads_it(page):
    page.goto("/buurtgroepen/")
    expect(page.get_by_role("listitem").filter(has_text=NAME)).to_contain_text("Vijf keer samen")
    assert barriers(page) == []
    page.get_by_role("link", name=NAME).click()
    expect(step(page, "Trekker gevonden")).to_contain_text("een bewoner")
    expect(page.get_by_text("Roelie")).to_have_count(0)
