"""Families with somebody of their own near: when we began, and on the last day."""

from datetime import date

import pytest

from participants.models import Tie
from tests.factories.activities import ProgrammeFactory
from tests.factories.participants import CaseFactory, TieFactory
from tests.reporting.scopes import AFTER, BEFORE, LAST_DAY, count

BEGAN = date(2018, 3, 1)


def family(*, found_on=BEGAN, **case):
    return CaseFactory(found_on=found_on, **case).family


def numbers(programme=None):
    return count("anchored_before", programme), count("anchored_now", programme)


def test_a_family_with_nobody_counts_nowhere(db):
    family()

    assert numbers() == (0, 0)


@pytest.mark.parametrize(
    ("days", "counted"),
    [
        ({}, (1, 1)),
        ({"started_on": BEGAN}, (1, 1)),
        ({"started_on": date(2018, 3, 2)}, (0, 1)),
        ({"started_on": LAST_DAY}, (0, 1)),
        ({"started_on": AFTER}, (0, 0)),
        ({"ended_on": BEGAN}, (0, 0)),
        ({"ended_on": date(2018, 3, 2)}, (1, 0)),
        ({"ended_on": LAST_DAY}, (1, 0)),
        ({"ended_on": AFTER}, (1, 1)),
    ],
)
def test_an_anchor_counts_from_its_first_day_until_the_day_it_ended(db, days, counted):
    TieFactory(family=family(), **days)

    assert numbers() == counted


@pytest.mark.parametrize("kind", [Tie.Kind.PROFESSIONAL, Tie.Kind.RELATIVE_AWAY])
def test_who_is_paid_or_far_away_is_no_anchor(db, kind):
    TieFactory(family=family(), kind=kind)

    assert numbers() == (0, 0)


@pytest.mark.parametrize(
    ("started_on", "counted"), [(date(2018, 6, 1), (0, 1)), (date(2018, 6, 2), (0, 0))]
)
def test_of_a_closed_case_the_last_day_is_the_day_of_closing(db, started_on, counted):
    closed = family(closed_on=date(2018, 6, 1), closing_reason="connected")
    TieFactory(family=closed, started_on=started_on)

    assert numbers() == counted


@pytest.mark.parametrize(
    ("case", "counted"),
    [
        ({"found_on": AFTER}, 0),
        ({"found_on": LAST_DAY}, 1),
        (
            {
                "found_on": date(2017, 1, 8),
                "closed_on": date(2018, 1, 1),
                "closing_reason": "other",
            },
            1,
        ),
        ({"found_on": date(2017, 1, 8), "closed_on": BEFORE, "closing_reason": "other"}, 0),
    ],
)
def test_only_families_with_a_case_in_the_year_count(db, case, counted):
    TieFactory(family=family(**case))

    assert numbers() == (counted, counted)


def test_a_family_with_two_anchors_and_two_cases_counts_once(db):
    again = family(closed_on=date(2018, 6, 1), closing_reason="moved")
    CaseFactory(family=again, found_on=date(2018, 9, 1))
    TieFactory.create_batch(2, family=again)

    assert numbers() == (1, 1)


def test_for_a_programme_only_its_own_families_count(db):
    programme = ProgrammeFactory()
    TieFactory(family=family(programmes=[programme]))
    TieFactory(family=family())

    assert numbers(programme) == (1, 1)
    assert numbers() == (2, 2)
