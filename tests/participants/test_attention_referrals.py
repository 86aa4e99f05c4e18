"""A partner that gives no answer calls on the eleventh day; so do two different stories."""

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from participants.models import AnswerLink, Referral
from tests.factories.activities import ContactPersonFactory
from tests.factories.participants import FamilyFactory, ReferralFactory
from tests.participants.attention import (
    TODAY,
    contact,
    days_ago,
    found,
    found_attention,
    kinds,
    reasons,
    shown_lines,
)

Outcome, Warmth = Referral.Outcome, Referral.Warmth


@pytest.fixture(autouse=True)
def _a_tuesday_in_june():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def family(coach):
    """One that nothing else calls about."""
    family = found(coach, days=40)
    contact(family, days=2)
    return family


def sent(family, days, **changes):
    told = {"warmth": Warmth.CONTACT_MADE, "organisation__name": "CJG"} | changes
    return ReferralFactory(family=family, sent_on=days_ago(days), **told)


@pytest.mark.parametrize(("days", "called"), [(9, []), (10, []), (11, ["referral"])])
def test_ten_days_to_answer_and_on_the_eleventh_somebody_calls(coach, family, days, called):
    sent(family, days)

    assert kinds(coach, family) == called


def test_the_days_begin_anew_when_we_ask_again(coach, family):
    sent(family, 30, asked_on=days_ago(10))

    assert kinds(coach, family) == []


@pytest.mark.parametrize(
    "outcome", ["declined", "no_room", "not_reached", "withdrawn", "arrived", "helped"]
)
def test_who_knows_how_it_ended_is_not_called(coach, family, outcome):
    sent(family, 50, outcome=outcome, answered_on=days_ago(45))

    assert kinds(coach, family) == []


@pytest.mark.parametrize(("days", "called"), [(42, []), (43, ["referral"])])
def test_who_is_busy_with_it_is_asked_again_after_six_weeks(coach, family, days, called):
    sent(family, 60, outcome=Outcome.ACCEPTED, answered_on=days_ago(days))

    assert [kind for kind in kinds(coach, family) if kind == "referral"] == called


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, "CJG gaf in 11 dagen geen antwoord."),
        (
            {"warmth": Warmth.INFORMATION},
            "Kreeg informatie over CJG, 11 dagen geleden. Lukte het?",
        ),
        (
            {"is_disputed": True, "outcome": Outcome.HELPED, "answered_on": days_ago(1)},
            "CJG en het gezin zeggen niet hetzelfde.",
        ),
    ],
)
def test_it_says_why(coach, family, changes, why):
    sent(family, 11, **changes)

    assert reasons(coach) == [(family.pk, why)]


def test_one_line_for_all_referrals_of_a_family_the_longest_wait_first(coach, family):
    for days, name in ((11, "CJG"), (20, "Pit010"), (12, "School")):
        sent(family, days, organisation__name=name)

    assert reasons(coach) == [
        (family.pk, "Pit010 gaf in 20 dagen geen antwoord. En nog 2 doorverwijzingen.")
    ]


def test_one_calls_the_partner_and_the_family_when_only_it_can_tell(coach, family):
    family.phone = "+31690664215"
    family.save()
    waiting = sent(family, 11, organisation__phone="+31690000001")
    (line,) = shown_lines(coach)
    assert (line.phone, line.whom) == ("+31690000001", "CJG")
    assert line.action_url == reverse("participants:answer_add", args=[family.pk, waiting.pk])

    Referral.objects.update(is_disputed=True)
    (line,) = shown_lines(coach)
    assert (line.phone, line.whom, line.mail) == ("+31690664215", "", None)


def test_the_partner_is_mailed_again_from_the_list_and_the_line_is_settled(
    coach, coach_client, family
):
    waiting = sent(family, 11)
    waiting.contact = ContactPersonFactory(
        organisation=waiting.organisation, email="soumaya@example.org"
    )
    waiting.save()
    found_attention(coach)
    again = reverse("participants:link_mail", args=[family.pk, waiting.pk])
    assert again in coach_client.get(reverse("participants:attention_list")).text

    answer = coach_client.post(again, headers={"HX-Request": "true"}, follow=True)

    assert "Dit is geregeld." in answer.text
    assert (len(mail.outbox), AnswerLink.objects.count()) == (1, 1)


def test_a_family_we_no_longer_work_with_does_not_call(coach, family):
    sent(family, 30)
    family.cases.update(closed_on=days_ago(1), closing_reason="moved")

    assert kinds(coach, family) == []


def test_it_can_wait(coach, coach_client, family):
    sent(family, 11)
    later = reverse("participants:snooze_add", args=[family.pk])

    coach_client.post(later, {"days": "7", "because": "Is op vakantie"})

    assert kinds(coach, family) == []


def test_the_families_of_others_do_not_call(coach):
    sent(FamilyFactory(), 30)

    assert found_attention(coach).lines == []
