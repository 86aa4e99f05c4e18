"""Every page that anybody can open: no barriers by the rules of axe, no sideways scrolling."""

import pytest

from accounts.roles import Role
from tests import tour
from tests.browser import DESKTOP, barriers, sideways
from tests.doors import DOORS
from tests.test_doors import nobodys_address

# Never a page: htmx asks for it to take the place of a line on a page that is looked at whole.
PIECES = {"participants:attention_line"}


@pytest.fixture(scope="session")
def addresses(signed_in):
    return tour.addresses(signed_in)


def troubles(page, address):
    """What is wrong with a page: on a desk by day, on a phone by night."""
    page.goto(address)
    found = {}
    for look in ("desk-day", "phone-night"):
        screen, colours = tour.LOOKS[look]
        page.set_viewport_size(screen)
        page.emulate_media(color_scheme=colours, reduced_motion="reduce")  # no colour half way
        found[look] = [*barriers(page), *(["wider than the screen"] if sideways(page) else [])]
    return {look: trouble for look, trouble in found.items() if trouble}


@pytest.mark.parametrize("name", DOORS)
def test_a_page_keeps_nobody_out(name, addresses, open_page):
    """A door without a page of its own answers to a form only (405), a piece of one knows nobody."""
    role, address = addresses.get(name, (next(iter(DOORS[name])), nobodys_address(name)))
    page = open_page(role)

    answer = page.request.get(address)

    without_a_page = 404 if name in PIECES else 405
    assert answer.status == (200 if name in addresses else without_a_page), (
        f"no link leads to {name}"
    )
    if answer.ok and tour.is_page(answer):
        assert troubles(page, address) == {}


@pytest.mark.parametrize("address", ["/account/login/", "/account/password/reset/"])
def test_a_stranger_meets_no_barrier_at_the_front_door(address, open_page):
    assert troubles(open_page(None), address) == {}


def test_a_page_that_is_not_there_says_so_in_the_same_house(signed_in):
    """The browser itself complains about the 404, so nobody listens to it here."""
    context = signed_in.context(Role.COACH, DESKTOP)

    assert troubles(context.new_page(), "/gezinnen/987654321/") == {}
    context.close()
