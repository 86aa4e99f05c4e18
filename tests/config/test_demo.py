"""The invented neighbourhood: the same every time, believable, and nobody in it exists."""

from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from accounts.models import User
from activities.models import Organisation, Volunteer
from participants.models import Family, Milestone, Person, Step

pytestmark = pytest.mark.django_db

AUTUMN = "2026-11-22 12:00"


@pytest.fixture
def demo():
    with time_machine.travel(AUTUMN, tick=False):
        call_command("demo", families=6, years=2, stdout=StringIO())


def test_every_role_can_sign_in_with_the_password_that_is_printed(demo, client):
    for email in (
        "projectleider@example.org",
        "gezinswerker@example.org",
        "activiteitenbegeleider@example.org",
        "bestuur@example.org",
        "beheerder@example.org",
    ):
        assert client.login(email=email, password="lombardijen-2018"), email


def test_families_go_some_way(demo):
    reached = {step: Milestone.objects.filter(step=step).count() for step in Step}

    assert reached[Step.FOUND] == Family.objects.count()
    assert sorted(reached.values(), reverse=True) == list(reached.values())


def test_a_furnished_house_is_left_alone(demo):
    with pytest.raises(CommandError, match="De demo begint alleen in een lege database"):
        call_command("demo")


def test_a_furnished_house_is_no_mistake_at_every_next_start(coordinator):
    said = StringIO()

    call_command("demo", if_empty=True, stdout=said)

    assert said.getvalue() == "Er staan al gegevens in, dus er is niets te doen.\n"
    assert list(User.objects.all()) == [coordinator]


def test_a_real_server_is_left_alone(settings):
    settings.HTTPS = True

    with pytest.raises(CommandError, match="--yes"):
        call_command("demo")

    assert not Organisation.objects.exists()


def test_telephones_were_never_given_out(demo):
    phones = [
        phone
        for model in (Family, Volunteer)
        for phone in model.objects.exclude(phone="").values_list("phone", flat=True)
    ]

    assert len(phones) > 20
    assert {phone[:5] for phone in phones} == {"+3169"}
    assert {len(phone) for phone in phones} == {12}


def test_everybody_can_be_found_by_name(demo):
    assert Family.objects.search("ozgur").count() == 1
    assert not Person.objects.exclude(given_name="").filter(search_key="").exists()
