"""Signing in with a finger: a virtual telephone, a real browser and the strict security policy."""

from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import PASSWORD, PHONE

TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_a_telephone(page):
    """The page runs on a telephone that knows the finger of its owner."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE})
    return page


def confirm_with_password(page):
    """Before something about signing in changes, the house asks once more."""
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Verder").click()


def test_somebody_adds_a_telephone_signs_in_with_a_finger_and_takes_it_away(open_page):
    page = with_a_telephone(open_page(Role.BOARD, PHONE))
    page.goto("/account/2fa/webauthn/add/")
    confirm_with_password(page)
    page.get_by_label("Naam van het toestel").fill("Mijn telefoon")
    page.get_by_role("button", name="Toestel toevoegen").click()
    expect(page.get_by_text("Je toestel is toegevoegd.")).to_be_visible()

    page.context.clear_cookies()
    page.goto("/account/login/")
    page.get_by_role("button", name="Inloggen met vingerafdruk of pincode").click()

    page.wait_for_url("/")
    page.goto("/account/2fa/webauthn/")
    page.get_by_role("link", name="Weghalen").click()
    confirm_with_password(page)
    page.get_by_role("button", name="Weghalen").click()
    expect(page.get_by_text("Het toestel is weggehaald.")).to_be_visible()


def test_a_finger_that_is_refused_gets_a_sentence(open_page):
    page = open_page(None, PHONE)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE | {"isUserVerified": False}}
    )
    page.goto("/account/login/")

    page.get_by_role("button", name="Inloggen met vingerafdruk of pincode").click()

    expect(page.get_by_role("alert")).to_have_text(
        "Dat lukte niet. Probeer het nog een keer, of log in met je wachtwoord."
    )


def test_who_was_signed_out_while_searching_signs_in_and_comes_back(open_page):
    page = open_page(Role.COORDINATOR)
    page.goto("/gezinnen/")
    page.context.clear_cookies()

    page.get_by_label("Zoek").first.fill("ozgur")

    expect(page.get_by_role("heading", name="Goed dat je er bent")).to_be_visible()
    assert "next=" in page.url
