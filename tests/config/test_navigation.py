import pytest
from django.urls import reverse

from accounts.roles import Role
from config.navigation import PLACES, Menu, may_enter
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory


@pytest.mark.parametrize("role", Role)
def test_every_item_of_a_menu_opens_for_the_role_that_sees_it(db, rf, role):
    user = UserFactory(role=role)
    request = rf.get("/")
    request.user = user

    answers = {
        place.url_name: signed_in(user).get(place.url).status_code for place in Menu(request).places
    }

    assert answers == dict.fromkeys(answers, 200)


def test_a_visitor_who_has_not_signed_in_gets_no_menu(client):
    page = client.get(reverse("account_login"))

    assert "Hoofdmenu" not in page.text


def test_a_phone_bar_never_holds_more_than_five(rf, coordinator):
    request = rf.get("/")
    request.user = coordinator
    menu = Menu(request)

    assert len(menu.bar) + (not menu.is_short) <= 5
    assert menu.bar + menu.wide + menu.more == menu.places


@pytest.mark.parametrize(
    ("role", "bar", "wide", "more"),
    [
        (
            Role.COORDINATOR,
            ["Vandaag", "Gezinnen", "Agenda", "Presentie"],
            ["Verslag"],
            ["Activiteiten", "Groepen", "Vrijwilligers", "Partners", "Programma's"],
        ),
        (Role.HOST, ["Vandaag", "Agenda", "Presentie", "Activiteiten"], [], []),
    ],
)
def test_a_menu_is_short_and_keeps_the_rest_at_hand(db, rf, role, bar, wide, more):
    request = rf.get("/")
    request.user = UserFactory(role=role)
    menu = Menu(request)

    assert [[str(p.label) for p in part] for part in (menu.bar, menu.wide, menu.more)] == [
        bar,
        wide,
        more,
    ]


@pytest.mark.parametrize("role", Role)
def test_more_never_hides_just_one(db, rf, role):
    request = rf.get("/")
    request.user = UserFactory(role=role)

    assert len(Menu(request).more) != 1


def test_a_page_inside_a_place_marks_that_place(rf, coordinator):
    request = rf.get("/gezinnen/12/personen/nieuw/")
    request.user = coordinator

    assert str(Menu(request).here.label) == "Gezinnen"


def test_home_is_marked_on_home_alone(rf, coordinator):
    request = rf.get("/")
    request.user = coordinator

    assert Menu(request).here == PLACES[0]

    request.path = "/account/"
    assert Menu(request).here is None


def test_who_may_enter_follows_from_the_door(coordinator, host):
    assert may_enter(coordinator, "home")
    assert may_enter(host, "home")
    assert may_enter(host, "account_logout")


def test_the_switch_changes_the_language_and_stays_on_the_page(client):
    here = reverse("account_login")

    answer = client.post(reverse("set_language"), {"language": "en", "next": here}, follow=True)

    assert answer.redirect_chain == [(here, 302)]
    assert '<html lang="en">' in answer.text


def test_a_page_is_dutch_whatever_the_browser_asks_for(client):
    page = client.get(reverse("account_login"), headers={"Accept-Language": "tr,en;q=0.8"})

    assert '<html lang="nl">' in page.text
