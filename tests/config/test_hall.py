"""The hall shows everybody what is theirs, and nothing else."""

from datetime import date, time

import pytest
from django.urls import reverse

from accounts.roles import Role
from config.hall import hall_of
from participants.actions.milestones import refresh_families
from participants.models import Wait
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    DutyFactory,
    ProgrammeFactory,
    SessionFactory,
    VolunteerFactory,
)
from tests.factories.casework import SignalFactory
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    ContactMomentFactory,
    EnrolmentFactory,
    PersonFactory,
)
from tests.factories.reporting import TargetFactory

TUESDAY = date(2018, 9, 18)

pytestmark = pytest.mark.today(TUESDAY)


def connected_family(programme):
    """A family that was found, spoken with, and came three weeks in a row this year."""
    family = CaseFactory(found_on=date(2018, 1, 8), programmes=[programme]).family
    ContactMomentFactory(family=family, happened_on=date(2018, 9, 10))
    person, activity = PersonFactory(family=family), ActivityFactory()
    for day in (date(2018, 3, 6), date(2018, 3, 13), date(2018, 3, 20)):
        AttendanceFactory(person=person, session=SessionFactory(activity=activity, held_on=day))
    refresh_families([family.pk])
    return family


def home(user):
    return signed_in(user).get(reverse("home"))


def test_the_coordinator_sees_the_year_against_the_promise(coordinator):
    programme = ProgrammeFactory(name="Gezinnen Versterken", slug="gv")
    TargetFactory(programme=programme, year=2018, code="connected", value=30)
    connected_family(programme)

    page = home(coordinator)

    assert "Dag Medewerker, het is dinsdag 18 september" in page.text
    assert "In 1 van de 30 huizen brandt licht" in page.text
    assert (
        "Op deze koers hebben 1 tot 3 van de 30 gezinnen aansluiting op 31 december." in page.text
    )
    assert "Gezinnen Versterken, 2018" in page.text
    explained = f"{reverse('reporting:annual_report')}?jaar=2018&amp;programma=gv#telling"
    assert f'<a href="{explained}">Hoe tellen we dit?</a>' in page.text


def test_the_coordinator_sees_who_needs_somebody_and_where_to_go(coordinator):
    family = CaseFactory(found_on=date(2018, 9, 1)).family
    refresh_families([family.pk])

    page = home(coordinator)

    assert "Gevonden op za 1 september. Nog geen contact gezocht." in page.text
    assert f'href="{family.get_absolute_url()}#contact"' in page.text


def test_a_week_without_anything_says_so_in_words(coordinator):
    page = home(coordinator)

    assert "Niemand wacht op je." in page.text
    assert "Deze week is er nog niets gepland." in page.text


@pytest.mark.parametrize(
    ("role", "sees_attention", "sees_the_year"),
    [
        (Role.COORDINATOR, True, True),
        (Role.COACH, True, False),
        (Role.HOST, False, False),
        (Role.BOARD, False, True),
        (Role.ADMINISTRATOR, False, False),
    ],
)
def test_every_role_finds_its_own_tiles(db, role, sees_attention, sees_the_year):
    hall = hall_of(UserFactory(role=role), TUESDAY)

    assert (hall.attention is not None, hall.progress is not None) == (
        sees_attention,
        sees_the_year,
    )


@pytest.mark.parametrize("role", [Role.HOST, Role.BOARD, Role.ADMINISTRATOR])
def test_who_may_open_no_file_reads_no_family_name(db, role):
    family = CaseFactory(found_on=date(2018, 9, 1), family__name="Fortes").family

    page = home(UserFactory(role=role))

    assert "Fortes" not in page.text
    assert family.get_absolute_url() not in page.text


def test_a_host_goes_straight_to_the_register_that_waits(host):
    activity = ActivityFactory(name="Taalochtend", hosts=[host])
    session = SessionFactory(activity=activity, held_on=TUESDAY, starts_at=time(9, 30))
    SessionFactory(activity=ActivityFactory(name="Naaicafé"), held_on=TUESDAY)

    page = home(host)

    assert reverse("participants:register", args=[session.pk]) in page.text
    assert "Naaicafé" not in page.text


def test_a_register_of_last_week_still_waits_for_its_host(host):
    activity = ActivityFactory(hosts=[host])
    session = SessionFactory(activity=activity, held_on=date(2018, 9, 11))
    SessionFactory(activity=activity, held_on=date(2018, 9, 25))

    hall = hall_of(host, TUESDAY)

    assert [line.session for line in hall.waiting] == [session]


def test_what_was_called_off_does_not_count_as_a_session_of_today(coordinator):
    SessionFactory(held_on=TUESDAY)
    SessionFactory(held_on=TUESDAY, cancelled_because="ziek")

    page = home(coordinator)

    assert "Er is vandaag 1 bijeenkomst." in page.text
    assert "Gaat niet door: ziek" in page.text


def test_signals_call_the_coordinator_and_nobody_else(coordinator, coach, host):
    SignalFactory(reported_on=date(2018, 9, 11), reported_by=host)
    SignalFactory(reported_on=date(2018, 7, 24), reported_by=coach)  # eight weeks ago
    SignalFactory(closed=True)

    pages = [home(user).text for user in (coordinator, coach, host)]

    told = ("Op di 11 september. Het gezin", "Op di 24 juli. Het gezin", "wacht te lang")
    assert [[page.count(line) for line in told] for page in pages] == [
        [1, 1, 1],
        [0, 0, 0],
        [0, 0, 0],
    ]


@pytest.mark.parametrize("families", [1, 3])
def test_the_hall_costs_the_same_number_of_queries_for_one_family_as_for_three(
    coordinator, django_assert_num_queries, families
):
    programme = ProgrammeFactory()
    TargetFactory(programme=programme, year=2018, code="connected")
    client = signed_in(coordinator)
    for number in range(families):
        connected_family(programme)
        SessionFactory(held_on=date(2018, 9, 17 + number))
        SignalFactory()

    with django_assert_num_queries(27):
        client.get(reverse("home"))


def waits_for_a_place(given_name, **activity):
    """Somebody waits for a place at an activity that has one again."""
    person = PersonFactory(given_name=given_name, family__name="Fortes")
    room = ActivityFactory(room=1, **activity)
    Wait.objects.create(person=person, activity=room, since_on=date(2018, 9, 3))
    return room


def test_who_coordinates_and_the_host_read_at_home_whose_turn_it_is(coordinator, host):
    room = waits_for_a_place("Samira", name="Taalles", hosts=[host])
    waits_for_a_place("Dilma", name="Naailes")
    EnrolmentFactory(activity=waits_for_a_place("Ewa", name="Kookles"))

    told = [
        [name for _activity, name in hall_of(user, TUESDAY).turns] for user in (coordinator, host)
    ]

    assert told == [["Samira F.", "Dilma F."], ["Samira F."]]
    page = " ".join(home(host).text.split())
    assert "Er is plek bij Taalles: Samira F. is aan de beurt" in page
    assert reverse("participants:wait_list", args=[room.pk]) in page


def test_on_the_page_of_a_host_the_register_comes_before_the_hours(host):
    volunteer = VolunteerFactory(account=host)
    session = SessionFactory(activity=ActivityFactory(hosts=[host]), held_on=date(2018, 9, 11))
    DutyFactory(volunteer=volunteer, session=session)

    page = home(host).text

    assert 0 < page.index("Presentie invullen") < page.index("Geef je uren door")
