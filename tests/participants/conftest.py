"""What tests of this room share: an activity of the host, and its meeting of today."""

import pytest
import time_machine

from tests.factories.activities import ActivityFactory, SessionFactory
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
