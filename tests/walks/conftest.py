"""What every walk has: a house with demo data, served as ``make run`` does, and a browser."""

import pytest

from tests.browser import DESKTOP, SignedIn, chromium, listen
from tests.served import served


@pytest.fixture(scope="session")
def house_database(tmp_path_factory):
    """The address of the database of this round of walks."""
    return f"sqlite:///{tmp_path_factory.mktemp('house')}/walks.sqlite3"


@pytest.fixture(scope="session")
def house(house_database):
    """The address of the house."""
    with served(house_database) as address:
        yield address


@pytest.fixture(scope="session")
def signed_in(house):
    """Windows for every role."""
    with chromium() as browser:
        yield SignedIn(browser, house)


@pytest.fixture
def open_page(signed_in):
    """``open_page(role)``: a page of somebody with that role; complaints of the browser fail the walk."""
    contexts, heard = [], []

    def open_page(role, screen=DESKTOP, **settings):
        context = signed_in.context(role, screen, **settings)
        contexts.append(context)
        page = context.new_page()
        heard.append(listen(page))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [complaint for complaints in heard for complaint in complaints] == []
