"""What every test may ask for: one person per role, and a client signed in as them."""

import gc
import logging
from contextlib import nullcontext

import pytest
import time_machine
from django.conf import settings as house_settings
from django.test import override_settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from xdist.scheduler import LoadScopeScheduling

from accounts.roles import Role
from config.catalogue import compile_catalogues
from tests.factories.accounts import UserFactory
from tests.house import HouseClient

hypothesis_settings.register_profile(
    "house",
    deadline=None,  # the clock of a busy machine says nothing about what is tested
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("house")

gc.set_threshold(100_000, 20, 20)  # thousands of tests leave little behind: look for it less often


BUILT_ONCE = {
    "tests/config/test_demo_rows.py",
    "tests/config/test_demo_story.py",
    "tests/test_english.py",
    "tests/test_odd_input.py",
}
"""Files whose tests share something that takes long to build: one worker has them all."""


class InTurn(LoadScopeScheduling):
    """Whoever is free gets the next test, or the whole of a file that builds something once."""

    def _split_scope(self, nodeid):
        file = nodeid.partition("::")[0]
        return file if file in BUILT_ONCE else nodeid


def pytest_xdist_make_scheduler(config, log):
    return InTurn(config, log)


@pytest.fixture(scope="session", autouse=True)
def _compiled_catalogues():
    compile_catalogues()


@pytest.fixture(scope="session", autouse=True)
def _test_settings():
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STORAGES=house_settings.STORAGES | {"staticfiles": plain},
        STATIC_ROOT=house_settings.STATICFILES_DIRS[0],  # nobody has collected anything yet
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(autouse=True)
def _today(request):
    """``pytestmark = pytest.mark.today(date(2018, 6, 19))``: the tests of a file happen on that day."""
    mark = request.node.get_closest_marker("today")
    with time_machine.travel(*mark.args, tick=False) if mark else nullcontext():
        yield


@pytest.fixture(autouse=True)
def _starts_in_dutch():
    """A page in English leaves its thread in English; the next test must not notice."""
    with translation.override(house_settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def _no_logged_errors(caplog):
    """A page that answers 200 and logs an error did not go well."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    assert [line.getMessage() for line in records if line.levelno >= logging.ERROR] == []


@pytest.fixture
def client():
    return HouseClient()


@pytest.fixture
def coordinator(db):
    return UserFactory(role=Role.COORDINATOR)


@pytest.fixture
def coach(db):
    return UserFactory(role=Role.COACH)


@pytest.fixture
def host(db):
    return UserFactory(role=Role.HOST)


@pytest.fixture
def board(db):
    return UserFactory(role=Role.BOARD)


@pytest.fixture
def administrator(db):
    return UserFactory(role=Role.ADMINISTRATOR)


def signed_in(user):
    """A client in which ``user`` has signed in."""
    client = HouseClient()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def coordinator_client(coordinator):
    return signed_in(coordinator)


@pytest.fixture
def coach_client(coach):
    return signed_in(coach)


@pytest.fixture
def host_client(host):
    return signed_in(host)


@pytest.fixture
def board_client(board):
    return signed_in(board)


@pytest.fixture
def administrator_client(administrator):
    return signed_in(administrator)
