"""A volunteer, from signing up to hours that count."""

import re

from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import PASSWORD, PHONE, Hand, barriers, sideways
from tests.served import manage

MAIL = "hanneke@example.org"
INVITED = f"""
from accounts.models import User
User.objects.create_user(email="{MAIL}", name="Hanneke", role="host", password="{PASSWORD}")
"""  # how an invitation is accepted has a walk of its own


def test_a_volunteer_from_sign_up_to_hours(house_database, open_page):
    manage(house_database, "shell", "-c", INVITED)
    page = open_page(Role.COORDINATOR)
    sign_up(page)
    plan_without_and_with_a_paper(page)

    phone, hand = open_page(None, PHONE), Hand()
    come_in(phone)
    assert (barriers(phone), sideways(phone)) == ([], 0)
    hand.press(phone.get_by_role("button", name="Ik was er, 1,5 uur"))
    expect(phone.locator("main")).to_contain_text("Nog 1,5 uur wacht op goedkeuring")
    assert hand.presses == 1

    leader = Hand()
    page.goto("/")
    leader.press(page.get_by_role("link", name="Uren goedkeuren"))
    assert barriers(page) == []
    leader.press(page.get_by_role("button", name="Keur aangekruiste uren goed"))
    expect(page.get_by_text(re.compile(r"\d+ keer goedgekeurd\."))).to_be_visible()
    assert leader.presses == 2

    phone.reload()
    expect(phone.get_by_role("heading", name=re.compile(r"^1,5 uur in \d{4}$"))).to_be_visible()


def sign_up(page):
    """She calls, and begins to help."""
    page.goto("/vrijwilligers/nieuw/")
    page.get_by_label("Naam").fill("Hanneke Wandelaar")
    page.get_by_text("Wanneer kan deze vrijwilliger?").click()
    page.get_by_role("group", name="maandag").get_by_label("ochtend").check()
    page.get_by_label("Logt in als").select_option("Hanneke")
    page.get_by_role("button", name="Vrijwilliger opslaan").click()
    expect(page.locator("main")).to_contain_text("in aanmelding")

    page.get_by_role("link", name="Stand veranderen").click()
    page.get_by_label("actief", exact=True).check()
    page.get_by_role("button", name="Stand opslaan").click()
    expect(page.locator("main")).to_contain_text("Actief:")


def plan_without_and_with_a_paper(page):
    """Refused until somebody has seen her VOG."""
    volunteer = page.url
    page.goto("/activiteiten/?zoek=huiswerkclub")
    page.get_by_role("link", name="Huiswerkclub").first.click()
    activity = page.url
    page.get_by_role("link", name="Bijeenkomst erbij").click()
    page.get_by_label("Dag of dagen").fill("vandaag")
    page.get_by_label("Van", exact=True).fill("8.00")
    page.get_by_label("Tot", exact=True).fill("9.30")
    page.get_by_role("button", name="Zet in de agenda").click()
    expect(page.get_by_role("heading", name="Volgende keren")).to_be_visible()
    ask_her(page)
    expect(page.locator("main")).to_contain_text("Dat is van Hanneke Wandelaar nog niet gezien.")

    page.goto(volunteer)
    page.get_by_role("link", name="Bewijs gezien").click()
    page.get_by_label("Soort", exact=True).select_option("VOG")
    page.get_by_role("button", name="Bewijs opslaan").click()
    expect(page.get_by_text("Het bewijs is genoteerd.")).to_be_visible()
    page.goto(activity)
    ask_her(page)
    expect(page.get_by_role("link", name="Hanneke Wandelaar")).to_be_visible()
    assert barriers(page) == []


def ask_her(page):
    page.get_by_role("listitem").filter(has_text="8.00 – 9.30").get_by_role(
        "link", name="Wie helpt?"
    ).click()
    field = page.get_by_label("Wie vraag je?")
    her = field.locator("option", has_text="Hanneke Wandelaar").get_attribute("value")
    field.select_option(her)
    page.get_by_role("button", name="Zet op het rooster").click()


def come_in(page):
    page.goto("/account/login/")
    page.locator("input[name=login]").fill(MAIL)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("/")
