"""The register where it is hard: no connection, two phones, no script, a name we know already."""

import re

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import PHONE, barriers, sideways

SAVED = "Alles opgeslagen"


@pytest.fixture(scope="module")
def register(signed_in):
    """The address of the register of a meeting of today, planned by a caseworker for this walk."""
    context = signed_in.context(Role.COORDINATOR, PHONE)
    page = context.new_page()
    page.goto("/activiteiten/")
    page.get_by_role("link", name="Buiten spelen").first.click()
    page.get_by_role("link", name="Bijeenkomst erbij").click()
    page.get_by_label("Dag of dagen").fill("vandaag")
    page.get_by_label("Van", exact=True).fill("23.15")
    page.get_by_label("Tot", exact=True).fill("23.45")
    page.get_by_role("button", name="Zet in de agenda").click()
    row = page.get_by_role("listitem").filter(has_text="23.15")
    row.get_by_role("link", name="Presentie").click()
    page.wait_for_url(re.compile(r"/presentie/\d+/"))
    yield page.url
    context.close()


def total(page):
    return int(page.locator("#total").inner_text())


def test_taps_without_a_connection_wait_and_arrive(signed_in, register):
    """The browser itself complains about the connection, so nobody listens to it here."""
    context = signed_in.context(Role.COORDINATOR, PHONE)
    page = context.new_page()
    page.goto(register)
    context.set_offline(True)
    page.locator(".house > [name=family]").first.click()
    page.get_by_role("button", name="Een bezoeker meer").click()
    page.get_by_role("button", name="Een bezoeker meer").click()
    shown = total(page)
    expect(page.locator("#sync")).to_have_text(re.compile("3 tikken wachten op verbinding"))
    page.get_by_role("button", name="Klaar").click()  # nothing is left behind

    context.set_offline(False)
    expect(page.get_by_text("Klaar. De presentie is opgeslagen.")).to_be_visible(timeout=15_000)
    page.goto(register)

    assert total(page) == shown
    context.close()


def test_two_phones_at_one_register_end_up_the_same(open_page, register):
    one, other = open_page(Role.COORDINATOR, PHONE), open_page(Role.COACH, PHONE)
    for page in (one, other):
        page.goto(register)
    before = total(one)

    one.locator(".house > [name=family]").nth(1).click()
    for page in (one, other, other):
        page.get_by_role("button", name="Een bezoeker meer").click()
    other.locator(".house > [name=family]").nth(2).click()
    for page in (one, other):
        expect(page.locator("#sync")).to_have_text(re.compile(SAVED))
    for page in (one, other):  # as when a phone is taken out of a pocket
        page.evaluate("dispatchEvent(new Event('visibilitychange'))")

    expect(one.locator("#total")).to_have_text(other.locator("#total").inner_text())
    assert total(one) >= before + 5


def test_the_arrow_opens_a_family_for_one_member(open_page, register):
    page = open_page(Role.COORDINATOR, PHONE)
    page.goto(register)
    house = page.locator(".house:has(details)").last
    house.locator("> [name=family]").uncheck()
    house.locator("summary").click()
    house.locator(".guest").last.check()

    expect(house).to_have_class(re.compile("is-part"))
    expect(house.locator(".how-many")).to_have_text(re.compile(r"^1 van \d+$"))
    expect(page.locator("#sync")).to_have_text(re.compile(SAVED))


def test_a_browser_without_script_saves_the_whole_list(open_page, register):
    page = open_page(Role.COORDINATOR, PHONE, java_script_enabled=False)
    page.goto(register)
    before = total(page)
    house = page.locator(".house:not(:has(> [name=family]:checked))").first
    members = house.locator(".guest").count()

    house.locator("> [name=family]").check()
    page.get_by_role("button", name="Sla de lijst op").click()
    page.get_by_role("button", name="Een bezoeker meer").click()

    assert total(page) == before + members + 1


def test_a_newcomer_with_a_name_we_know_is_asked_about_once(open_page, register):
    page = open_page(Role.COORDINATOR, PHONE)
    page.goto(register)
    known = page.locator(".house b").first.inner_text().split()[0]
    before = total(page)
    page.get_by_label("Voornaam").fill(known)
    page.get_by_role("button", name="Zet op de lijst").click()
    expect(page.get_by_role("group", name="Kennen we deze persoon al?")).to_be_visible()

    page.get_by_label("Nee, dit is iemand anders").check()
    page.get_by_role("button", name="Zet op de lijst").click()

    expect(page.get_by_text("Staat op de lijst, aanwezig.")).to_be_visible()
    assert total(page) == before + 1


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "Je mag deze lijst niet meer invullen"), (400, "Deze tik is niet opgeslagen")],
)
def test_a_tap_that_is_refused_for_good_says_so_and_does_not_wait(
    signed_in, register, status, words
):
    """The browser itself complains about such an answer, so nobody listens to it here."""
    context = signed_in.context(Role.COORDINATOR, PHONE)
    page = context.new_page()
    page.goto(register)
    page.route("**/tikken/**", lambda route: route.fulfill(status=status))
    page.locator(".house > [name=family]").first.click()

    expect(page.locator("#sync")).to_have_text(re.compile(words))
    context.close()


def test_a_name_is_found_without_the_letters_that_a_keyboard_lacks(open_page, register):
    page = open_page(Role.COORDINATOR, PHONE)
    page.goto(register)
    house = page.locator(".house").first
    house.locator("b").first.evaluate("name => name.textContent = 'Işıl Øđæß Łucja'")

    page.locator("#find").fill("ISIL ODAESS LUCJA")
    page.locator("#find").dispatch_event("input")

    expect(page.locator(".house:visible")).to_have_count(1)
    expect(house).to_be_visible()


def test_a_long_press_opens_a_family_and_marks_nobody(open_page, register):
    page = open_page(Role.COORDINATOR, PHONE)
    page.goto(register)
    expect(page.locator("#sync")).to_have_text(re.compile(SAVED))
    house = page.locator(".house:has(details)").first
    was_here = house.locator("> [name=family]").is_checked()

    house.locator("> [name=family]").click(delay=700, position={"x": 40, "y": 30})

    expect(house.locator("details")).to_have_attribute("open", "")
    assert house.locator("> [name=family]").is_checked() == was_here
    expect(house.locator("summary")).to_have_text(re.compile("wie?"))  # the twin of a long press


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nobody_is_kept_out_in_any_of_the_four_languages(open_page, register, theme):
    page = open_page(Role.COORDINATOR, PHONE, color_scheme=theme)
    page.goto(register)

    for language, direction in {"tr": "ltr", "ar": "rtl", "en": "ltr", "nl": "ltr"}.items():
        page.locator(".languages summary").click()
        page.locator(f".languages [value={language}]").click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("html")).to_have_css("direction", direction)
        page.locator(".house summary").first.click()
        assert (barriers(page), sideways(page)) == ([], 0)


def test_names_are_read_aloud_where_the_browser_has_a_voice(open_page, register):
    page = open_page(Role.COORDINATOR, PHONE)
    page.add_init_script(
        "window.heard = []; speechSynthesis.getVoices = () => [{}];"
        "speechSynthesis.speak = (words) => heard.push([words.lang, words.text]);"
    )
    page.goto(register)
    house = page.locator(".house").first

    page.get_by_role("button", name="Lees namen voor").click()
    house.get_by_role("button", name="Lees voor").click()

    name = house.locator("b").first.inner_text()
    ((language, words),) = page.evaluate("heard")
    assert (language, words.split(",")[0]) == ("nl", name)
