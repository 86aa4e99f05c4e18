"""A visitor reads the poster: checks in without an account, is counted by the host, gets a name later."""

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import PHONE, barriers, listen, sideways


@pytest.fixture
def visitor(signed_in):
    """A telephone without an account and without scripts."""
    context = signed_in.context(None, PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def host(open_page):
    """Somebody who keeps the register, at an activity that meets today at no particular hour."""
    page = open_page(Role.COORDINATOR, PHONE)
    page.goto("/activiteiten/nieuw/")
    page.locator("[name=name]").fill("Soep aan de deur")
    page.get_by_role("button", name="Activiteit opslaan").click()
    page.get_by_role("link", name="Bijeenkomst erbij").click()
    page.get_by_label("Dag of dagen").fill("vandaag")
    page.get_by_role("button", name="Zet in de agenda").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Soep aan de deur")
    return page


def figures(page):
    """Everybody, with a name and without."""
    told = ("#total", "#named", ".tally [data-tally]")
    return [int(page.locator(one).inner_text()) for one in told]


def check_in(visitor, door):
    """Three people, one of them called Fatma."""
    complaints = listen(visitor)
    visitor.goto(door)
    assert sideways(visitor) == 0
    visitor.get_by_label("3", exact=True).check()
    visitor.get_by_label("Je voornaam").fill("Fatma")
    visitor.get_by_role("button", name="We zijn er").click()
    expect(visitor.get_by_role("status")).to_have_text(
        "Je hebt gezegd dat je er bent, met 3 personen."
    )
    assert complaints == []


def test_from_the_poster_to_a_name_on_the_register(host, visitor):
    activity = host.url
    host.get_by_role("link", name="Poster bij de deur").click()
    host.get_by_role("button", name="Maak een poster").click()
    assert barriers(host) == []
    door = host.get_by_role("link", name="Bekijk wat bezoekers zien").get_attribute("href")
    paper = host.request.get(f"{activity}deur/poster.pdf")
    assert (paper.status, paper.body()[:4]) == (200, b"%PDF")

    check_in(visitor, door)

    host.goto(activity)
    host.locator("main").get_by_role("link", name="Presentie").first.click()
    expect(host.get_by_role("heading", name="Aangemeld bij de deur: 3")).to_be_visible()
    assert figures(host) == [0, 0, 0]
    assert barriers(host) == []
    host.get_by_role("button", name="Tel mee").click()
    assert figures(host) == [3, 0, 3]

    host.get_by_role("link", name="Weet je wie een van hen was?").click()
    host.get_by_label("Of een andere voornaam").fill("Fatma Zonderling")
    host.get_by_role("button", name="Geef deze bezoeker een naam").click()
    assert figures(host) == [3, 1, 2]
    host.get_by_role("button", name="Toch niet").click()
    assert figures(host) == [3, 0, 3]

    visitor.goto(door)
    expect(visitor.get_by_text("Je bent geteld.")).to_be_visible()
