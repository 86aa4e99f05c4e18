"""The pages of what suits a family and whom an activity suits, on rows in the database."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from activities.models import Language
from core.models import Area
from participants.matching.lists import what_suits
from participants.models import Family, Person
from tests.factories.activities import (
    LanguageFactory,
    NeighbourhoodGroupFactory,
    ObstacleKindFactory,
    OrganisationFactory,
    PlaceFactory,
)
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    EnrolmentFactory,
    FamilyFactory,
    ObstacleFactory,
    PersonFactory,
    SuggestionFactory,
)
from tests.participants.offers import TOMORROW, something
from tests.participants.registers import TODAY

pytestmark = pytest.mark.usefixtures("db", "this_evening")


@pytest.fixture
def sitter():
    return ObstacleKindFactory(name="Geen oppas")


@pytest.fixture
def family(coach):
    return CaseFactory(family=FamilyFactory(coach=coach, name="Fortes")).family


def found(family, user, asked=None):
    suiting = what_suits(family, user, asked)
    return [(match.offer.name, match.fits, match.minds) for match in suiting.matches]


def page_of(client, family, query=""):
    return client.get(reverse("participants:match_list", args=[family.pk]) + query)


def test_a_family_and_what_there_is_to_do(family, coach, sitter):
    tigrinya = LanguageFactory(name="Tigrinya")
    home = Area.objects.create(kind="neighbourhood", name="Homerusbuurt")
    Family.objects.filter(pk=family.pk).update(area=home, suitable_days=[3])
    family.languages.add(tigrinya)
    ObstacleFactory(family=family, kind=sitter, is_heavy=True)
    something("Moedergroep", sitter, languages=[tigrinya], place=PlaceFactory(area=home))
    something("Op vrijdag", sitter, held_on=TODAY + timedelta(days=2))
    something("Vol", sitter, room=0)

    assert found(family, coach) == [
        ("Moedergroep", "Geen oppas, Tigrinya, zelfde buurt, donderdagochtend", ""),
        ("Op vrijdag", "Geen oppas", "Vrijdagochtend"),
        ("Vol", "Geen oppas, donderdagochtend", "Vol"),
    ]


def test_what_stopped_or_they_do_already_is_left_out(family, coach):
    person = PersonFactory(family=family)
    something("Gestopt", ended_on=TODAY - timedelta(days=1))
    something("Begint morgen", started_on=TOMORROW)
    EnrolmentFactory(person=person, activity=something("Ingeschreven"))
    visited = something("Vorige week geweest", held_on=TODAY - timedelta(days=7))
    AttendanceFactory(person=person, session=visited.sessions.get())
    SuggestionFactory(family=family, activity=something("Voorgesteld"))
    long_ago = something("Een jaar geleden geweest", held_on=TODAY - timedelta(days=365))
    AttendanceFactory(person=person, session=long_ago.sessions.get())
    something("Nieuw")

    assert [name for name, *_ in found(family, coach)] == ["Nieuw", "Een jaar geleden geweest"]


def test_a_session_that_is_called_off_is_no_date(family, coach):
    activity = something("Naaicafé")
    activity.sessions.update(cancelled_because="zaal bezet")

    assert found(family, coach) == [("Naaicafé", "", "Nog geen nieuwe datum")]


def test_an_hour_of_the_session_itself_comes_before_the_usual_one(family, coach):
    Family.objects.filter(pk=family.pk).update(suitable_parts=["evening"])
    activity = something("Naaicafé")
    activity.sessions.update(starts_at=time(19, 30))

    assert found(family, coach) == [("Naaicafé", "Donderdagavond", "")]


def test_people_on_the_register_take_a_place_each(family, coach):
    activity = something("Naaicafé", room=2)
    EnrolmentFactory(activity=activity)
    assert found(family, coach) == [("Naaicafé", "", "")]

    EnrolmentFactory(activity=activity)

    assert found(family, coach) == [("Naaicafé", "", "Vol")]


def test_what_a_group_was_begun_for_it_takes_away(family, coach, sitter):
    group = NeighbourhoodGroupFactory(gap=sitter, gap_families=9, gap_on=TODAY)
    ObstacleFactory(family=family, kind=sitter)
    something("Om de beurt oppassen", group=group)

    assert found(family, coach) == [("Om de beurt oppassen", "Geen oppas", "")]


def test_what_was_refused_is_told_the_last_time(family, coach):
    activity = something("Naaicafé")
    told = {"family": family, "activity": activity, "declined": True}
    SuggestionFactory(**told, declined_because="shy")
    SuggestionFactory(**told, declined_because="distance")

    assert found(family, coach) == [("Naaicafé", "", "Eerder nee: te ver weg")]


def test_solved_obstacles_do_not_count(family, coach, sitter):
    ObstacleFactory(family=family, kind=sitter, solved=True)
    something("Speelochtend", sitter)

    assert found(family, coach) == [("Speelochtend", "", "")]


@pytest.mark.parametrize("rows", [1, 3])
def test_what_suits_costs_as_much_for_three_of_everything(
    coach_client, coach, family, sitter, rows, django_assert_num_queries
):
    for number in range(rows):
        kind, language = ObstacleKindFactory(), LanguageFactory()
        ObstacleFactory(family=family, kind=kind)
        family.languages.add(language)
        activity = something(f"Activiteit {number}", kind, sitter, languages=[language])
        EnrolmentFactory(activity=activity)
        PersonFactory(family=family, role=Person.Role.CHILD, birth_year=2010)
        SuggestionFactory(family=family, activity=activity, declined=True)
        partner = OrganisationFactory()
        partner.takes_away.set([kind])
        partner.languages.set([language])

    with django_assert_num_queries(21):
        page = page_of(coach_client, family)

    suiting = page.context["suiting"]
    assert (len(suiting.matches), len(suiting.partners)) == (rows, rows)


def test_three_stand_on_the_page_and_the_rest_behind_a_press(coach_client, family):
    for number in range(5):
        something(f"Activiteit {number}")

    suiting = page_of(coach_client, family).context["suiting"]

    assert [len(suiting.best), len(suiting.rest)] == [3, 2]


def test_the_page_asks_what_helps_against_one_obstacle(coach_client, family, sitter):
    asked = ObstacleFactory(family=family, kind=sitter)
    heavy = ObstacleFactory(family=family, is_heavy=True)
    something("Helpt tegen het zware", heavy.kind)
    something("Helpt hiertegen", sitter)

    page = page_of(coach_client, family, f"?belemmering={asked.pk}")

    assert [match.offer.name for match in page.context["suiting"].matches] == [
        "Helpt hiertegen",
        "Helpt tegen het zware",
    ]
    assert "Wat helpt tegen: Geen oppas" in page.text


@pytest.mark.parametrize("asked", ["", "x", "-1", "²", "9" * 30, "1 OR 1=1"])
def test_an_obstacle_that_makes_no_sense_is_none(coach_client, family, asked):
    page = page_of(coach_client, family, f"?belemmering={asked}")

    assert (page.status_code, page.context["obstacle"]) == (200, None)


def test_an_obstacle_of_another_family_is_none(coach_client, family):
    other = ObstacleFactory()

    assert page_of(coach_client, family, f"?belemmering={other.pk}").context["obstacle"] is None


def test_partners_that_take_it_away_stand_below_with_a_way_to_refer(coach_client, family, sitter):
    ObstacleFactory(family=family, kind=sitter)
    partner = OrganisationFactory(name="Gastouders")
    partner.takes_away.add(sitter)
    funder = OrganisationFactory(kind="funder")
    funder.takes_away.add(sitter)
    former = OrganisationFactory(is_active=False)
    former.takes_away.add(sitter)

    page = page_of(coach_client, family)

    assert [match.partner.name for match in page.context["suiting"].partners] == ["Gastouders"]
    refer = reverse("participants:referral_add", args=[family.pk])
    assert f"{refer}?organisatie={partner.pk}" in page.text


def test_the_page_says_what_is_not_known_yet(coach_client, family):
    page = page_of(coach_client, family)

    assert (
        "Nog niet bekend: welke talen, welke dagen passen, de buurt, wat het gezin tegenhoudt."
        in page.text
    )
    assert "Fortes" not in page.text.split("<title>")[1].split("</title>")[0]


def test_what_suits_is_filled_in_on_its_own_page(coach_client, family):
    turkish = LanguageFactory(name="Turks")
    address = reverse("participants:suits_edit", args=[family.pk])
    told = {
        "suitable_days": ["1", "3"],
        "suitable_parts": ["morning"],
        "languages": [turkish.pk],
        "new_language": "tigrinya",
    }

    coach_client.post(address, told)
    coach_client.post(address, told | {"new_language": "TIGRINYA"})

    family.refresh_from_db()
    assert (family.suitable_days, family.suitable_parts) == ([1, 3], ["morning"])
    assert [str(one) for one in family.languages.all()] == ["Tigrinya", "Turks"]
    assert Language.objects.count() == 2


def test_a_day_that_does_not_exist_is_refused(coach_client, family):
    answer = coach_client.post(
        reverse("participants:suits_edit", args=[family.pk]), {"suitable_days": ["7"]}
    )

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["suitable_days"]


@pytest.mark.parametrize("door", ["match_list", "suits_edit"])
def test_a_strangers_family_is_not_there(coach_client, door):
    stranger = FamilyFactory()

    answer = coach_client.get(reverse(f"participants:{door}", args=[stranger.pk]))

    assert answer.status_code == 404
