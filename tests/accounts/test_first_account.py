import io
import re

import pytest
from django.core.management import CommandError, call_command
from pytest_django.asserts import assertRedirects

from accounts.models import User
from accounts.roles import Role
from tests.accounts.test_sign_in import sign_in
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "lampje aan in 2018"  # noqa: S105


def first_account(*arguments):
    said = io.StringIO()
    call_command("first_account", *arguments, stdout=said)
    return said.getvalue()


def test_the_link_opens_an_empty_house_for_its_first_administrator(client):
    said = first_account("Noor@example.org", "--name", "Noor", "--site", "http://testserver")

    link = re.search(r"http://testserver(/\S+)", said)[1]
    choose = client.get(link, follow=True)
    done = client.post(
        choose.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD}, follow=True
    )

    noor = User.objects.get()
    assert (noor.email, noor.name, noor.role) == ("noor@example.org", "Noor", Role.ADMINISTRATOR)
    assert done.context["user"] == noor
    client.post("/accounts/logout/")
    assert client.get(link, follow=True).context["token_fail"]


def test_without_a_link_there_is_no_way_in(client):
    first_account("noor@example.org")

    assert not User.objects.get().has_usable_password()


@pytest.mark.parametrize(
    ("https", "address"),
    [(True, "https://buurt.example.org/"), (False, "http://buurt.example.org:8000/")],
)
def test_the_link_leads_to_the_host_of_this_house(settings, https, address):
    settings.ALLOWED_HOSTS, settings.HTTPS = ["buurt.example.org"], https

    assert address in first_account("noor@example.org")


def test_a_password_may_come_from_the_input_and_then_no_link_is_printed(client, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))

    said = first_account("noor@example.org", "--password-stdin")

    assert "http" not in said
    assertRedirects(sign_in(client, "noor@example.org", PASSWORD), "/")


@pytest.mark.parametrize("typed", ["kort\n", "\n", ""])
def test_a_password_that_is_too_short_makes_no_account(monkeypatch, typed):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))

    with pytest.raises(CommandError, match=r"wachtwoord is te kort\. Neem minstens 10 tekens"):
        first_account("noor@example.org", "--password-stdin")

    assert not User.objects.exists()


def test_what_is_no_address_is_said_in_a_sentence():
    with pytest.raises(CommandError, match="geldig e-mailadres"):
        first_account("noor")


def test_where_an_administrator_is_nobody_else_comes_in_this_way():
    UserFactory(role=Role.ADMINISTRATOR)

    with pytest.raises(CommandError) as refusal:
        first_account("noor@example.org")

    assert str(refusal.value) == "Er is al een beheerder. Die nodigt collega's uit."
    assert User.objects.count() == 1


def test_a_blocked_administrator_can_be_followed_up():
    UserFactory(role=Role.ADMINISTRATOR, is_active=False)

    first_account("noor@example.org")

    assert User.objects.count() == 2
