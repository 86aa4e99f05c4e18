"""What stands in the log."""

import logging
import sys

import pytest

from core.logs import DiscreetFormatter

KEY = "abcDEF-_" * 5


@pytest.mark.parametrize(
    "line",
    [
        "Not Found: /antwoord/{key}/",
        "Forbidden (Origin checking failed): /antwoord/{key}/?taal=en",
        'GET "https://example.org/antwoord/{key}/" 404',
    ],
)
def test_a_key_in_an_address_is_left_out(line):
    record = logging.makeLogRecord({"msg": line.format(key=KEY)})

    assert DiscreetFormatter().format(record) == line.format(key="…")


def test_also_in_a_traceback():
    try:
        raise ValueError(f"/antwoord/{KEY}/")
    except ValueError:
        record = logging.makeLogRecord({"msg": "Error", "exc_info": sys.exc_info()})

    assert KEY not in DiscreetFormatter().format(record)


def test_other_lines_are_as_they_were():
    record = logging.makeLogRecord({"msg": "Not Found: /gezinnen/12/"})

    assert DiscreetFormatter().format(record) == "Not Found: /gezinnen/12/"
