"""What stands in the invented neighbourhood: believable, within the rules, and nobody in it exists."""

from datetime import date

import pytest
from django.apps import apps
from django.db import models

from accounts.models import User
from accounts.roles import Role
from activities.models import Session, Shift
from core.sheets.bsn import holds_bsn, passes_eleven_test
from participants.actions.milestones import derived_milestones, earliest
from participants.models import Attendance, Case, Family, Milestone
from tests.config.story import AUTUMN, told

pytestmark = pytest.mark.django_db

ROOMS = {"core", "accounts", "activities", "participants", "reporting"}


@pytest.fixture(scope="module", autouse=True)
def story(django_db_setup, django_db_blocker):
    """A small story: 2017 and this year, some six families each."""
    with told(django_db_blocker, years=1, families=6):
        yield


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


def test_milestones_are_those_that_follow_from_what_was_logged():
    stored = {(row.case_id, row.step): row.reached_on for row in Milestone.objects.all()}

    derived = earliest(derived_milestones(Case.objects.all()))

    assert stored == {key: found.reached_on for key, found in derived.items()}
    assert len(stored) > 30


def test_every_row_would_pass_the_forms():
    """The constraints were kept by the database itself."""
    refused = []
    for row in own_rows():
        try:
            row.clean_fields(exclude=[f.name for f in row._meta.fields if f.is_relation])
            row.clean()
        except Exception as error:  # noqa: BLE001  # whatever it is, name the row
            refused.append((row, error))
    assert refused == []


def test_nothing_looks_like_a_citizen_service_number():
    stored = list(texts())

    assert len(stored) > 1000
    assert [value for _, value in stored if holds_bsn(value)] == []


def test_telephones_were_never_given_out():
    phones = [value for name, value in texts() if name == "phone" and value]

    assert len(phones) > 20
    assert {phone[:5] for phone in phones} == {"+3169"}
    assert {len(phone) for phone in phones} == {12}
    assert [phone for phone in phones if passes_eleven_test(phone[3:])] == []


def test_mail_goes_nowhere():
    addresses = [value for name, value in texts() if name == "email" and value]

    assert len(addresses) > 10
    assert [address for address in addresses if not address.endswith("example.org")] == []


def test_nobody_meets_in_the_holidays_of_the_schools():
    """Summer 2017 in the region Midden: 8 July to 20 August."""
    days = set(Session.objects.values_list("held_on", flat=True))

    assert date(2017, 7, 5) in days
    assert [day for day in days if date(2017, 7, 8) <= day <= date(2017, 8, 20)] == []


def test_the_agenda_goes_on_for_two_weeks_in_which_nobody_has_come_yet():
    ahead = Session.objects.filter(held_on__gte=AUTUMN)

    assert ahead.count() > 10
    assert max(ahead.values_list("held_on", flat=True)) <= date(2026, 12, 6)
    assert ahead.filter(unnamed_visitors__gt=0).count() == 0
    assert Attendance.objects.filter(session__in=ahead).count() == 0


def test_some_sessions_were_called_off_and_nobody_came():
    called_off = Session.objects.exclude(cancelled_because="")

    assert called_off.count() > 5
    assert Attendance.objects.filter(session__in=called_off).count() == 0
    assert Shift.objects.filter(session__in=called_off).count() == 0


def test_some_neighbours_come_along_without_a_case():
    neighbours, newcomers = 12, 3

    assert Family.objects.filter(cases=None).count() == neighbours + newcomers
    assert Attendance.objects.filter(person__family__cases=None).exists()


def test_there_is_somebody_for_every_role_with_the_password_that_is_printed(client):
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
