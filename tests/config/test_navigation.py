import pytest
from django.urls import reverse
from django.utils import translation

from accounts.roles import Role
from config.navigation import PLACES, Menu, may_enter, menu_of
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db  # the front door looks whether the agenda is open to all


@pytest.mark.parametrize("role", Role)
def test_every_item_of_a_menu_opens_for_the_role_that_sees_it(db, role):
    user = UserFactory(role=role)

    answers = {
        place.url_name: signed_in(user).get(place.url).status_code
        for place in Menu(role, "/").places
    }

    assert answers == dict.fromkeys(answers, 200)


@pytest.mark.django_db  # the front door asks whether there is a neighbourhood agenda
def test_a_visitor_who_has_not_signed_in_gets_no_menu(client):
    page = client.get(reverse("account_login"))

    assert "Hoofdmenu" not in page.text


def test_a_phone_bar_never_holds_more_than_five():
    menu = Menu(Role.COORDINATOR, "/")

    assert len(menu.bar) + (not menu.is_short) <= 5
    assert menu.bar + menu.wide + menu.more == menu.places


@pytest.mark.parametrize(
    ("role", "bar", "wide", "more"),
    [
        (
            Role.COORDINATOR,
            ["Vandaag", "Gezinnen", "Agenda", "Presentie"],
            ["Verslag"],
            [
                "Aansluiting",
                "Signalen",
                "Doorverwijzingen",
                "Verhalen",
                "Activiteiten",
                "Groepen",
                "Vrijwilligers",
                "Partners",
                "Netwerk",
                "Programma's",
                "Schalen",
                "Gaten in het aanbod",
                "Belemmeringen",
            ],
        ),
        (Role.HOST, ["Vandaag", "Agenda", "Presentie", "Signalen", "Activiteiten"], [], []),
    ],
)
def test_a_menu_is_short_and_keeps_the_rest_at_hand(role, bar, wide, more):
    menu = Menu(role, "/")

    assert [[str(p.label) for p in part] for part in (menu.bar, menu.wide, menu.more)] == [
        bar,
        wide,
        more,
    ]


@pytest.mark.parametrize("role", Role)
def test_more_never_hides_just_one(role):
    assert len(Menu(role, "/").more) != 1


def test_a_page_inside_a_place_marks_that_place():
    assert str(Menu(Role.COORDINATOR, "/gezinnen/12/personen/nieuw/").here.label) == "Gezinnen"


def test_home_is_marked_on_home_alone():
    assert Menu(Role.COORDINATOR, "/").here == PLACES[0]
    assert Menu(Role.COORDINATOR, "/account/").here is None


def test_who_may_enter_follows_from_the_door():
    assert may_enter(Role.COORDINATOR, "home")
    assert may_enter(Role.HOST, "account_logout")
    assert not may_enter(Role.HOST, "participants:family_list")


def test_a_menu_that_was_drawn_before_is_that_of_this_role_page_and_language(rf):
    def drawn(role, path, language="nl"):
        request = rf.get(path)
        request.user = UserFactory.build(role=role)
        with translation.override(language):
            return menu_of(request)

    for _ in range(2):
        home, families = drawn(Role.COORDINATOR, "/"), drawn(Role.COORDINATOR, "/gezinnen/12/")
        assert 'aria-current="page"' in home.partition("Gezinnen")[0]
        assert 'aria-current="page"' not in families.partition("Vandaag")[0]
        assert "Gezinnen" not in drawn(Role.HOST, "/")
        assert "Families" in drawn(Role.COORDINATOR, "/", "en")


@pytest.mark.django_db  # the front door asks whether there is a neighbourhood agenda
def test_the_switch_changes_the_language_and_stays_on_the_page(client):
    here = reverse("account_login")

    answer = client.post(reverse("set_language"), {"language": "en", "next": here}, follow=True)

    assert answer.redirect_chain == [(here, 302)]
    assert '<html lang="en"' in answer.text


@pytest.mark.django_db  # the front door asks whether there is a neighbourhood agenda
def test_a_page_is_dutch_whatever_the_browser_asks_for(client):
    page = client.get(reverse("account_login"), headers={"Accept-Language": "tr,en;q=0.8"})

    assert '<html lang="nl"' in page.text
