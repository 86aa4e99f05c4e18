"""Every page that anybody can open: no barriers by the rules of axe, no sideways scrolling."""

import pytest

from accounts.roles import Role
from tests import tour
from tests.browser import AXE, DESKTOP, OF_LOOKS, barriers, listen, sideways
from tests.doors import DOORS
from tests.test_doors import nobodys_address

# Never a page: htmx asks for it to take the place of a line on a page that is looked at whole.
PIECES = {"participants:attention_line"}
COPIES = {"participants:register_copy", "participants:register_list_copy"}
"""Pages that only the worker asks for: where the page itself is, and ``mee/``."""


@pytest.fixture(scope="module")
def addresses(signed_in):
    found = tour.addresses(signed_in)
    for copy in COPIES:
        own = found[copy.removesuffix("_copy")]
        found[copy] = own._replace(address=own.address.partition("?")[0] + "mee/")
    return found


@pytest.fixture(scope="module")
def tabs(signed_in):
    """One tab per role and its complaints: opening a tab takes longer than opening a page in it."""
    windows = {role: signed_in.context(role, DESKTOP) for role in (None, *Role)}
    tabs = {role: window.new_page() for role, window in windows.items()}
    yield {role: (tab, listen(tab)) for role, tab in tabs.items()}
    for window in windows.values():
        window.close()


@pytest.fixture
def open_tab(tabs):
    """``open_tab(role)``: their tab; what the browser complains about from then on fails the walk."""
    heard = []

    def open_tab(role):
        tab, complaints = tabs[role]
        complaints.clear()
        heard.append(complaints)
        return tab

    yield open_tab
    assert [line for complaints in heard for line in complaints] == []


def troubles(page):
    """What is wrong with an open page: on a desk by day, on a phone by night."""
    found = {}
    for look, rules in (("desk-day", AXE), ("phone-night", OF_LOOKS)):
        screen, colours = tour.LOOKS[look]
        page.set_viewport_size(screen)
        page.emulate_media(color_scheme=colours, reduced_motion="reduce")  # no colour half way
        found[look] = [
            *barriers(page, rules),
            *(["wider than the screen"] if sideways(page) else []),
        ]
    return {look: trouble for look, trouble in found.items() if trouble}


@pytest.mark.parametrize("name", DOORS)
def test_a_page_keeps_nobody_out(name, addresses, open_tab):
    """A door without a page of its own answers to a form only (405), a piece of one knows nobody."""
    unknown = tour.Found(next(iter(DOORS[name])), nobodys_address(name), is_page=False)
    role, address, is_page = addresses.get(name, unknown)
    page = open_tab(role)

    answer = page.goto(address) if is_page else page.request.get(address)

    without_a_page = 404 if name in PIECES else 405
    assert answer.status == (200 if name in addresses else without_a_page), (
        f"no link leads to {name}"
    )
    if is_page:
        assert troubles(page) == {}


@pytest.mark.parametrize("address", ["/account/login/", "/account/password/reset/"])
def test_a_stranger_meets_no_barrier_at_the_front_door(address, open_tab):
    page = open_tab(None)
    page.goto(address)

    assert troubles(page) == {}


def test_a_page_that_is_not_there_says_so_in_the_same_house(tabs):
    """The browser itself complains about the 404, so nobody listens to it here."""
    page, _complaints = tabs[Role.COACH]
    page.goto("/gezinnen/987654321/")

    assert troubles(page) == {}
