"""The invented neighbourhood: the same every time, believable, and nobody in it exists."""

from datetime import date
from hashlib import sha256
from io import StringIO

import pytest
import time_machine
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.roles import Role
from activities.models import Activity, Organisation, Session, Shift, Volunteer
from config.demo.build import Plan, build
from core.sheets.bsn import holds_bsn, passes_eleven_test
from participants.actions.milestones import derived_milestones, earliest
from participants.models import (
    Attendance,
    Case,
    ContactMoment,
    Enrolment,
    Family,
    Milestone,
    Person,
)

pytestmark = pytest.mark.django_db

AUTUMN = date(2026, 11, 22)
ROOMS = {"core", "accounts", "activities", "participants", "reporting"}


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel(AUTUMN, tick=False):
        yield


@pytest.fixture
def demo():
    """A small story: 2017 and this year, some six families each."""
    build(Plan.of_story(years=1, families=6, seed=1, today=AUTUMN))


def demo_command(**options):
    said = StringIO()
    call_command("demo", stdout=said, **options)
    return said.getvalue()


def own_rows():
    for model in apps.get_models():
        if model._meta.app_label in ROOMS:
            yield from model._default_manager.all()


KEYS = {
    "nonce",
    "token_hash",
    "sha256",
    "content",
}  # not for anybody to read: any digits may stand in them


def texts():
    """Every text that was stored about anybody, with the name of its column."""
    for row in own_rows():
        for field in row._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField) and field.name not in KEYS:
                yield field.name, getattr(row, field.name)


def print_of(plan):
    """The fingerprint of what ``plan`` makes; it is taken away again."""
    columns = {
        Family: ["name", "kind", "coach__name", "phone", "email", "street", "area__name"],
        Person: ["given_name", "family_name", "birth_year", "volunteer__name"],
        Case: ["found_on", "closed_on", "closing_reason", "silent_from", "stage"],
        ContactMoment: ["happened_on", "kind", "was_reached", "minutes", "note", "author__name"],
        Session: ["activity__name", "held_on", "unnamed_visitors", "cancelled_because"],
        Enrolment: ["person__given_name", "activity__name", "started_on", "ended_on"],
        Attendance: ["person__given_name", "session__activity__name", "session__held_on"],
        Shift: ["volunteer__name", "worked_on", "minutes"],
        Milestone: ["case__family__name", "step", "reached_on"],
    }
    with transaction.atomic():
        build(plan)
        rows = [list(m.objects.order_by("pk").values_list(*names)) for m, names in columns.items()]
        transaction.set_rollback(True)
    return sha256(repr(rows).encode()).hexdigest()


def queries_for(plan):
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        build(plan)
        transaction.set_rollback(True)
    return len(queries)


def test_the_same_seed_tells_the_same_story():
    size = {"years": 1, "families": 4, "today": AUTUMN}

    first = print_of(Plan.of_story(**size, seed=1))

    assert print_of(Plan.of_story(**size, seed=1)) == first
    assert print_of(Plan.of_story(**size, seed=2)) != first


def test_a_new_year_begins_with_the_story_of_the_years_before():
    with time_machine.travel(date(2027, 1, 2), tick=False):
        demo_command(families=3)

    assert set(Case.objects.values_list("found_on__year", flat=True)) == {2017, 2018, 2019}
    assert Session.objects.filter(held_on__year=2027, unnamed_visitors__gt=0).count() == 0


def test_milestones_are_those_that_follow_from_what_was_logged(demo):
    stored = {(row.case_id, row.step): row.reached_on for row in Milestone.objects.all()}

    derived = earliest(derived_milestones(Case.objects.all()))

    assert stored == {key: found.reached_on for key, found in derived.items()}
    assert len(stored) > 30


def test_every_row_would_pass_the_forms(demo):
    """The constraints were kept by the database itself."""
    refused = []
    for row in own_rows():
        try:
            row.clean_fields(exclude=[f.name for f in row._meta.fields if f.is_relation])
            row.clean()
        except Exception as error:  # noqa: BLE001  # whatever it is, name the row
            refused.append((row, error))
    assert refused == []


