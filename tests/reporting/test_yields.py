"""What finding places and first contacts came to, half a year later."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.roles import Role
from core.periods import Period
from participants.actions.milestones import refresh_milestones
from participants.facts import Yield, yield_per_contact, yield_per_place
from participants.models import Case, ContactMoment
from participants.models.connections import ConnectionRule
from reporting.annual import annual_report
from reporting.exports import FORMS
from reporting.yields import _half_a_year_before
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import ProgrammeFactory, VolunteerFactory
from tests.factories.participants import (
    CaseFactory,
    ContactMomentFactory,
    FindingPlaceFactory,
    PersonFactory,
)

PAGE = reverse("reporting:finding_place_yield")
FOUND_ON = date(2018, 3, 31)
HALF_A_YEAR_LATER = date(2018, 9, 30)  # September has no 31st day
IN_2018 = Period.year(2018)


@pytest.fixture
def school(db):
    return FindingPlaceFactory(name="Schoolplein")


def found(place, *, reached_on=None, connected_on=None, on=FOUND_ON, **case):
    """A family that was found there, and what became of it."""
    made = CaseFactory(finding_place=place, found_on=on, **case)
    if reached_on:
        ContactMomentFactory(family=made.family, happened_on=reached_on)
    if connected_on:
        helper = VolunteerFactory(started_on=connected_on)
        PersonFactory(family=made.family, volunteer=helper)
    return made


def at(until, programme=None):
    refresh_milestones(Case.objects.all())
    return yield_per_place(IN_2018, until, programme)


@pytest.mark.parametrize(
    ("until", "known"), [(HALF_A_YEAR_LATER - timedelta(days=1), 0), (HALF_A_YEAR_LATER, 1)]
)
def test_after_half_a_year_it_is_known_what_came_of_it(school, until, known):
    found(school, reached_on=FOUND_ON, connected_on=FOUND_ON)

    assert at(until) == [Yield("Schoolplein", 1, known, known, known)]


@pytest.mark.parametrize(
    ("day", "counts"), [(HALF_A_YEAR_LATER, 1), (HALF_A_YEAR_LATER + timedelta(days=1), 0)]
)
def test_what_came_later_does_not_count_for_the_half_year(school, day, counts):
    found(school, reached_on=day, connected_on=day)

    assert at(date(2018, 12, 31)) == [Yield("Schoolplein", 1, 1, counts, counts)]


def test_places_stand_beside_each_other_the_one_with_most_families_first(school):
    for _ in range(3):
        found(school)
    found(FindingPlaceFactory(name="Voedselbank"), reached_on=FOUND_ON)
    found(None)

    assert at(date(2018, 12, 31)) == [
        Yield("Schoolplein", 3, 3, 0, 0),
        Yield("Voedselbank", 1, 1, 1, 0),
        Yield("", 1, 1, 0, 0),
    ]


def test_only_families_that_were_found_then_and_count_for_the_programme(school):
    programme = ProgrammeFactory()
    found(school, programmes=[programme])
    found(school)
    found(school, on=date(2017, 12, 31))
    found(school, on=date(2019, 1, 1))

    assert at(date(2019, 12, 31)) == [Yield("Schoolplein", 2, 2, 0, 0)]
    assert at(date(2019, 12, 31), programme) == [Yield("Schoolplein", 1, 1, 0, 0)]


def test_the_first_contact_is_the_first_we_sought_in_the_case(school):
    case = found(school)
    before, after = FOUND_ON - timedelta(days=1), FOUND_ON + timedelta(days=9)
    Kind = ContactMoment.Kind  # noqa: N806  # as it is called
    ContactMomentFactory(family=case.family, happened_on=before, kind=Kind.MESSAGE)
    ContactMomentFactory(family=case.family, happened_on=after, kind=Kind.PHONE)
    ContactMomentFactory(
        family=case.family, happened_on=FOUND_ON, kind=Kind.HOME_VISIT, was_reached=False
    )
    found(school)
    refresh_milestones(Case.objects.all())

    assert yield_per_contact(IN_2018, date(2018, 12, 31), None) == [
        Yield("Huisbezoek", 1, 1, 1, 0),
        Yield("", 1, 1, 0, 0),
    ]


def test_contact_after_the_case_was_closed_is_not_its_first(school):
    case = found(school, closed_on=date(2018, 5, 1), closing_reason="moved")
    ContactMomentFactory(family=case.family, happened_on=date(2018, 5, 2))

    assert yield_per_contact(IN_2018, date(2018, 12, 31), None) == [Yield("", 1, 1, 0, 0)]


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2018, 9, 30), date(2018, 3, 31)),
        (date(2018, 9, 29), date(2018, 3, 29)),
        (date(2018, 12, 31), date(2018, 6, 30)),
        (date(2018, 2, 28), date(2017, 8, 31)),
    ],
)
def test_the_last_day_whose_half_year_is_over(day, before):
    assert _half_a_year_before(day) == before


def of(table):
    return [
        (line.name, *map(str, (line.found, line.known, line.reached, line.connected)))
        for line in [*table.lines, table.together]
    ]


def test_the_page_keeps_small_numbers_back_and_says_when_there_are_too_few(board_client, school):
    for _ in range(6):
        found(school, reached_on=FOUND_ON)
    found(FindingPlaceFactory(name="Voedselbank"))
    refresh_milestones(Case.objects.all())

    page = board_client.get(PAGE)

    assert of(page.context["yields"].places) == [
        ("Schoolplein", "3–6", "3–6", "6", "0"),
        ("Voedselbank", "1–4", "1–4", "0", "0"),
        ("Samen", "7", "7", "6", "0"),
    ]
    assert page.text.count("te weinig om iets over te zeggen") == 2  # the food bank, and its way


def test_who_was_found_not_long_ago_is_not_counted_yet_and_that_is_said(coordinator_client, school):
    found(school)

    with time_machine.travel(date(2018, 6, 1)):
        page = coordinator_client.get(PAGE, {"jaar": 2018})

    assert "1 gezin is korter dan een half jaar geleden gevonden." in page.text


def test_one_year_or_all_of_them(coordinator_client, school):
    found(school)
    found(school, on=date(2017, 3, 1))

    def counted(**query):
        return str(coordinator_client.get(PAGE, query).context["yields"].places.together.found)

    assert counted() == "2"
    assert counted(jaar=2018) == "1"
    assert counted(jaar="31-2-2017") == "2"


def test_without_families_the_page_says_so(coordinator_client):
    assert "Hier is nog geen gezin gevonden." in coordinator_client.get(PAGE).text


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.COACH, 200), (Role.BOARD, 200), (Role.HOST, 403), (Role.ADMINISTRATOR, 403)],
)
def test_who_reads_figures_reads_these(db, role, status):
    assert signed_in(UserFactory(role=role)).get(PAGE).status_code == status


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_one_place_as_for_three(
    coordinator_client, django_assert_num_queries, number
):
    for _ in range(number):
        found(FindingPlaceFactory(), reached_on=FOUND_ON)

    # Session, colleague, two for the years to choose, programmes to choose, places, contacts.
    with django_assert_num_queries(8):
        coordinator_client.get(PAGE)


def half_a_year_ended(families, **case):
    """So many families that were found at school in the second half of 2017."""
    place = FindingPlaceFactory(name="Schoolplein")
    for at_ in range(families):
        found(place, on=date(2017, 9, 1), reached_on=date(2017, 9, 2 + at_), **case)
    refresh_milestones(Case.objects.all())


def test_the_report_tells_what_a_place_with_enough_families_came_to(db):
    half_a_year_ended(5)

    report = annual_report(2018, today=date(2018, 12, 31))

    (sentence,) = report.finding_places
    assert sentence == (
        "Schoolplein: van 5 gezinnen spraken we er binnen een half jaar 5 en hadden er 0 "
        "aansluiting."
    )
    assert annual_report(2017, today=date(2017, 12, 31)).finding_places == []
    assert [bool(FORMS[form].write(report)) for form in FORMS] == [True] * len(FORMS)


def test_a_report_with_too_few_families_per_place_says_nothing_of_them(coordinator_client):
    half_a_year_ended(4)

    page = coordinator_client.get(reverse("reporting:annual_report"), {"jaar": 2018})

    assert "Waar we de gezinnen vinden" not in page.text


def test_the_rule_stands_beside_the_figures(school, coordinator_client):
    found(school)
    told = {"starts_on": date(2018, 1, 1), "because": "zomer"}
    ConnectionRule.objects.create(visits=4, within_weeks=6, **told)

    page = coordinator_client.get(PAGE).text

    assert "was binnen 6 weken op 4 dagen bij dezelfde groep" in page
