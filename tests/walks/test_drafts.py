"""Nothing that was typed is lost: leaving, no connection, a session that ended; and nobody else reads it."""

import re

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import PHONE, barriers, sideways, sign_in

KEPT = re.compile(r"Je had hier nog iets staan van \w+ \d+\.\d\d\.")
NOTE = "Samira wil graag naar de taalles; de buurvrouw past op. 🙂 Özgür"


@pytest.fixture
def desk(signed_in):
    """A window of a caseworker on a telephone; what the browser says of a lost connection is expected."""
    context = signed_in.context(Role.COORDINATOR, PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture
def note(desk):
    """The address of a form for a contact with the first family on the list."""
    desk.goto("/gezinnen/")
    links = desk.locator("main a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return next(link for link in links if re.fullmatch(r"/gezinnen/\d+/", link)) + "contact/nieuw/"


def field(page):
    return page.get_by_label("Wat is er gebeurd?")


def write(page, address, words):
    page.goto(address)
    field(page).fill(words)
    page.wait_for_function(
        "() => Object.keys(localStorage).some(name => name.startsWith('draft '))"
    )


def kept(page):
    return page.evaluate(
        "Object.entries(localStorage).filter(([name]) => name.startsWith('draft '))"
    )


def save(page):
    page.get_by_role("button", name="Opslaan").click()


def times_noted(page, address, words):
    """How often the timeline of the family tells ``words``."""
    page.goto(address.removesuffix("contact/nieuw/") + "?alles")
    return page.locator("#tijdlijn").get_by_text(words).count()


def test_who_leaves_and_comes_back_finds_what_was_typed(desk, note):
    write(desk, note, "Halverwege een zin")
    desk.goto("/")
    desk.goto(note)

    expect(field(desk)).to_have_value("Halverwege een zin")
    expect(desk.get_by_role("status").filter(has_text=KEPT)).to_be_visible()

    desk.get_by_role("button", name="Weggooien").click()
    expect(field(desk)).to_have_value("")
    assert kept(desk) == []
    desk.reload()
    expect(field(desk)).to_have_value("")


def test_a_link_says_that_something_waits_behind_it(desk, note):
    family = note.removesuffix("contact/nieuw/")
    desk.goto(family + "personen/nieuw/")
    desk.get_by_label("Voornaam").fill("Ruby")
    desk.wait_for_timeout(300)

    desk.goto(family)

    waits = desk.get_by_role("link", name="Iemand erbij").locator("+ .unsaved")
    expect(waits).to_have_text("niet opgeslagen")
    desk.evaluate("localStorage.clear()")


def test_a_question_inside_the_page_of_a_family_keeps_its_words_too(desk, note):
    family = note.removesuffix("contact/nieuw/")
    desk.goto(family)
    desk.get_by_role("link", name="Stap erbij").click()
    what = desk.get_by_label("Wat ga je doen?")
    what.fill("Bellen over de taalles")
    desk.wait_for_timeout(300)
    desk.reload()
    expect(desk.locator(".unsaved")).to_have_count(1)

    desk.get_by_role("link", name="Stap erbij").click()

    expect(what).to_have_value("Bellen over de taalles")
    desk.context.set_offline(True)
    desk.locator("form").filter(has=what).get_by_role("button", name="Opslaan").click()
    expect(desk.locator("form").filter(has=what).get_by_role("alert")).to_contain_text(
        "geen verbinding"
    )
    desk.context.set_offline(False)
    desk.locator("form").filter(has=what).get_by_role("button", name="Opslaan").click()
    expect(desk.get_by_text("De stap staat erbij.")).to_be_visible()
    assert kept(desk) == []
    expect(desk.locator(".unsaved")).to_have_count(0)


def test_a_tab_that_crashed_is_no_loss(desk, note):
    write(desk, note, "Tot aan de klap")
    again = desk.context.new_page()
    desk.close()

    again.goto(note)

    expect(field(again)).to_have_value("Tot aan de klap")


def test_what_arrived_is_not_kept(desk, note):
    write(desk, note, "Dit komt aan.")
    save(desk)
    expect(desk.get_by_text("Contact genoteerd.")).to_be_visible()

    assert kept(desk) == []
    desk.goto(note)
    expect(field(desk)).to_have_value("")
    assert times_noted(desk, note, "Dit komt aan.") == 1


def test_without_a_connection_the_page_stays_and_sends_later(desk, note):
    write(desk, note, "Zonder bereik in het trappenhuis.")
    desk.context.set_offline(True)
    save(desk)
    expect(desk.get_by_text("Er is nu geen verbinding.")).to_be_visible()
    expect(field(desk)).to_have_value("Zonder bereik in het trappenhuis.")

    desk.context.set_offline(False)
    save(desk)

    expect(desk.get_by_text("Contact genoteerd.")).to_be_visible()
    assert times_noted(desk, note, "Zonder bereik in het trappenhuis.") == 1


def test_when_only_the_answer_got_lost_sending_again_writes_it_down_once(desk, note):
    """The form arrives, the answer does not: the draft knows the token it was sent with."""
    words = "Het antwoord kwam niet aan."
    write(desk, note, words)

    def lose_the_answer(route):
        if route.request.method != "POST":
            return route.continue_()
        route.fetch(max_redirects=0)
        desk.context.clear_cookies(name="arrived")
        return route.abort()

    desk.route("**/contact/nieuw/", lose_the_answer)
    save(desk)
    desk.wait_for_timeout(1500)
    desk.unroute("**/contact/nieuw/")

    desk.goto(note)
    expect(field(desk)).to_have_value(words)
    save(desk)

    desk.wait_for_url(re.compile(r"/gezinnen/\d+/$"))
    assert times_noted(desk, note, words) == 1
    assert kept(desk) == []


def test_a_session_that_ended_costs_nothing_that_was_typed(desk, note):
    write(desk, note, NOTE)
    desk.context.clear_cookies()
    save(desk)
    desk.wait_for_url(re.compile("/account/login/"))
    assert [NOTE in box or "Samira" in box for _, box in kept(desk)] == [False]

    desk.locator("input[name=login]").fill("projectleider@example.org")
    desk.locator("input[name=password]").fill("lombardijen-2018")
    desk.locator("input[name=password]").press("Enter")
    expect(field(desk)).to_have_value(NOTE)
    save(desk)

    expect(desk.get_by_text("Contact genoteerd.")).to_be_visible()
    assert times_noted(desk, note, NOTE) == 1


def test_somebody_else_on_the_same_telephone_sees_nothing(desk, note):
    write(desk, note, NOTE)
    desk.context.clear_cookies()
    sign_in(desk, Role.COACH)

    assert kept(desk) == []


def test_signing_out_takes_drafts_along(desk, note):
    context = desk.context.browser.new_context(base_url=desk.url.split("/gezinnen")[0])
    page = context.new_page()
    sign_in(page, Role.COORDINATOR)
    write(page, note, NOTE)
    page.locator("summary").filter(has_text="je account").click()
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url(re.compile("/account/login/"))

    assert kept(page) == []
    context.close()


def test_two_windows_change_the_same_and_the_second_chooses(open_page, note):
    """On a telephone and on a desk; what a colleague wrote stands beside what one typed."""
    page = note.replace("contact/nieuw/", "wijzigen/")
    one, other = open_page(Role.COORDINATOR), open_page(Role.COORDINATOR, PHONE)
    for window, street in ((one, "Molièreweg 3"), (other, "Pascalweg 12")):
        window.goto(page)
        window.get_by_label("Straat en nummer").fill(street)
    one.get_by_role("button", name="Opslaan").click()
    expect(one.get_by_text("Opgeslagen.")).to_be_visible()

    other.get_by_role("button", name="Opslaan").click()

    expect(other.get_by_role("alert")).to_contain_text(
        "Iemand anders veranderde hetzelfde als jij."
    )
    expect(other.get_by_label("Straat en nummer", exact=True)).to_have_value("Pascalweg 12")
    assert (barriers(other), sideways(other)) == ([], 0)
    other.get_by_label("Neem dit over in plaats van wat ik schreef").check()
    other.get_by_role("button", name="Opslaan").click()
    expect(other.get_by_text("Opgeslagen.")).to_be_visible()
    other.goto(page)
    expect(other.get_by_label("Straat en nummer")).to_have_value("Molièreweg 3")