def test_nothing_looks_like_a_citizen_service_number(demo):
    stored = list(texts())

    assert len(stored) > 1000
    assert [value for _, value in stored if holds_bsn(value)] == []


def test_telephones_were_never_given_out(demo):
    phones = [value for name, value in texts() if name == "phone" and value]

    assert len(phones) > 20
    assert {phone[:5] for phone in phones} == {"+3169"}
    assert {len(phone) for phone in phones} == {12}
    assert [phone for phone in phones if passes_eleven_test(phone[3:])] == []


def test_mail_goes_nowhere(demo):
    addresses = [value for name, value in texts() if name == "email" and value]

    assert len(addresses) > 10
    assert [address for address in addresses if not address.endswith("example.org")] == []


def test_nobody_meets_in_the_holidays_of_the_schools(demo):
    """Summer 2017 in the region Midden: 8 July to 20 August."""
    days = set(Session.objects.values_list("held_on", flat=True))

    assert date(2017, 7, 5) in days
    assert [day for day in days if date(2017, 7, 8) <= day <= date(2017, 8, 20)] == []


def test_the_agenda_goes_on_for_two_weeks_in_which_nobody_has_come_yet(demo):
    ahead = Session.objects.filter(held_on__gte=AUTUMN)

    assert ahead.count() > 10
    assert max(ahead.values_list("held_on", flat=True)) <= date(2026, 12, 6)
    assert ahead.filter(unnamed_visitors__gt=0).count() == 0
    assert Attendance.objects.filter(session__in=ahead).count() == 0


def test_some_sessions_were_called_off_and_nobody_came(demo):
    called_off = Session.objects.exclude(cancelled_because="")

    assert called_off.count() > 5
    assert Attendance.objects.filter(session__in=called_off).count() == 0
    assert Shift.objects.filter(session__in=called_off).count() == 0


def test_some_neighbours_come_along_without_a_case(demo):
    assert Family.objects.filter(cases=None).count() == 12
    assert Attendance.objects.filter(person__family__cases=None).exists()


def test_there_is_somebody_for_every_role_with_the_password_that_is_printed(demo, client):
    roles = {}
    for email in (
        "projectleider@example.org",
        "gezinswerker@example.org",
        "activiteitenbegeleider@example.org",
        "bestuur@example.org",
        "beheerder@example.org",
    ):
        assert client.login(email=email, password="lombardijen-2018"), email
        roles[User.objects.get(email=email).role] = email

    assert set(roles) == set(Role)


def test_a_crowd_has_as_many_families_as_asked_and_enough_to_join():
    said = demo_command(families=20, scale=3)

    assert said == "De verzonnen wijk staat klaar. Niemand erin bestaat echt.\n"
    assert Family.objects.count() == 60
    assert Case.objects.count() == 60
    assert Activity.objects.count() == 8
    assert Attendance.objects.count() > 60 * 15


def test_a_larger_crowd_costs_rows_and_hardly_any_questions():
    size = {"years": 1, "seed": 1, "today": AUTUMN}

    small = queries_for(Plan.of_crowd(**size, families=50))
    large = queries_for(Plan.of_crowd(**size, families=150))

    assert large - small < 60


def test_a_furnished_house_is_left_alone(demo):
    with pytest.raises(CommandError, match="De demo begint alleen in een lege database"):
        demo_command()


def test_a_furnished_house_is_no_mistake_at_every_next_start(coordinator):
    said = demo_command(if_empty=True)

    assert said == "Er staan al gegevens in, dus er is niets te doen.\n"
    assert list(User.objects.all()) == [coordinator]


@pytest.mark.parametrize("option", ["years", "families", "scale"])
def test_a_number_below_one_is_refused_in_words(option):
    with pytest.raises(CommandError, match=f"Kies bij --{option} een getal vanaf 1."):
        demo_command(**{option: 0})


def test_a_real_server_is_left_alone_unless_somebody_is_sure(settings):
    settings.HTTPS = True

    with pytest.raises(CommandError, match="--yes"):
        demo_command(families=2, years=1)
    assert not Organisation.objects.exists()

    demo_command(families=2, years=1, yes=True)
    assert Volunteer.objects.exists()
