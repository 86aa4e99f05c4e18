"""Whom the attention list says to ask about a family."""

from datetime import date

import pytest

from participants.models import Tie
from tests.factories.accounts import UserFactory
from tests.factories.participants import TieFactory
from tests.participants.attention import TODAY, contact, found, shown_lines, visits

pytestmark = pytest.mark.today(TODAY)


def silent(coach):
    family = found(coach)
    contact(family, days=40)
    return family


def asked(user):
    (line,) = shown_lines(user)
    return line.ask


def test_the_coach_is_asked_when_nobody_else_is_known(coach, coordinator):
    silent(coach)

    assert asked(coordinator) == f"Coach: {coach.name}"


def test_a_coach_is_not_told_who_she_is(coach):
    silent(coach)

    assert asked(coach) == ""


def test_the_host_of_the_activity_where_the_family_was_last_may_know_more(coach):
    family = silent(coach)
    visits(family, 41, name="Naaicafé", hosts=[UserFactory(name="Yvonne Voorbeeld")])
    visits(family, 40, name="Taalochtend", hosts=[UserFactory(name="Gerda Voorbeeld")])

    assert asked(coach) == "Vraag het aan Gerda Voorbeeld, van Taalochtend."


def test_somebody_of_its_own_ring_may_know_most(coach):
    family = silent(coach)
    visits(family, 40, hosts=[UserFactory()])
    TieFactory(family=family, kind=Tie.Kind.PROFESSIONAL, name="Juf Anja")
    TieFactory(family=family, kind=Tie.Kind.NEIGHBOUR, name="Fatima")
    TieFactory(family=family, kind=Tie.Kind.FRIEND, name="Denise", ended_on=date(2018, 5, 1))

    assert asked(coach) == "Vraag het aan Fatima (buur)."


def test_nobody_asks_the_neighbour_about_a_consent(coach, coordinator):
    family = found(coach)
    contact(family, days=7)
    family.consents.all().delete()
    TieFactory(family=family)

    assert asked(coordinator) == f"Coach: {coach.name}"
