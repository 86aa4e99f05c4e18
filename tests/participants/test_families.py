from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from participants.actions.milestones import refresh_families
from participants.models import Case, Family, FileOpening, Person, Step
from tests.factories.accounts import UserFactory
from tests.factories.activities import ActivityFactory, ProgrammeFactory, SessionFactory
from tests.factories.participants import (
    AttendanceFactory,
    ConsentFactory,
    ContactMomentFactory,
    FamilyFactory,
    NextStepFactory,
    ObstacleFactory,
    PersonFactory,
    ReferralFactory,
    TieFactory,
)
from tests.history import live_through
from tests.participants.cast import known

LIST = "participants:family_list"


def names(response):
    return [row.name for row in response.context["rows"]]


def test_a_coach_sees_only_their_own_families(coach):
    mine = FamilyFactory(coach=coach)
    FamilyFactory()

    assert list(Family.objects.visible_to(coach)) == [mine]


@pytest.mark.parametrize("role", ["host", "board", "administrator"])
def test_who_is_no_caseworker_sees_no_families(db, role):
    FamilyFactory()

    assert list(Family.objects.visible_to(UserFactory(**{role: True}))) == []


@pytest.mark.parametrize("words", ["ozgur", "Özgür", "OZGUR", "gür özg", "yilmaz", "YILMAZ özgür"])
def test_search_finds_a_name_whatever_its_accents(coordinator_client, words):
    known("Yılmaz", "Özgür")
    known("Jansen", "Kim")

    response = coordinator_client.post(reverse(LIST), {"zoek": words}, follow=True)

    assert names(response) == ["Yılmaz"]


@pytest.mark.parametrize("words", ["06-90664215", "0690664215", "90664215", "Pascalweg 7"])
def test_search_finds_a_telephone_and_a_street(coordinator_client, words):
    known("Soares", phone="+31690664215", street="Pascalweg 77")
    known("Jansen")

    response = coordinator_client.post(reverse(LIST), {"zoek": words}, follow=True)

    assert names(response) == ["Soares"]


@pytest.mark.django_db
def test_a_family_learns_what_it_is_found_by_and_whoever_asked_saves_it(django_assert_num_queries):
    family = PersonFactory(given_name="Özgür", family__name="van der Berg").family

    with django_assert_num_queries(1):  # its people
        family.fold_search_key()

    assert family.search_key == "berg van der ozgur van der berg"


def test_what_was_searched_stands_in_no_address(coordinator_client):
    for number in range(26):
        known(f"Fortes{number:02}")

    found = coordinator_client.post(
        reverse(LIST), {"zoek": "fortes", "wie": "iedereen"}, follow=True
    )
    second = coordinator_client.get(reverse(LIST) + "?wie=iedereen&gezocht=ja&pagina=2")

    assert found.redirect_chain == [(reverse(LIST) + "?wie=iedereen&gezocht=ja", 302)]
    assert 'href="?wie=iedereen&amp;gezocht=ja&amp;pagina=2"' in found.text
    assert 'value="fortes"' in found.text
    assert names(second) == ["Fortes25"]


def test_words_in_an_address_are_not_searched_for(coordinator_client):
    known("Fortes")
    known("Jansen")

    assert names(coordinator_client.get(reverse(LIST), {"zoek": "fortes"})) == ["Fortes", "Jansen"]


def test_a_list_that_is_opened_afresh_has_forgotten_the_words(coordinator_client):
    known("Fortes")
    known("Jansen")
    again = coordinator_client.post(reverse(LIST), {"zoek": "fortes"}).url

    assert names(coordinator_client.get(again)) == ["Fortes"]
    assert names(coordinator_client.get(reverse(LIST))) == ["Fortes", "Jansen"]
    assert names(coordinator_client.get(again)) == ["Fortes", "Jansen"]


