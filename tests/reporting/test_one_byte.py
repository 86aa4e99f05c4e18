"""Whatever byte of a report is changed: it is not taken for what was told."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting.exports import TOLD_FORMS
from reporting.verifying import UnreadableReportError, verify
from tests.factories.reporting import final_report

pytestmark = pytest.mark.today(date(2019, 1, 15))
MANY = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # the files are only read
)


@pytest.fixture
def files(db):
    record = final_report().frozen.record
    return {form: TOLD_FORMS[form].write(record) for form in ("json", "zip")}


def is_told(content):
    try:
        verdict = verify(content)
    except UnreadableReportError:
        return False
    return verdict.is_whole and verdict.is_told


def changed(content, at, by):
    place = at % len(content)
    return content[:place] + bytes([content[place] ^ by]) + content[place + 1 :]


@MANY
@given(at=st.integers(0, 10**6), by=st.integers(1, 255))
def test_one_byte_of_the_json(files, at, by):
    content = changed(files["json"], at, by)

    assert is_told(content) == is_the_same(content, files["json"])


def is_the_same(content, original):
    """White space between the words is no part of what was told."""
    try:
        return json.loads(content) == json.loads(original)
    except (ValueError, RecursionError):
        return False


@MANY
@given(at=st.integers(-400, 400) | st.integers(0, 10**6), by=st.integers(1, 255))
def test_one_byte_of_a_file_in_the_data_package(files, at, by):
    """Whatever is still taken for told says the very same."""
    content = changed(files["zip"], at, by)

    if is_told(content):
        assert verify(content).sentences == verify(files["zip"]).sentences


def test_what_was_not_touched_is_what_was_told(files):
    assert [is_told(content) for content in files.values()] == [True, True]
