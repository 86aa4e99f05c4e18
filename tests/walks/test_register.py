"""The register where it is hard: no connection, two phones, no script, a name we know already."""

import re

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import PHONE, barriers, sideways, sign_in
from tests.filling_in import (
    ASKED_OF_THE_WORKER,
    NOTE,
    SAVED,
    WORRY,
    a_bad_server,
    contradict,
    copies,
    fill_in_a_cellar,
    look,
    opens_while_the_server_is_out_of_order,
    phone,
    says,
    stands_once,
    throw_half_away,
    total,
    wait_until,
    waiting_words,
)


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


def opened_anew(page, address):
    """The page was killed; somebody opens it again in the same browser."""
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(address, wait_until="commit")  # it may renew itself before it is complete
    return page


def test_what_was_tapped_in_a_cellar_arrives_once_through_a_kill_a_bad_server_and_an_update(
    signed_in, register
):
    context, page = phone(signed_in, Role.COORDINATOR)
    before = fill_in_a_cellar(context, page, register)
    page = opened_anew(page, register)  # in the middle of a tap: it is kept or it was never drawn
    says(page, "[56] tikken wachten")
    expect(page.get_by_label("Notitie")).to_have_value(NOTE)
    assert WORRY in waiting_words(page)
    throw_half_away(page)
    shown = total(page)
    assert page.evaluate(ASKED_OF_THE_WORKER) == ["taps"]  # it sends them when no page is open
    page.goto("/gezinnen/")
    expect(page.get_by_role("heading", name="Er is nu geen verbinding")).to_be_visible()
    opens_while_the_server_is_out_of_order(context, page, register)

    turns = a_bad_server(context)
    context.set_offline(False)
    page.goto(register, wait_until="commit")
    wait_until(page, lambda: len(turns) > 1)
    page.evaluate("navigator.serviceWorker.register('/sw.js?next').then(() => true)")
    page = opened_anew(
        page, register
    )  # a page that renews itself at this moment cannot be reloaded
    says(page, SAVED)

    assert total(page) == shown > before + 1
    stands_once(page)
    context.close()


def test_yes_against_no_is_shown_on_both_phones_and_a_person_chooses(signed_in, register):
    """One phone was in the cellar meanwhile."""
    contexts = [signed_in.context(role, PHONE) for role in (Role.COORDINATOR, Role.COACH)]
    one, other = (context.new_page() for context in contexts)
    for page in (one, other):
        page.goto(register)
    box = ".house.is-one >> nth=0 >> [name=family]"
    contradict(contexts[0], one, other, box)

    says(one, "1 vraagt aandacht")
    look(other)
    says(other, "1 vraagt aandacht")
    for page in (one, other):
        expect(page.locator("#attention")).to_contain_text(re.compile("is er niet.*zei om.*is er"))
        expect(page.locator(box)).not_to_be_checked()
        assert barriers(page) == []
    other.get_by_role("button", name="Is er", exact=True).click()
    says(other, SAVED)
    look(one)
    says(one, SAVED)

    for page in (one, other):
        expect(page.locator(box)).to_be_checked()
    for context in contexts:
        context.close()


def test_a_session_that_ended_loses_nothing_and_a_colleague_on_that_phone_sees_nothing(
    signed_in, register
):
    context, page = phone(signed_in, Role.COACH)
    page.goto(register)
    context.clear_cookies()
    box = page.locator(".house.is-one >> nth=1 >> [name=family]")
    was = box.is_checked()
    box.click()
    says(page, "Log weer in. Er is niets kwijt")
    page.get_by_role("link", name="Log weer in").click()
    wait_until(page, lambda: copies(page) == 0)

    sign_in(page, Role.COORDINATOR)
    page.goto(register)
    expect(page.locator("#others")).to_contain_text("1 tikken van een collega")
    assert box.is_checked() is was
    page.goto("/presentie/")
    wait_until(page, lambda: copies(page) > 1)
    page.locator(".menu-end summary").click()
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/account/login/")
    wait_until(page, lambda: copies(page) == 0)

    sign_in(page, Role.COACH)
    page.goto(register)
    says(page, SAVED)
    expect(box).to_be_checked(checked=not was)
    expect(page.locator("#others")).to_be_hidden()
    context.close()


def test_two_phones_at_one_register_end_up_the_same(open_page, register):
    one, other = open_page(Role.COORDINATOR, PHONE), open_page(Role.COACH, PHONE)
    for page in (one, other):
        page.goto(register)
    before = total(one)

    absent = ".house:not(:has(> [name=family]:checked)) > [name=family]"
    one.locator(absent).first.click()
    for page in (one, other, other):
        page.get_by_role("button", name="Een bezoeker meer").click()
    other.locator(absent).nth(1).click()
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
    if house.locator("> [name=family]").is_checked():
        house.locator("> [name=family]").click()
    expect(house.locator("> [name=family]")).not_to_be_checked()
    house.locator("summary").click()
    house.locator(".guest").last.click()

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
    ("status", "words", "button"),
    [
        (404, "Je mag deze lijst niet meer invullen", "Weggooien"),
        (400, "Deze tik kwam niet goed over", "Probeer opnieuw"),
    ],
)
def test_a_tap_that_is_refused_for_good_asks_for_attention_until_somebody_decides(
    signed_in, register, status, words, button
):
    """The browser itself complains about such an answer, so nobody listens to it here."""
    context = signed_in.context(Role.COORDINATOR, PHONE)
    page = context.new_page()
    page.goto(register)
    page.route(re.compile("tikken|stand"), lambda route: route.fulfill(status=status))
    page.get_by_role("button", name="Een bezoeker meer").click()

    says(page, "1 vraagt aandacht")
    expect(page.locator("#attention")).to_contain_text(words)
    page.unroute(re.compile("tikken|stand"))
    page.get_by_role("button", name=button).click()
    says(page, SAVED)
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
