"""A term of lessons with a holiday and a cancellation: planned, published, read by the neighbourhood."""

import re
from datetime import date, timedelta

import vobject
from dateutil.easter import easter
from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import PHONE

NAME = "Fietsles <3"


def coming_ascension_day():
    """A Thursday that is a public holiday every year, in summer time, three weeks away or more."""
    today = date.today()  # noqa: DTZ011  # the walks run on the day it is
    days = (easter(year) + timedelta(days=39) for year in range(today.year, today.year + 2))
    return next(day for day in days if day > today + timedelta(weeks=3))


def plan_term(page, first, last):
    """Thursdays from ten to half past eleven; how many were kept."""
    page.goto("/activiteiten/nieuw/")
    page.get_by_role("textbox", name=re.compile("^Naam")).fill(NAME)
    page.get_by_role("button", name="Activiteit opslaan").click()
    page.get_by_role("link", name="Bijeenkomst erbij").click()
    page.get_by_label("Dag of dagen").fill(f"{first:%d-%m-%Y}")
    page.get_by_label("Herhalen tot en met").fill(f"{last:%d-%m-%Y}")
    page.get_by_label("Van", exact=True).fill("10.00")
    page.get_by_label("Tot", exact=True).fill("11.30")
    page.get_by_role("button", name="Zet in de agenda").click()
    off = page.get_by_role("listitem").filter(has_text="Hemelvaart")
    expect(off.get_by_role("checkbox")).not_to_be_checked()
    kept = page.get_by_role("checkbox", checked=True).count()
    page.get_by_role("button", name="Zet ze in de agenda").click()
    expect(page.locator("#messages")).to_contain_text(f"{kept} bijeenkomsten staan")
    return kept


def publish(page):
    page.get_by_role("link", name="Zet op de buurtagenda").click()
    page.get_by_label("Zet deze activiteit op de buurtagenda").check()
    page.get_by_label("Kosten per keer, in euro").fill("0")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("link", name="Staat op de buurtagenda: wijzigen")).to_be_visible()


def stop_early(page, last):
    """The last lesson falls out."""
    page.get_by_role("link", name="Langer of korter maken").click()
    page.get_by_label("Tot en met").fill(f"{last - timedelta(days=1):%d-%m-%Y}")
    page.get_by_label("Waarom stopt het eerder?").fill("de fietsen zijn verkocht")
    page.get_by_role("button", name="Reeks wijzigen").click()
    expect(page.locator("#messages")).to_contain_text("1 bijeenkomst gaat niet door")


def test_a_term_of_lessons_reaches_the_neighbourhood(open_page):
    ascension = coming_ascension_day()
    first, last = ascension - timedelta(weeks=2), ascension + timedelta(weeks=3)
    page = open_page(Role.COORDINATOR)
    kept = plan_term(page, first, last)
    publish(page)
    stop_early(page, last)

    neighbour = open_page(None, PHONE)
    neighbour.goto("/")
    neighbour.get_by_role("link", name="Kijk wat er te doen is in de buurt").click()
    neighbour.goto(f"/buurtagenda/?vanaf={last}&kosten=gratis")
    lesson = neighbour.get_by_role("listitem").filter(has_text=NAME)
    expect(lesson).to_contain_text("Gaat niet door")
    expect(lesson).not_to_contain_text("verkocht")
    lesson.get_by_role("link").click()
    expect(neighbour.get_by_role("heading", level=1)).to_have_text(NAME)

    feed = neighbour.locator("main a[href$='.ics']").get_attribute("href")
    events = vobject.readOne(neighbour.request.get(feed).text()).vevent_list
    assert [event.status.value for event in events].count("CANCELLED") == 1
    assert len(events) == kept
    assert {event.dtstart.value.strftime("%A %H:%M %z") for event in events} == {
        "Thursday 10:00 +0200"
    }
