"""Whose silence calls, and in which order: hand-made histories."""

from datetime import date

import pytest
import time_machine

from core.school_days import day_number
from participants.models import Case, Referral
from tests.factories.participants import AbsenceFactory, AnswerFactory, ReferralFactory
from tests.participants.attention import (
    TODAY,
    contact,
    days_ago,
    found,
    found_attention,
    kinds,
    reasons,
    visits,
)

pytestmark = pytest.mark.today(TODAY)


def weekly(family, *, silent_weeks):
    """Came every week since half a year, until so many weeks ago."""
    visits(family, *range(7 * silent_weeks, 190, 7))
    contact(family, days=7 * silent_weeks)


def test_the_weekly_visitor_who_is_silent_for_three_weeks_comes_before_the_monthly_one_for_six(
    coach,
):
    monthly = found(coach, days=400)
    visits(monthly, *range(42, 360, 28))
    faithful = found(coach, days=400)
    weekly(faithful, silent_weeks=3)

    assert reasons(coach) == [
        (faithful.pk, "Al 3 weken niets gehoord. Normaal elke week."),
        (monthly.pk, "Al 6 weken niets gehoord. Normaal elke 4 weken."),
    ]


@pytest.mark.parametrize(("days", "calls"), [(14, []), (15, ["silent"])])
def test_a_weekly_visitor_is_missed_after_more_than_two_weeks(coach, days, calls):
    family = found(coach, days=300)
    visits(family, *range(days, days + 70, 7))
    contact(family, days=days)

    assert kinds(coach, family) == calls


@pytest.mark.parametrize(("days", "calls"), [(20, []), (21, ["silent"])])
def test_of_a_new_family_we_expect_something_every_two_weeks(coach, days, calls):
    family = found(coach)
    contact(family, days=days)

    assert kinds(coach, family) == calls


def test_what_the_list_says_about_a_family_we_hardly_know(coach):
    family = found(coach)
    contact(family, days=30)

    assert reasons(coach) == [(family.pk, "Al 4 weken niets gehoord. Er is nog weinig genoteerd.")]


def test_the_summer_holiday_is_no_silence(coach):
    """School begins again on 27 August; the last sign was two weeks before the holiday."""
    family = found(coach)
    contact(family, days=-13)  # 2 July
    found_attention(coach)  # derives what the cases below rest on
    case = Case.objects.get()

    assert case.silent_from == day_number(date(2018, 7, 2)) + 21
    assert case.silent_from > day_number(date(2018, 9, 4))
    assert case.silent_from == day_number(date(2018, 9, 5))


def test_a_holiday_is_named_when_it_was_left_out(coach):
    family = found(coach, days=80)
    contact(family, days=70)

    # 10 April to 19 June are 70 days, 9 of them in the May holiday.
    told = (
        "Al 8 weken niets gehoord, vakantie en afwezigheid niet meegeteld. "
        "Er is nog weinig genoteerd."
    )
    assert reasons(coach) == [(family.pk, told)]


@pytest.mark.parametrize(
    ("last_on", "calls"),
    [
        (days_ago(0), []),  # is still away
        (days_ago(1), []),  # 30 days, 16 of them away
        (days_ago(8), ["silent"]),  # 30 days, 9 of them away
        (days_ago(-9), []),  # will be away for some time
    ],
)
def test_days_away_are_no_silence(coach, last_on, calls):
    family = found(coach)
    contact(family, days=30)
    AbsenceFactory(family=family, first_on=days_ago(16), last_on=last_on)

    assert kinds(coach, family) == calls


def test_an_absence_that_is_to_come_changes_nothing_yet(coach):
    family = found(coach)
    contact(family, days=30)
    AbsenceFactory(family=family, first_on=days_ago(-1), last_on=days_ago(-30))

    assert kinds(coach, family) == ["silent"]


def test_a_visit_of_anybody_in_the_family_breaks_the_silence(coach):
    family = found(coach)
    contact(family, days=40)
    visits(family, 3)

    assert kinds(coach, family) == []


@pytest.mark.parametrize(
    ("outcome", "calls"),
    [
        (Referral.Outcome.HELPED, []),
        (Referral.Outcome.ARRIVED, []),
        (Referral.Outcome.NOT_REACHED, ["silent"]),
    ],
)
def test_a_partner_who_saw_the_family_breaks_the_silence(coach, outcome, calls):
    family = found(coach)
    contact(family, days=40)
    ReferralFactory(family=family, sent_on=days_ago(50), outcome=outcome, answered_on=days_ago(3))

    assert kinds(coach, family) == calls


def test_an_attempt_is_no_sign_of_life(coach):
    family = found(coach)
    contact(family, days=40)
    contact(family, days=2, was_reached=False)

    assert kinds(coach, family) == ["silent"]


def test_visits_from_before_we_worked_with_a_family_tell_what_is_usual(coach):
    family = found(coach, days=30)
    visits(family, *range(22, 100, 7))
    contact(family, days=22)

    assert reasons(coach) == [(family.pk, "Al 3 weken niets gehoord. Normaal elke week.")]


def test_tomorrow_comes_without_anything_being_written(coach):
    family = found(coach)
    contact(family, days=20)
    assert kinds(coach, family) == []
    before = Case.objects.values().get()

    with time_machine.travel(days_ago(-1), tick=False):
        assert Case.objects.filter(silent_from__lte=day_number(days_ago(-1))).count() == 1
    assert Case.objects.values().get() == before


def test_a_family_that_answers_on_its_link_is_not_silent(coach):
    """Also when it says that nobody called: it lives, and told us."""
    family = found(coach)
    contact(family, days=40)
    referral = ReferralFactory(family=family, sent_on=days_ago(9))
    AnswerFactory(referral=referral, said_by="family", outcome="not_reached", said_on=days_ago(3))

    assert kinds(coach, family) == []
