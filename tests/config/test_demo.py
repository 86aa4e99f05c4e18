"""The invented neighbourhood: the same every time, believable, and nobody in it exists."""

from datetime import date
from hashlib import sha256
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from activities.models import Activity, Organisation, Session, Shift, Volunteer
from config.demo.build import Plan, build
from participants.models import (
    Attendance,
    Case,
    ContactMoment,
    Enrolment,
    Family,
    Milestone,
    Person,
)
from tests.config.story import AUTUMN

pytestmark = pytest.mark.django_db


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