def test_somebody_who_types_gets_only_the_rows_that_match(coordinator_client):
    known("Fortes")
    known("Jansen")

    response = coordinator_client.post(
        reverse(LIST), {"zoek": "fortes"}, headers={"HX-Request": "true"}, follow=True
    )

    assert "<strong>Fortes</strong>" in response.text
    assert "Jansen" not in response.text
    assert "<html" not in response.text


def test_the_list_filters_by_stage_coach_and_programme(coordinator_client):
    programme = ProgrammeFactory(slug="gv")
    wanted = known("Fortes")
    wanted.cases.get().programmes.add(programme)
    ContactMomentFactory(family=wanted)
    other = known("Jansen")
    refresh_families([wanted.pk, other.pk])

    for query in (
        {"fase": Step.REACHED.value},
        {"coach": wanted.coach_id},
        {"programma": "gv"},
    ):
        assert names(coordinator_client.get(reverse(LIST), query)) == ["Fortes"]


def test_closed_cases_and_visitors_are_shown_only_when_asked_for(coordinator_client):
    known("Lopend")
    closed = known("Gestopt")
    closed.cases.update(closed_on=date(2018, 6, 1), closing_reason=Case.ClosingReason.MOVED)
    FamilyFactory(name="Bezoeker")

    def shown(who):
        return names(coordinator_client.get(reverse(LIST), {"wie": who}))

    assert shown("") == ["Lopend"]
    assert shown("afgesloten") == ["Gestopt"]
    assert shown("iedereen") == ["Bezoeker", "Gestopt", "Lopend"]


def test_a_filter_that_makes_no_sense_is_left_out(coordinator_client):
    known("Jansen")

    response = coordinator_client.get(reverse(LIST), {"fase": "99", "coach": "x", "pagina": "-1"})

    assert names(response) == ["Jansen"]


@pytest.mark.parametrize("families", [1, 3])
def test_the_list_costs_the_same_number_of_queries_for_one_family_as_for_three(
    coordinator_client, django_assert_num_queries, families
):
    for number in range(families):
        family = known(f"Naam{number}")
        refresh_families([family.pk])

    with django_assert_num_queries(9):
        response = coordinator_client.get(reverse(LIST))

    assert len(response.context["rows"]) == families


def test_htmx_gets_the_rows_without_the_page_around_them(coach_client):
    response = coach_client.get(reverse(LIST), headers={"HX-Request": "true"})

    assert "Geen gezin gevonden." in response.text
    assert "<html" not in response.text


def full_file(coach):
    """A family with one of everything."""
    family = known("Fortes", "Dilma", coach=coach)
    PersonFactory(family=family, role=Person.Role.CHILD, given_name="")
    ContactMomentFactory(family=family, note="Wil mee naar de Pascalweg.")
    ObstacleFactory(family=family, solved=True)
    ReferralFactory(family=family)
    ConsentFactory(family=family)
    session = SessionFactory(activity=ActivityFactory(name="Taalochtend"), held_on=date(2018, 5, 1))
    AttendanceFactory(person=family.members.first(), session=session)
    refresh_families([family.pk])
    return family


def test_the_file_shows_everything_that_happened_newest_first(coach, coach_client):
    family = full_file(coach)

    response = coach_client.get(family.get_absolute_url())

    assert [event.title for event in response.context["timeline"].events] == [
        "Taalochtend",
        f"Doorverwezen naar {family.referrals.get().organisation}",
        f"Belemmering opgelost: {family.obstacles.get().kind}",
        f"Belemmering: {family.obstacles.get().kind}",
        "Gebeld",
        "Toestemming gegeven",
        f"Gevonden via {family.cases.get().finding_place}",
    ]


def test_the_file_names_nobody_in_its_title_or_address(coach, coach_client):
    family = full_file(coach)

    response = coach_client.get(family.get_absolute_url())

    title = response.text.split("<title>")[1].split("</title>")[0]
    assert "Fortes" not in title
    assert "fortes" not in family.get_absolute_url().lower()


QUERIES_OF_A_FILE = 22


