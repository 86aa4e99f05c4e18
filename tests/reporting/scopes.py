"""Counting an indicator over 2018, the year of most tests."""

from datetime import date

from reporting.indicators import CATALOGUE, Scope

NEW_YEAR, LAST_DAY = date(2018, 1, 1), date(2018, 12, 31)
BEFORE, AFTER = date(2017, 12, 31), date(2019, 1, 1)
TODAY = date(2026, 11, 22)


def count(code, programme=None, *, today=TODAY):
    """The indicator ``code`` over 2018."""
    return CATALOGUE[code].count(Scope.year(2018, programme, today))
