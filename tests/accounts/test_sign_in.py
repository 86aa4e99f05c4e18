import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from pytest_django.asserts import assertRedirects

from accounts.roles import IN_WORDS, Role
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory

LOGIN = reverse("account_login")
SECRET = "lampje aan in 2018"  # noqa: S105


@pytest.fixture(autouse=True)
def _nobody_tried_before():
    cache.clear()


@pytest.fixture
def gerda(db):
    user = UserFactory(name="Gerda Smit", email="gerda@example.org", role=Role.HOST)
    user.set_password(SECRET)
    user.save()
    return user


def sign_in(client, email="gerda@example.org", password=SECRET):
    return client.post(LOGIN, {"login": email, "password": password})


@pytest.mark.parametrize("email", ["gerda@example.org", "GERDA@example.org"])
def test_somebody_comes_in_with_address_and_password(client, gerda, email):
    assertRedirects(sign_in(client, email), "/")


def test_a_wrong_password_and_a_stranger_get_the_same_answer(client, gerda):
    answers = {
        sign_in(client, *who).context["form"].non_field_errors()[0]
        for who in [("gerda@example.org", "fout"), ("vreemd@example.org", SECRET)]
    }

    assert answers == {"Dit e-mailadres en wachtwoord horen niet bij elkaar."}


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(client, gerda):
    for _ in range(5):
        sign_in(client, password="fout")

    page = sign_in(client)

    assert page.context["form"].non_field_errors() == [
        "Dat ging een paar keer mis. Wacht vijf minuten en probeer het dan nog een keer."
    ]


def test_who_is_blocked_does_not_come_in(client, gerda):
    gerda.is_active = False
    gerda.save()

    assertRedirects(sign_in(client), reverse("account_inactive"))


def test_a_forgotten_password_is_chosen_anew_from_a_mail_without_personal_data(client, gerda):
    client.post(reverse("account_reset_password"), {"email": "gerda@example.org"})
    [message] = mail.outbox

    link = re.search(r"http://testserver(\S+)", message.body)[1]
    form = client.get(link, follow=True)
    new = "een heel nieuw wachtwoord"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})

    gerda.refresh_from_db()
    assert message.subject == "Buurtverband: een nieuw wachtwoord kiezen"
    assert "Gerda" not in message.body
    assert gerda.check_password(new)
    assert "Deze link werkt niet meer" in client.get(link, follow=True).text


def test_a_stranger_who_asks_for_a_link_sees_the_same_page_and_gets_no_mail(client, gerda):
    asked = reverse("account_reset_password")

    known = client.post(asked, {"email": "gerda@example.org"}, follow=True)
    unknown = client.post(asked, {"email": "vreemd@example.org"}, follow=True)

    assert known.redirect_chain == unknown.redirect_chain
    assert len(mail.outbox) == 1


def test_nobody_makes_an_account_for_themselves(client, db):
    page = client.post(
        reverse("account_signup"),
        {"email": "ik@example.org", "password1": SECRET, "password2": SECRET},
    )

    assert "Je kunt hier zelf geen account maken" in page.text


def test_a_new_password_signs_out_the_other_telephone(gerda):
    here, there = signed_in(gerda), signed_in(gerda)
    new = "een heel nieuw wachtwoord"

    here.post(
        reverse("account_change_password"),
        {"oldpassword": SECRET, "password1": new, "password2": new},
    )

    assert here.get("/").status_code == 200
    assertRedirects(there.get("/"), f"{LOGIN}?next=/")


def test_looking_at_the_way_out_does_not_sign_out(gerda):
    client = signed_in(gerda)

    client.get(reverse("account_logout"))
    assert client.get("/").status_code == 200

    client.post(reverse("account_logout"))
    assertRedirects(client.get("/"), f"{LOGIN}?next=/")


@pytest.mark.parametrize("role", Role)
def test_my_account_says_who_i_am_in_words(db, role):
    page = signed_in(UserFactory(role=role)).get(reverse("accounts:account_detail"))

    assert str(IN_WORDS[role]) in page.text


def test_an_address_is_not_changed_by_its_owner(gerda):
    page = signed_in(gerda).post(
        reverse("account_email"), {"action_add": "", "email": "anders@example.org"}, follow=True
    )

    gerda.refresh_from_db()
    assert gerda.email == "gerda@example.org"
    assert "Vraag de beheerder om het te veranderen." in page.text


PUBLIC_PAGES = [
    "account_login",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
]
OWN_PAGES = [
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_list_webauthn",
]


@pytest.mark.parametrize("name", PUBLIC_PAGES)
def test_the_librarys_pages_wear_the_face_of_the_house(client, db, name):
    page = client.get(reverse(name))

    assert page.status_code == 200
    assert 'class="sign"' in page.text
    assert page.text.count("<h1") == 1


@pytest.mark.parametrize("name", OWN_PAGES)
def test_the_librarys_pages_behind_the_door_wear_it_too(gerda, name):
    page = signed_in(gerda).get(reverse(name))

    assert page.status_code == 200
    assert 'aria-label="Hoofdmenu"' in page.text
    assert page.text.count("<h1") == 1


def test_who_has_a_device_may_also_confirm_with_it(gerda):
    Authenticator.objects.create(user=gerda, type=Authenticator.Type.WEBAUTHN, data={"name": "x"})
    client = signed_in(gerda)

    page = client.get(reverse("account_reauthenticate"), {"next": reverse("mfa_index")})

    assert re.findall(r'<a class="btn" href="([^"?]+)[^>]*>\s*(.+)', page.text) == [
        (reverse("mfa_reauthenticate_webauthn"), "Met vingerafdruk of pincode"),
    ]


@pytest.mark.parametrize(
    ("came_from", "goes_on_at"),
    [
        ("http://testserver/gezinnen/12/?alles", "/gezinnen/12/%3Falles"),
        ("http://testserver/gezinnen/12/", "/gezinnen/12/"),
        ("http://elsewhere.example.org/gezinnen/12/", "/gezinnen/12/contact/nieuw/"),
        ("", "/gezinnen/12/contact/nieuw/"),
    ],
)
def test_who_was_signed_out_while_typing_comes_back_to_the_page_of_the_form(
    client, db, came_from, goes_on_at
):
    answer = client.post("/gezinnen/12/contact/nieuw/", headers={"Referer": came_from})

    assert answer.url == f"/account/login/?next={goes_on_at}"
