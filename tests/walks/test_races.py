"""Three phones at the same moment, on both databases: each thing happens exactly once.

Real requests to a real server, because a test that takes turns by itself proves nothing.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Barrier
from uuid import uuid4

import pytest

from accounts.roles import Role
from config.demo.accounts import DEMO_PASSWORD
from tests.bench.visitor import Case, Visitor
from tests.beside import told_beside
from tests.browser import CAST
from tests.flush import flushed
from tests.postgres import running_server
from tests.served import served
from tests.tapping import batch, tapped

PHONES, ROUNDS = 3, 4
JSON = {"Accept": "application/json"}
A_REGISTER_OF_TODAY = """
from accounts.models import User
from tests.tapping import owner_of
from participants.models import Family
from tests.factories.activities import SessionFactory
from tests.factories.participants import EnrolmentFactory
from django.utils import timezone
session = SessionFactory(held_on=timezone.localdate(), activity__name="Wedloop")
person = Family.objects.exclude(members=None).first().members.first()
EnrolmentFactory(person=person, activity=session.activity)
leader = User.objects.get(role="coordinator").pk
print(json.dumps({"session": session.pk, "person": person.pk, "owner": owner_of(leader)}))
"""
ONE_WITHOUT_A_NAME = """
from tests.factories.activities import SessionFactory
from tests.factories.participants import EnrolmentFactory
from django.utils import timezone
session = SessionFactory(held_on=timezone.localdate(), unnamed_visitors=1)
people = [EnrolmentFactory(activity=session.activity).person.pk for _ in range(3)]
print(json.dumps({"session": session.pk, "people": people}))
"""
WHAT_THERE_IS = """
from activities.models import Session, Volunteer
from participants.models import Attendance
session = Session.objects.get(pk=%(session)s)
print(json.dumps({
    "unnamed": session.unnamed_visitors,
    "here": Attendance.objects.filter(session=session).count(),
    "helpers": Volunteer.objects.filter(name__startswith="Wedloper").count(),
}))
"""

BEGINS = {"phase": "active", "since_on": "vandaag"}
SOMEBODY = """
from accounts.models import User
from activities.forms.volunteers import VolunteerForm
from activities.models import Volunteer
leader = User.objects.get(role="coordinator")
Volunteer.objects.filter(name__startswith="Samen").delete()
somebody = Volunteer.objects.create(name="Samen", started_on="2018-01-01")
somebody.refresh_from_db()
print(json.dumps({"pk": somebody.pk, "seen": VolunteerForm(instance=somebody, user=leader).seen}))
"""
THEIR_DATA = """
from activities.models import Volunteer
print(json.dumps(Volunteer.objects.values_list("phone", "email", "name").get(pk=%s)))
"""
GROWN_UPS = """
from accounts.models import User
from participants.actions.scales import set_out_given_scales
from participants.models import Scale
from tests.factories.participants import CaseFactory, PersonFactory
set_out_given_scales()
scale = Scale.objects.get(kind=Scale.Kind.LADDER).pk
coach = User.objects.get(email="gezinswerker@example.org")
people = [PersonFactory(family=CaseFactory(family__coach=coach).family) for _ in range(%s)]
print(json.dumps([f"/gezinnen/{row.family_id}/personen/{row.pk}/meten/{scale}/" for row in people]))
"""
FIRST_MEASUREMENTS = """
from participants.models import Measurement
print(json.dumps(Measurement.objects.filter(occasion="start", score=6).count()))
"""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request, tmp_path_factory):
    """The address of an empty database on disk."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('race')}/race.sqlite3"
    else:
        with running_server() as address:
            yield address


@pytest.fixture(scope="module")
def house(database):
    with served(database) as address:
        yield address


@pytest.fixture(scope="module")
def phones(house):
    """Three phones of the same colleague."""
    with signed_in(house, *[Role.COORDINATOR] * PHONES) as visitors:
        yield visitors


@pytest.fixture(scope="module")
def colleagues(house):
    """A phone of each of two colleagues."""
    with signed_in(house, Role.COORDINATOR, Role.COACH) as visitors:
        yield visitors


@contextmanager
def signed_in(house, *roles):
    """Phones of people with these roles, signed in at the front door."""
    visitors = [Visitor(house) for _ in roles]
    for visitor, role in zip(visitors, roles, strict=True):
        visitor.sign_in(CAST[role], DEMO_PASSWORD)
    yield visitors
    for visitor in visitors:
        visitor.connection.close()


@pytest.fixture(scope="module")
def register(database, phones):
    """The keys of a meeting of today and of somebody who is known."""
    return told_beside(database, A_REGISTER_OF_TODAY)


