"""What a phone takes along to open without a connection: little, and only what is within reach."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from participants.views.offline import FILES
from tests.factories.activities import SessionFactory
from tests.participants.registers import enrolled_family, url

pytestmark = pytest.mark.usefixtures("this_evening")


def key_on(page):
    """What unseals the words that somebody was typing on this page."""
    return re.search(r'data-key="([^"]+)"', page.text)[1]


def test_a_copy_on_a_phone_holds_initials_and_no_key_but_that_of_registers(
    coordinator_client, host_client, session, activity
):
    enrolled_family(activity, "Özgür", name="Yılmaz")

    for client in (coordinator_client, host_client):
        copy = client.get(url("register_copy", session))
        assert "Özgür Y." in copy.text
        assert "Yılmaz" not in copy.text
        assert key_on(copy) == key_on(client.get(url("register", session)))
        assert key_on(copy) != key_on(client.get("/presentie/"))
        assert copy["X-Until"] == str(int(datetime(2018, 10, 3, 22, tzinfo=UTC).timestamp()) * 1000)


def test_a_phone_takes_along_what_is_within_reach_of_today_and_two_weeks_before(
    host_client, activity, session
):
    days = [timedelta(days=days) for days in (14, 15, -1)]
    last, *_ = [SessionFactory(activity=activity, held_on=session.held_on - day) for day in days]
    SessionFactory(held_on=session.held_on)  # of somebody else

    along = host_client.get("/presentie/").context["along"]

    assert along == ["/presentie/", url("register", session), url("register", last)]
    page = host_client.get("/presentie/mee/").text
    assert [address for address in along[1:] if address in page] == along[1:]


def test_every_file_that_a_register_needs_is_taken_along(host_client, session):
    copy = host_client.get(url("register_copy", session)).text

    needed = set(re.findall(r"/static/([\w./-]+)", copy))
    assert needed - set(FILES) == set()
