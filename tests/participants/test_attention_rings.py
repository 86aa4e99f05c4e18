"""A family that has only us: from which day it calls, and who takes that away."""

from datetime import date, timedelta

import pytest
import time_machine

from participants.models import Tie
from tests.factories.participants import TieFactory
from tests.participants.attention import TODAY, contact, found, found_attention, kinds, reasons

Kind = Tie.Kind


@pytest.fixture(autouse=True)
def _a_tuesday_in_june():
    with time_machine.travel(TODAY, tick=False):
        yield


def known_family(coach, *, days=84):
    """Reached so many days ago and heard of last week; what is agreed keeps other calls away."""
    family = found(coach, days=days + 1)
    contact(family, days=days)
    contact(family, days=7)
    return family


def calls_only_us(coach, family):
    return "only_us" in kinds(coach, family)


@pytest.mark.parametrize(("days", "calls"), [(83, False), (84, True)])
def test_a_family_with_only_us_calls_when_we_have_known_it_for_twelve_weeks(coach, days, calls):
    family = known_family(coach, days=days)

    assert calls_only_us(coach, family) is calls


@pytest.mark.parametrize(
    ("kind", "calls"),
    [
        (Kind.NEIGHBOUR, False),
        (Kind.PARENT, False),
        (Kind.FRIEND, False),
        (Kind.RELATIVE, False),
        (Kind.SUPPORT, False),
        (Kind.VOLUNTEER, False),
        (Kind.RELATIVE_AWAY, True),
        (Kind.PROFESSIONAL, True),
    ],
)
def test_whoever_is_its_own_and_near_is_enough(coach, kind, calls):
    family = known_family(coach)
    TieFactory(family=family, kind=kind)

    assert calls_only_us(coach, family) is calls


@pytest.mark.parametrize(
    ("days", "calls"),
    [
        ({"ended_on": TODAY}, True),
        ({"ended_on": TODAY + timedelta(days=1)}, False),
        ({"started_on": TODAY}, False),
        ({"started_on": TODAY + timedelta(days=1)}, True),
    ],
)
def test_somebody_counts_from_the_first_day_until_the_day_they_stopped(coach, days, calls):
    family = known_family(coach)
    TieFactory(family=family, **days)

    assert calls_only_us(coach, family) is calls


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        ([], "Alleen wij staan om dit gezin heen."),
        ([Kind.PROFESSIONAL], "Alleen wij en andere hulpverleners staan om dit gezin heen."),
        (
            [Kind.RELATIVE_AWAY, Kind.PROFESSIONAL],
            "Familie is er alleen ver weg. Dichtbij zijn wij de enigen.",
        ),
    ],
)
def test_it_is_said_who_there_is(coach, others, sentence):
    family = known_family(coach)
    for kind in others:
        TieFactory(family=family, kind=kind)
    lines = found_attention(coach).of_kind("only_us").lines

    ((kind, call),) = [found for found in lines[0].calls if found[0].code == "only_us"]

    assert kind.why(call.facts, TODAY) == f"We kennen dit gezin al 12 weken. {sentence}"


def test_it_waits_below_a_family_that_gets_no_further(coach):
    stuck, quiet = known_family(coach), known_family(coach, days=90)
    TieFactory(family=stuck)
    family_with_a_step = quiet
    family_with_a_step.next_steps.create(what="Bellen", due_on=date(2018, 7, 1))

    assert [family for family, _why in reasons(coach)] == [stuck.pk, quiet.pk]


def test_a_family_of_another_coach_does_not_call(coach, coordinator):
    family = known_family(coordinator)

    assert kinds(coach, family) == []
    assert calls_only_us(coordinator, family)


def test_a_case_that_was_closed_does_not_call(coach):
    family = known_family(coach)
    family.cases.update(closed_on=TODAY, closing_reason="other")

    assert kinds(coach, family) == []
