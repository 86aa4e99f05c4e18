"""What tests of this room share: an activity with its meeting of today, and somebody to measure."""

from datetime import time

import pytest
import time_machine
from django.urls import reverse

from tests.factories.activities import ActivityFactory, SessionFactory
from tests.factories.casework import SignalFactory
from tests.factories.participants import CaseFactory, FamilyFactory, PersonFactory, ScaleFactory
from tests.house import HouseClient
from tests.participants import measuring
from tests.participants.referring import allowing, link_for, partner, shared
from tests.participants.registers import THIS_EVENING, TODAY
from tests.participants.suggesting import TOMORROW


@pytest.fixture
def activity(host):
    return ActivityFactory(name="Eten aan de Pascalweg", hosts=[host])


@pytest.fixture
def session(activity):
    return SessionFactory(activity=activity, held_on=TODAY)


@pytest.fixture
def coming(activity):
    """The next time of ``activity``."""
    return SessionFactory(activity=activity, held_on=TOMORROW, starts_at=time(10))


@pytest.fixture
def this_evening():
    with time_machine.travel(THIS_EVENING, tick=False):
        yield


@pytest.fixture
def first_of_june():
    with time_machine.travel(measuring.TODAY, tick=False):
        yield


@pytest.fixture
def signal(host):
    return SignalFactory(reported_by=host)


@pytest.fixture
def ladder(db):
    return ScaleFactory(ladder=True)


@pytest.fixture
def loneliness(db):
    return ScaleFactory(loneliness=True)


@pytest.fixture
def case(coach):
    return CaseFactory(family=FamilyFactory(coach=coach, name="Fortes"))


@pytest.fixture
def family(case):
    """The family of ``case``, with one mother; many tests have a family of their own."""
    PersonFactory(family=case.family, given_name="Dilma", family_name="Fortes")
    return case.family


@pytest.fixture
def person(case):
    return PersonFactory(family=case.family, given_name="Samira")


@pytest.fixture
def stranger():
    """Somebody without an account, whose browser refuses to say which page it came from."""
    return HouseClient(enforce_csrf_checks=True)


@pytest.fixture
def referral(coach):
    contact = partner(email="soumaya@example.org").contacts.get()
    return shared(family=allowing(coach), organisation=contact.organisation, contact=contact)


@pytest.fixture
def link(referral):
    return link_for(referral)[0]


@pytest.fixture
def door(link):
    return reverse("participants:answer", args=[link.token])


@pytest.fixture
def supper(db):
    return ActivityFactory(name="Eten aan de Pascalweg")
