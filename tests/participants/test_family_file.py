"""The page of one family: what it shows, to whom, and at what cost."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from participants.actions.milestones import refresh_families
from participants.models import FileOpening, Person
from tests.factories.activities import ActivityFactory, SessionFactory
from tests.factories.participants import (
    AttendanceFactory,
    ConsentFactory,
    ContactMomentFactory,
    FamilyFactory,
    NextStepFactory,
    ObstacleFactory,
    PersonFactory,
    ReferralFactory,
    SuggestionFactory,
    TieFactory,
)
from tests.history import live_through
from tests.participants.cast import known


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


QUERIES_OF_A_FILE = 33


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
        SuggestionFactory(family=family, companion_tie=TieFactory(family=family))
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


def test_what_is_corrected_among_everything_comes_back_among_everything(coach, coach_client):
    """A script says which page the form was on; going on from there does not fold it up again."""
    family = live_through(FamilyFactory(coach=coach), until=timezone.localdate())
    oldest = family.contacts.last()
    edit = reverse("participants:contact_edit", args=[family.pk, oldest.pk])
    page = f"http://testserver{family.get_absolute_url()}"
    told = {"kind": "phone", "was_reached": "ja", "happened_on": "1-3-2018", "note": "Verbeterd"}

    def corrected(on):
        headers = {"HX-Request": "true", "HX-Target": "vraag", "HX-Current-URL": on}
        answer = coach_client.post(edit, told, headers=headers, follow=True)
        return answer.context["timeline"].has_older

    assert [corrected(page), corrected(f"{page}?alles")] == [True, False]
    assert corrected(f"https://example.org{family.get_absolute_url()}?alles")


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
