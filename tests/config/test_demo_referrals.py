"""The demo shows a referral in each state, and what counts follows from what was said."""

from datetime import date

import pytest
import time_machine
from django.db import transaction

from activities.models import Organisation
from config.demo.build import Plan, build
from participants.attention.lists import attention
from participants.models import Answer, AnswerLink, Feedback, Introduction, Referral, Voice
from participants.referrals import verdict
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

AUTUMN = date(2026, 11, 22)


@pytest.fixture(scope="module", autouse=True)
def story(django_db_setup, django_db_blocker):
    """Built once for all tests here, which only look."""
    with (
        time_machine.travel(AUTUMN, tick=False),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        build(Plan.of_story(years=3, families=30, seed=1, today=AUTUMN))
        yield
        transaction.set_rollback(True)


def test_what_counts_is_what_was_said():
    stored = {
        row.pk: (row.outcome, row.answered_on, row.is_disputed) for row in Referral.objects.all()
    }

    said = {
        row.pk: tuple(verdict(list(row.answers.all())))
        for row in Referral.objects.prefetch_related("answers")
    }

    assert stored == said
    assert len(stored) > 20


def test_a_partner_is_late_and_two_tell_different_stories():
    lines = attention(UserFactory(coordinator=True), today=AUTUMN).lines

    calls = [call.facts for line in lines for kind, call in line.calls if kind.code == "referral"]
    assert {facts.is_disputed for facts in calls} == {True, False}
    assert all(facts.phone or facts.asks_family for facts in calls)


def test_both_partner_and_family_have_a_link_that_can_be_looked_at():
    live = AnswerLink.objects.live()

    assert {link.audience for link in live} == {Voice.PARTNER, Voice.FAMILY}
    assert all(link.can_be_shown for link in live)


def test_one_partner_is_full():
    assert [row.name for row in Organisation.objects.all() if row.is_full] == ["Havensteder"]


def test_nobody_is_told_of_without_having_sent_us_a_family():
    assert 0 < Feedback.objects.count() < Introduction.objects.count()


def test_families_speak_for_themselves():
    assert Answer.objects.filter(said_by=Voice.FAMILY, noted_by__isnull=False).count() == 0
    assert Answer.objects.filter(said_by=Voice.FAMILY).exists()
