"""Five walks through a working day: from a spreadsheet to the annual report.

They do as people do: by the words on the screen, with data that was not made for the test.
"""

import json
import re

import pikepdf
from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import PHONE
from tests.served import manage


def test_a_sheet_with_families_becomes_files_that_can_be_found(house_database, open_page):
    kind = ("--kind=families", "--programme=gezinnen-versterken", "--json")
    sheet = ("import_sheet", "tests/sheets/gezinnen.xlsx", *kind)
    first, again = (json.loads(manage(house_database, *sheet)) for _ in range(2))
    assert (first["added"]["families"], again["added"]["families"]) == (20, 0)

    page = open_page(Role.COORDINATOR)
    page.goto("/gezinnen/")
    page.get_by_label("Zoek op naam, telefoon of straat").press_sequentially("ozlem ramdin")

    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\s*1 gezin\s*$"))
    expect(page).to_have_url(re.compile(r"/gezinnen/\?wie=lopend&gezocht=ja$"))
    page.get_by_role("link", name="Ramdin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gezin Ramdin")
    expect(page.get_by_role("link", name="Bel 06-90664215")).to_be_visible()

    page.go_back()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\s*1 gezin\s*$"))


def test_a_talk_with_a_new_family_lights_its_window(open_page):
    page = open_page(Role.COORDINATOR)
    page.goto("/gezinnen/nieuw/")
    page.get_by_label("Voornaam van de ouder").fill("Özgür 😀")
    page.get_by_label("Achternaam").fill("Wandelaar")
    page.get_by_label("Kinderen").fill("Ruby 2009, Sem 2011")
    page.get_by_label("Hoe heb je dit gezin gevonden?").select_option("Schoolplein")
    page.get_by_label("De ouder vindt het goed dat wij dit opschrijven").check()
    page.get_by_role("button", name="Gezin opslaan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gezin Wandelaar")
    reached = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Bereikt"))
    expect(reached).to_contain_text("nog niet")

    page.get_by_label("huisbezoek").check()
    page.get_by_label("Wat is er gebeurd?").fill("Koffie gedronken bij Özgür 😀")
    page.get_by_role("button", name="Opslaan").click()

    expect(reached).to_contain_text("gehaald")
    expect(page.get_by_role("region", name="Tijdlijn")).to_contain_text(
        "Koffie gedronken bij Özgür 😀"
    )


def test_a_host_keeps_the_register_on_a_phone(open_page):
    """Somebody comes or turns out to have gone, and a neighbour without a name looks in."""
    page = open_page(Role.HOST, PHONE)
    page.goto("/presentie/")
    page.locator("main a[href^='/presentie/']").first.tap()
    expect(page.get_by_role("heading", name="Wie is er?")).to_be_visible()
    total, saved = page.locator("#total"), page.locator("#sync")
    before = total.inner_text()

    page.locator(".house > input").first.tap()
    expect(total).not_to_have_text(before)
    after = int(total.inner_text())
    page.get_by_role("button", name="Een bezoeker meer").tap()
    expect(total).to_have_text(str(after + 1))
    expect(saved).to_contain_text("Alles opgeslagen")
    page.reload()

    expect(total).to_have_text(str(after + 1))


def test_home_leads_the_coordinator_to_who_needs_attention(open_page):
    page = open_page(Role.COORDINATOR)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dag Ilse")
    expect(page.locator("main")).to_contain_text(re.compile(r"Op deze koers hebben \d+( tot \d+)?"))

    everybody = page.get_by_role("link", name=re.compile(r"Alle \d+ bekijken"))
    families = int(re.search(r"\d+", everybody.inner_text())[0])
    everybody.click()

    expect(page.locator("main")).to_contain_text(f"Iedereen {families}")
    page.get_by_role("link", name=re.compile("noteren : Gezin")).first.click()
    expect(page.get_by_role("heading", name="Contact noteren")).to_be_in_viewport()


def test_the_board_takes_the_annual_report_home(open_page):
    page = open_page(Role.BOARD)
    page.goto("/verslag/")
    page.get_by_label("Jaar", exact=True).select_option("2018")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2018")

    with page.expect_download() as download:
        page.get_by_role("button", name="PDF").click()

    with pikepdf.open(download.value.path()) as pdf:
        assert (str(pdf.Root.Lang)[:2], bool(pdf.Root.MarkInfo.Marked)) == ("nl", True)
        assert "2018" in str(pdf.docinfo["/Title"])
