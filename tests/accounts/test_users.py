import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertRedirects

from accounts.models import User
from accounts.roles import Role
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory

LIST = reverse("accounts:user_list")
ADD = reverse("accounts:user_add")
NEW = {"name": "Özgür Aydın", "email": "OZGUR@example.org", "role": Role.COACH}


def edit(user):
    return reverse("accounts:user_edit", args=[user.pk])


def link_in(message):
    return re.search(r"http://testserver(\S+)", message.body)[1]


@pytest.mark.parametrize("colleagues", [1, 3])
def test_a_list_of_any_length_takes_the_same_queries(
    administrator_client, colleagues, django_assert_num_queries
):
    UserFactory.create_batch(colleagues - 1)

    with django_assert_num_queries(4):  # session, who asks, how many, the page
        page = administrator_client.get(LIST)

    assert len(page.context["page"]) == colleagues


def test_who_can_no_longer_sign_in_stands_below_with_a_word(administrator_client, administrator):
    UserFactory(name="Aad", is_active=False)
    UserFactory(name="Zoe")

    page = administrator_client.get(LIST)

    assert [user.name for user in page.context["page"]] == [administrator.name, "Zoe", "Aad"]
    assert page.text.count("Geblokkeerd") == 1


def test_a_colleague_is_found_by_name_address_and_role(administrator_client):
    UserFactory(name="Fatima", role=Role.HOST)
    UserFactory(name="Joop", email="fatimas.buur@example.org", role=Role.COACH)

    def found(**search):
        return [
            user.name
            for user in administrator_client.post(LIST, search, follow=True).context["page"]
        ]

    assert found(zoek="fatima") == ["Fatima", "Joop"]
    assert found(zoek="fatima", rol=Role.COACH) == ["Joop"]
    assert found(zoek="niemand") == []


@pytest.mark.parametrize("words", ["ozgur", "AYDIN özgür", "Aydın"])
def test_a_colleague_is_found_without_accents(administrator_client, words):
    UserFactory(name="Özgür Aydın")

    page = administrator_client.post(LIST, {"zoek": words}, follow=True)

    assert [user.name for user in page.context["page"]] == ["Özgür Aydın"]


def test_an_empty_list_says_what_to_do(administrator_client):
    assert (
        "Zoek op een deel van de naam"
        in administrator_client.post(LIST, {"zoek": "xx"}, follow=True).text
    )


def test_a_search_while_typing_answers_with_the_list_alone(administrator_client):
    page = administrator_client.get(LIST, headers={"HX-Request": "true"})

    assert "<html" not in page.text
    assert page.text.count("<table") == 1


def test_a_new_colleague_chooses_a_password_from_the_mail_and_is_in(administrator_client, client):
    assertRedirects(administrator_client.post(ADD, NEW), LIST)
    user = User.objects.get(email="ozgur@example.org")
    [message] = mail.outbox
    assert (message.subject, message.to) == (
        "Buurtverband: je account is klaar",
        ["ozgur@example.org"],
    )
    assert not user.has_usable_password()

    form = client.get(link_in(message), follow=True)
    chosen = "vier gewone woorden samen"
    client.post(form.redirect_chain[-1][0], {"password1": chosen, "password2": chosen}, follow=True)

    user.refresh_from_db()
    assert user.check_password(chosen)
    assert client.get(reverse("home")).status_code == 200


def test_when_the_mail_cannot_leave_the_account_stays_and_the_screen_says_so(
    administrator_client, monkeypatch
):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("accounts.views.users.send_invitation", refuse)

    page = administrator_client.post(ADD, NEW, follow=True)

    assert User.objects.filter(email="ozgur@example.org").count() == 1
    assert "de mail kon niet weg" in page.text


def test_an_address_has_one_account_whatever_its_capitals(administrator_client):
    UserFactory(email="ozgur@example.org")

    page = administrator_client.post(ADD, NEW)

    assert page.context["form"].errors == {"email": ["Dit adres heeft al een account."]}
    assert 'value="Özgür Aydın"' in page.text
    assert mail.outbox == []


def test_a_link_can_be_sent_again_but_not_to_a_closed_account(administrator_client):
    colleague, closed = UserFactory(), UserFactory(is_active=False)

    first = administrator_client.post(reverse("accounts:user_invite", args=[colleague.pk]))
    second = administrator_client.post(reverse("accounts:user_invite", args=[closed.pk]))

    assert (first.status_code, second.status_code) == (302, 404)
    assert [message.to for message in mail.outbox] == [[colleague.email]]


def test_a_blocked_colleague_is_out_at_once(administrator_client):
    colleague = UserFactory(role=Role.HOST)
    theirs = signed_in(colleague)
    assert theirs.get(reverse("home")).status_code == 200

    administrator_client.post(
        edit(colleague), {"name": colleague.name, "email": colleague.email, "role": Role.HOST}
    )

    assertRedirects(theirs.get(reverse("home")), f"{reverse('account_login')}?next=/")


def test_a_changed_role_opens_and_closes_doors_at_once(administrator_client):
    colleague = UserFactory(role=Role.HOST)
    theirs = signed_in(colleague)
    assert theirs.get(LIST).status_code == 403

    administrator_client.post(
        edit(colleague),
        {
            "name": colleague.name,
            "email": colleague.email,
            "role": Role.ADMINISTRATOR,
            "is_active": "on",
        },
    )

    assert theirs.get(LIST).status_code == 200


def test_an_old_address_no_longer_gets_anybody_in(administrator_client):
    colleague = UserFactory(email="oud@example.org")
    EmailAddress.objects.create(user=colleague, email="oud@example.org", primary=True)

    administrator_client.post(
        edit(colleague),
        {
            "name": colleague.name,
            "email": "nieuw@example.org",
            "role": colleague.role,
            "is_active": "on",
        },
    )

    colleague.refresh_from_db()
    assert colleague.email == "nieuw@example.org"
    assert list(EmailAddress.objects.values_list("email", flat=True)) == []


@pytest.mark.parametrize(
    "change", [{"role": Role.COACH, "is_active": "on"}, {"role": Role.ADMINISTRATOR}]
)
def test_nobody_locks_themselves_out(administrator, administrator_client, change):
    page = administrator_client.post(
        edit(administrator), {"name": "Bea", "email": administrator.email, **change}
    )

    administrator.refresh_from_db()
    assert (administrator.role, administrator.is_active) == (Role.ADMINISTRATOR, True)
    assert "Je kunt je eigen account niet blokkeren" in page.text


def test_the_last_day_somebody_came_in_is_shown(administrator_client):
    UserFactory(name="Gerda", last_login=timezone.now())
    UserFactory(name="Joop")

    assert administrator_client.get(LIST).text.count("nog niet") == 1
