"""What tests of this room share: an activity with its meeting of today, and somebody to measure."""

import pytest
import time_machine

from tests.factories.activities import ActivityFactory, SessionFactory
from tests.factories.participants import CaseFactory, FamilyFactory, PersonFactory, ScaleFactory
from tests.participants import measuring
from tests.participants.registers import THIS_EVENING, TODAY


@pytest.fixture
def activity(host):
    return ActivityFactory(name="Eten aan de Pascalweg", hosts=[host])


@pytest.fixture
def session(activity):
    return SessionFactory(activity=activity, held_on=TODAY)


@pytest.fixture
def this_evening():
    with time_machine.travel(THIS_EVENING, tick=False):
        yield


@pytest.fixture
def first_of_june():
    with time_machine.travel(measuring.TODAY, tick=False):
        yield


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
def person(case):
    return PersonFactory(family=case.family, given_name="Samira")