@pytest.mark.parametrize("times", [1, 3])
def test_the_file_costs_the_same_number_of_queries_however_much_is_in_it(
    coach, coach_client, django_assert_num_queries, times
):
    family = full_file(coach)
    for number in range(times):
        ContactMomentFactory(family=family)
        shared_key = ContactMomentFactory(family=family, shared_key=uuid4()).shared_key
        ContactMomentFactory(family=known("Kuipers", coach=coach), shared_key=shared_key)
        ObstacleFactory(family=family, is_heavy=True)
        NextStepFactory(family=family, owner=coach)
        NextStepFactory(family=family, owner=coach, done_on=date(2018, 6, 1))
        TieFactory(family=family)
        ReferralFactory(family=family)
        session = SessionFactory(held_on=date(2018, 6, 1 + number))
        AttendanceFactory(person=family.members.first(), session=session)

    with django_assert_num_queries(QUERIES_OF_A_FILE):
        coach_client.get(family.get_absolute_url())


def test_five_years_cost_no_more_than_one_week_and_show_the_newest_thirty(
    coach, coach_client, django_assert_num_queries
):
    """Two queries less: nothing in it is shared, and the way to connection is behind them."""
    family = live_through(FamilyFactory(coach=coach), until=timezone.localdate())

    with django_assert_num_queries(QUERIES_OF_A_FILE - 2):
        page = coach_client.get(family.get_absolute_url())

    shown, file = page.context["timeline"], page.context["file"]
    assert (len(shown.events), shown.has_older) == (30, True)
    assert [len(rows) for rows in (file.contacts, file.steps_past)] == [31, 31]
    assert len(file.visits) == 31 * 4


def test_five_years_can_be_read_back_to_the_first_day(coach, coach_client):
    family = live_through(FamilyFactory(coach=coach), until=timezone.localdate())

    timeline = coach_client.get(family.get_absolute_url(), {"alles": ""}).context["timeline"]

    assert timeline.has_older is False
    assert timeline.events[-1].day == min(event.day for event in timeline.events)
    assert len([event for event in timeline.events if event.contact]) == 52 * 5


def test_who_opened_a_file_is_written_down_once_a_day(coach, coach_client):
    family = known("Fortes", coach=coach)

    coach_client.get(family.get_absolute_url())
    coach_client.get(family.get_absolute_url())

    assert list(FileOpening.objects.values_list("family", "user", "opened_on")) == [
        (family.pk, coach.pk, timezone.localdate())
    ]


@pytest.mark.parametrize("page", ["family_edit", "person_add", "obstacle_add", "referral_add"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_of_a_file_is_an_opening(coach, coach_client, page, method):
    family = known("Fortes", coach=coach)

    getattr(coach_client, method)(reverse(f"participants:{page}", args=[family.pk]))

    assert FileOpening.objects.get().family == family


def test_a_file_that_was_opened_today_is_only_read(coach, coach_client):
    family = known("Fortes", coach=coach)
    coach_client.get(family.get_absolute_url())

    with CaptureQueriesContext(connection) as queries:
        coach_client.get(family.get_absolute_url())

    assert [query["sql"] for query in queries if query["sql"].startswith("INSERT")] == []


@pytest.mark.parametrize(
    ("page", "factory", "title"),
    [
        ("obstacle_edit", ObstacleFactory, "Belemmering bijwerken"),
        ("referral_edit", ReferralFactory, "Doorverwijzing bijwerken"),
    ],
)
def test_the_title_tells_nothing_of_what_a_family_struggles_with(
    coach, coach_client, page, factory, title
):
    row = factory(family=known("Fortes", coach=coach))

    url = reverse(f"participants:{page}", args=[row.family_id, row.pk])
    text = coach_client.get(url).text

    told = text.split("<title>")[1].split("</title>")[0]
    assert " ".join(told.split()) == f"{title} · Buurtverband"


def test_a_stranger_gets_no_file_and_leaves_no_trace(coach_client):
    family = known("Fortes")

    assert coach_client.get(family.get_absolute_url()).status_code == 404
    assert not FileOpening.objects.exists()
