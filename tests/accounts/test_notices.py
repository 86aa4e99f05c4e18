"""Reading what the house told, and turning mail off."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Notice
from core.mailing import is_muted, off_address
from tests.conftest import signed_in
from tests.factories.accounts import NoticeFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = reverse("accounts:notice_list")


@pytest.mark.parametrize("asked", ["", "iedereen"])
def test_a_host_reads_her_own(asked, host_client, host):
    NoticeFactory(account=host, subject="Morgen is je bijeenkomst")
    NoticeFactory(subject="Aan een ander")

    page = host_client.get(LIST, {"aan": asked})

    assert [notice.subject for notice in page.context["page"]] == ["Morgen is je bijeenkomst"]


def test_the_coordinator_reads_what_went_to_whom(coordinator_client):
    NoticeFactory(account=UserFactory(name="Wil Huizer"))
    NoticeFactory(account=None, address="buur@example.org", kind=Notice.Kind.CERTIFICATE)

    page = coordinator_client.get(LIST, {"aan": "iedereen"}).text

    assert ("aan Wil Huizer" in page, "aan buur@example.org" in page) == (True, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    rows, coordinator_client, django_assert_num_queries
):
    NoticeFactory.create_batch(rows)

    with django_assert_num_queries(5):  # session, user, what is off, count, notices
        coordinator_client.get(LIST, {"aan": "iedereen"})


def test_nothing_was_told_yet(host_client):
    assert "Er is nog niets verteld." in host_client.get(LIST).text


def test_one_kind_goes_off_and_on_again(host_client, host):
    door = reverse("accounts:notice_mute", args=[Notice.Kind.SESSION])

    host_client.post(door, {"off": ""})
    assert is_muted(Notice.Kind.SESSION, host.email)
    assert not is_muted(Notice.Kind.DIGEST, host.email)

    host_client.post(door, {"on": ""})
    assert not is_muted(Notice.Kind.SESSION, host.email)


def test_a_kind_that_there_is_not(host_client):
    door = reverse("accounts:notice_mute", args=["reclame"])

    assert host_client.post(door, {"off": ""}).status_code == 404


class TestTheLinkInAMail:
    @pytest.fixture
    def door(self):
        return off_address("session", "wil@example.org")

    def test_opening_it_changes_nothing(self, client, door):
        """Programs that look for viruses open every link."""
        assert "Geen mail meer hierover?" in client.get(door).text
        assert not is_muted("session", "wil@example.org")

    def test_a_press_turns_it_off_and_another_on(self, client, door):
        client.post(door)
        assert is_muted("session", "wil@example.org")
        assert "Je krijgt hierover geen mail meer" in client.get(door).text

        client.post(door, {"again": ""})
        assert not is_muted("session", "wil@example.org")

    def test_a_mail_program_presses_it_without_our_page(self, door):
        answer = Client(enforce_csrf_checks=True).post(door, {"List-Unsubscribe": "One-Click"})

        assert (answer.status_code, is_muted("session", "wil@example.org")) == (302, True)

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_nobody_makes_one_up(self, method, client, door):
        assert getattr(client, method)(f"{door[:-2]}x/").status_code == 404

    def test_a_colleague_who_is_signed_in_may_press_it_too(self, door):
        assert signed_in(UserFactory()).get(door).status_code == 200