def at_once(phones, address, forms):
    """Every phone sends its form the moment that all of them are ready."""
    ready = Barrier(len(phones))

    def send(phone, form):
        ready.wait()
        phone.open(Case("", address, (form,)), **JSON)

    with ThreadPoolExecutor(len(phones)) as hands:
        list(hands.map(send, phones, forms))


def taps_at_once(phones, register, taps):
    """What every phone sends at the same moment."""
    address = f"/presentie/{register['session']}/tikken/"
    cases = [Case("", address, told=partial(batch, register["owner"], [tap])) for tap in taps]
    with ThreadPoolExecutor(len(phones)) as hands:
        list(hands.map(lambda phone, case: phone.open(case), phones, cases))


def test_the_same_tap_arrives_three_times_and_counts_once(database, phones, register):
    before = told_beside(database, WHAT_THERE_IS % register)["unnamed"]

    for _ in range(ROUNDS):
        taps_at_once(phones, register, [tapped("count", change=1)] * PHONES)

    assert told_beside(database, WHAT_THERE_IS % register)["unnamed"] == before + ROUNDS


def test_three_taps_of_three_phones_count_three_times(database, phones, register):
    before = told_beside(database, WHAT_THERE_IS % register)["unnamed"]

    for _ in range(ROUNDS):
        taps_at_once(phones, register, [tapped("count", change=1) for _ in phones])

    assert told_beside(database, WHAT_THERE_IS % register)["unnamed"] == before + ROUNDS * PHONES


def test_three_phones_mark_the_same_person_and_they_are_here_once(database, phones, register):
    for _ in range(ROUNDS):
        taps = [tapped("mark", register["person"], here=True) for _ in phones]
        taps_at_once(phones, register, taps)

    assert told_beside(database, WHAT_THERE_IS % register)["here"] == 1


def test_three_phones_name_the_last_visitor_and_only_one_of_them_can(database, phones):
    """Each knows somebody else in the one visitor without a name."""
    counted = told_beside(database, ONE_WITHOUT_A_NAME)
    address = f"/presentie/{counted['session']}/zonder-naam/wie/"

    forms = [{"listed": str(who), "once": uuid4().hex} for who in counted["people"]]
    at_once(phones, address, forms)

    there = told_beside(database, WHAT_THERE_IS % counted)
    assert (there["here"], there["unnamed"]) == (1, 0)


def test_a_form_that_is_pressed_three_times_at_once_makes_one(database, phones, register):
    for number in range(ROUNDS):
        form = {"name": f"Wedloper {number}", **BEGINS, "once": uuid4().hex}
        at_once(phones, "/vrijwilligers/nieuw/", [form] * PHONES)

    assert told_beside(database, WHAT_THERE_IS % register)["helpers"] == ROUNDS


def test_three_phones_correct_three_things_at_once_and_no_correction_is_lost(database, phones):
    """Each had the same page open; without holding the row the last would put back what the others mended."""
    somebody = told_beside(database, SOMEBODY)
    page = {"name": "Samen", "phone": "", "email": ""}
    corrections = (
        {"phone": "06-90000001"},
        {"email": "s@example.org"},
        {"name": "Samen Sterk"},
    )

    at_once(
        phones,
        f"/vrijwilligers/{somebody['pk']}/wijzigen/",
        [page | told | {"seen": somebody["seen"], "once": uuid4().hex} for told in corrections],
    )

    assert told_beside(database, THEIR_DATA % somebody["pk"]) == [
        "+31690000001",
        "s@example.org",
        "Samen Sterk",
    ]


def test_phones_that_come_out_of_a_cellar_at_once_and_lose_answers_are_heard_once(database, house):
    """A small one of ``python -m tests.flush``; half of the answers do not come."""
    found = flushed(house, database, phones=4, taps=120, lost=50)

    assert found["wrong"] == []
    assert (found["made"], found["acknowledged"], found["stored"]) == (480, 480, 480)
    assert {"hung up", "thrown away"} <= found["not heard"].keys()


def test_two_colleagues_make_the_same_first_measurement_and_one_hears_so(database, colleagues):
    """Whoever comes after gets the form back with a sentence: a page, and no error."""
    form = {"score": "6", "occasion": "start", "measured_on": "vandaag"}
    before = told_beside(database, FIRST_MEASUREMENTS)

    for address in told_beside(database, GROWN_UPS % ROUNDS):
        at_once(colleagues, address, [form | {"once": uuid4().hex} for _ in colleagues])

    assert told_beside(database, FIRST_MEASUREMENTS) == before + ROUNDS
