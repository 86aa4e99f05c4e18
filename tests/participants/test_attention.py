from datetime import date, timedelta

import pytest
from django.urls import reverse

from participants.actions.milestones import refresh_families
from participants.attention import attention
from participants.models import Case
from tests.factories.activities import SessionFactory
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    ConsentFactory,
    ContactMomentFactory,
    FamilyFactory,
    PersonFactory,
)

TODAY = date(2018, 9, 18)


def days_ago(number):
    return TODAY - timedelta(days=number)


def found(coach, *, days):
    """A family of ``coach`` that was found so many days ago, with a valid consent."""
    case = CaseFactory(family=FamilyFactory(coach=coach), found_on=days_ago(days))
    ConsentFactory(family=case.family, given_on=days_ago(days), expires_on=date(2019, 9, 1))
    return case.family


def contact(family, *, days, was_reached=True):
    ContactMomentFactory(family=family, happened_on=days_ago(days), was_reached=was_reached)


def lines(user, limit=10):
    refresh_families(Case.objects.values_list("family", flat=True))
    return [(call.family, call.why) for call in attention(user, limit=limit, today=TODAY).calls]


def test_a_family_one_spoke_with_last_week_needs_nobody(coach):
    contact(found(coach, days=60), days=7)

    assert lines(coach) == []


@pytest.mark.parametrize(("days", "calls"), [(6, False), (7, True)])
def test_a_week_after_it_was_found_a_family_waits_for_a_first_contact(coach, days, calls):
    family = found(coach, days=days)

    expected = [(family, "Gevonden op 11 september. Nog geen contact gezocht.")] if calls else []
    assert lines(coach) == expected


def test_three_attempts_without_an_answer_call_for_another_way(coach):
    family = found(coach, days=60)
    for days in (20, 12, 5):
        contact(family, days=days, was_reached=False)

    assert lines(coach) == [(family, "3 keer geprobeerd, geen gehoor. Laatst op 13 september.")]


def test_attempts_before_the_last_conversation_are_forgotten(coach):
    family = found(coach, days=60)
    for days in (40, 35, 30):
        contact(family, days=days, was_reached=False)
    contact(family, days=10)

    assert lines(coach) == []


@pytest.mark.parametrize(("days", "calls"), [(27, False), (35, True)])
def test_four_weeks_without_a_sign_of_life_is_silence(coach, days, calls):
    family = found(coach, days=200)
    contact(family, days=days)

    silence = "Al 5 weken niets gehoord, ook niet bij een activiteit."
    assert lines(coach) == ([(family, silence)] if calls else [])


def test_a_family_that_was_tried_once_long_ago_is_not_forgotten(coach):
    family = found(coach, days=200)
    contact(family, days=35, was_reached=False)

    why = "Nog nooit gesproken. De laatste poging is 5 weken geleden."
    assert lines(coach) == [(family, why)]


def test_a_visit_breaks_the_silence(coach):
    family = found(coach, days=200)
    contact(family, days=90)
    person = PersonFactory(family=family)
    AttendanceFactory(person=person, session=SessionFactory(held_on=days_ago(3)))

    assert lines(coach) == []


@pytest.mark.parametrize(
    ("expires_on", "why"),
    [
        (date(2018, 9, 27), "Toestemming loopt af op 27 september."),
        (date(2018, 9, 1), "Toestemming liep af op 1 september."),
        (None, "Er is nog geen toestemming."),
    ],
)
def test_consent_that_ends_or_is_missing_is_pointed_out(coach, expires_on, why):
    family = found(coach, days=60)
    contact(family, days=3)
    if expires_on:
        family.consents.update(expires_on=expires_on)
    else:
        family.consents.all().delete()

    assert lines(coach) == [(family, why)]


def test_a_withdrawn_consent_is_no_consent(coach):
    family = found(coach, days=60)
    contact(family, days=3)
    family.consents.update(withdrawn_on=days_ago(1))

    assert lines(coach) == [(family, "Er is nog geen toestemming.")]


def test_a_family_calls_once_with_its_most_pressing_reason(coach):
    family = found(coach, days=200)
    contact(family, days=100)
    for days in (50, 40, 30):
        contact(family, days=days, was_reached=False)
    family.consents.all().delete()

    assert [family for family, _why in lines(coach)] == [family]


def test_a_closed_case_needs_nobody(coach):
    family = found(coach, days=200)
    family.cases.update(closed_on=days_ago(100), closing_reason=Case.ClosingReason.MOVED)

    assert lines(coach) == []


def test_a_coach_is_called_by_their_own_families_and_the_coordinator_by_all(coach, coordinator):
    mine, other = found(coach, days=30), CaseFactory(found_on=days_ago(40)).family

    assert [family for family, _why in lines(coach)] == [mine]
    assert [family for family, _why in lines(coordinator)] == [other, mine]


@pytest.mark.parametrize("families", [1, 3])
def test_the_list_costs_the_same_number_of_queries_for_one_family_as_for_three(
    coordinator_client, django_assert_num_queries, families
):
    CaseFactory.create_batch(families, found_on=date(2018, 1, 8))

    with django_assert_num_queries(3):
        response = coordinator_client.get(reverse("participants:attention_list"))

    assert response.context["attention"].total == families


def test_the_total_counts_also_those_beyond_the_limit(coordinator):
    CaseFactory.create_batch(3, found_on=days_ago(30))

    calls = attention(coordinator, limit=2, today=TODAY)

    assert (len(calls.calls), calls.total, calls.hidden) == (2, 3, 1)
