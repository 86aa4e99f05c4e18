"""What everybody says came of a referral, what counts of it, and the list of what is open."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from accounts.roles import Role
from participants.models import Answer, AnswerLink, Referral, Voice
from participants.referrals import Verdict, verdict
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.participants import AnswerFactory, ReferralFactory
from tests.participants.referring import (
    NOON,
    SENT_ON,
    address,
    allowing,
    link_for,
)

LIST = reverse("participants:referral_list")


@pytest.fixture(autouse=True)
def _a_tuesday_in_september():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def family(coach):
    return allowing(coach, phone="+31690664215")


def test_what_one_says_stands_beside_what_another_said(coach, coach_client, family):
    referral = ReferralFactory(family=family, sent_on=SENT_ON)
    for who, what in ((Voice.PARTNER, "helped"), (Voice.FAMILY, "not_reached")):
        told = {"said_by": who, "outcome": what, "said_on": "vandaag", "words": "Belde."}
        coach_client.post(address("answer_add", referral), told)

    page = coach_client.get(referral.get_absolute_url()).text
    assert list(referral.answers.values_list("said_by", "outcome", "noted_by")) == [
        ("family", "not_reached", coach.pk),
        ("partner", "helped", coach.pk),
    ]
    assert "Ze zeggen niet hetzelfde" in page
    assert 'class="voices"' in coach_client.get(family.get_absolute_url()).text


def test_declined_asks_why(coach_client, family):
    referral = ReferralFactory(family=family, sent_on=SENT_ON)
    told = {"said_by": "partner", "outcome": "declined", "said_on": "vandaag"}

    answer = coach_client.post(address("answer_add", referral), told)

    assert answer.context["form"].errors == {"words": ["Schrijf op waarom niet."]}


def test_an_answer_cannot_come_before_the_question(coach_client, family):
    referral = ReferralFactory(family=family, sent_on=SENT_ON)
    told = {"said_by": "partner", "outcome": "helped", "said_on": "17-9-2018"}

    answer = coach_client.post(address("answer_add", referral), told)

    assert answer.context["form"].errors == {
        "said_on": ["Het antwoord kan niet vóór de vraag komen."]
    }


def test_withdrawing_closes_the_links_and_says_why(coach_client, family):
    referral = ReferralFactory(family=family, sent_on=SENT_ON)
    link_for(referral)

    coach_client.post(address("referral_withdraw", referral), {"words": "Verhuisd."})

    referral.refresh_from_db()
    assert (referral.outcome, referral.answered_on) == ("withdrawn", SENT_ON)
    assert not AnswerLink.objects.live().exists()
    assert list(referral.answers.values_list("said_by", "words")) == [("us", "Verhuisd.")]


def said(*rows):
    """The answers as they came, the last one first: (who, what, day of September)."""
    made = [
        Answer(said_by=who, outcome=what, said_on=date(2018, 9, day)) for who, what, day in rows
    ]
    return made[::-1]


P, F, U = Voice.PARTNER, Voice.FAMILY, Voice.US


@pytest.mark.parametrize(
    ("rows", "outcome", "day", "is_disputed"),
    [
        ([], "sent", None, False),
        ([(P, "accepted", 1)], "accepted", 1, False),
        ([(P, "accepted", 1), (P, "helped", 5)], "helped", 5, False),
        ([(P, "helped", 1), (F, "helped", 2)], "helped", 2, False),
        ([(P, "accepted", 1), (F, "arrived", 2)], "arrived", 2, False),
        ([(P, "helped", 1), (F, "not_reached", 2)], "not_reached", 2, True),
        ([(F, "not_reached", 1), (P, "helped", 2)], "not_reached", 1, True),
        ([(F, "helped", 1), (P, "no_room", 2)], "helped", 1, True),
        ([(F, "arrived", 1), (P, "accepted", 2)], "arrived", 1, False),
        ([(P, "helped", 1), (F, "not_reached", 2), (U, "helped", 3)], "helped", 3, False),
        ([(U, "accepted", 1), (P, "helped", 2), (F, "no_room", 3)], "no_room", 3, True),
        ([(P, "helped", 1), (F, "no_room", 2), (F, "helped", 3)], "helped", 3, False),
        ([(P, "no_room", 1), (F, "not_reached", 2)], "not_reached", 2, False),
    ],
)
def test_what_counts_of_all_that_was_said(rows, outcome, day, is_disputed):
    answered_on = day and date(2018, 9, day)

    assert verdict(said(*rows)) == Verdict(outcome, answered_on, is_disputed)


def test_saying_the_same_again_adds_nothing_and_something_else_a_row(coach_client, family):
    referral = ReferralFactory(family=family, sent_on=SENT_ON)
    told = {"said_by": "partner", "outcome": "accepted", "said_on": "vandaag"}
    for words in ("Belt morgen.", "Belt morgen.", "Belde."):
        coach_client.post(address("answer_add", referral), told | {"words": words})

    assert list(referral.answers.values_list("words", flat=True)) == ["Belde.", "Belt morgen."]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_much_for_three_referrals_as_for_one(
    coach, coach_client, rows, django_assert_num_queries
):
    for _ in range(rows):
        AnswerFactory(
            referral=ReferralFactory(family__coach=coach, sent_on=SENT_ON), outcome="accepted"
        )
        Referral.objects.update(outcome="accepted")

    with django_assert_num_queries(6):
        page = coach_client.get(LIST)

    assert len(page.context["page"]) == rows


def test_the_list_shows_what_is_open_and_the_longest_wait_first(coach, coach_client):
    ReferralFactory(family__coach=coach, organisation__name="Later", sent_on=date(2018, 9, 7))
    ReferralFactory(family__coach=coach, organisation__name="Eerst", sent_on=date(2018, 9, 1))
    ReferralFactory(family__coach=coach, outcome="helped")
    ReferralFactory(
        family__coach=coach,
        organisation__name="Twist",
        outcome="helped",
        is_disputed=True,
        sent_on=SENT_ON,
    )
    ReferralFactory(organisation__name="Van een ander")

    page = coach_client.get(LIST)

    rows = [str(row.organisation) for row in page.context["page"]]
    assert rows == ["Eerst", "Later", "Twist"]
    assert "17 dagen geen antwoord" in page.text
    assert "11 dagen geen antwoord" in page.text


def test_an_empty_list_says_so(coach_client):
    assert "Er loopt niets." in coach_client.get(LIST).text


def test_the_project_leader_sees_the_referrals_of_everybody(coordinator_client):
    ReferralFactory()

    assert len(coordinator_client.get(LIST).context["page"]) == 1


@pytest.mark.parametrize("role", [Role.HOST, Role.BOARD, Role.ADMINISTRATOR])
def test_who_keeps_no_files_sees_no_referrals(db, role):
    assert signed_in(UserFactory(role=role)).get(LIST).status_code == 403


def test_two_colleagues_write_down_what_each_heard_and_both_stay(coach_client, family):
    referral = ReferralFactory(family=family, sent_on=SENT_ON)
    joke = signed_in(UserFactory(name="Joke Jansen", coordinator=True))
    told = {"said_by": "partner", "said_on": "vandaag"}

    coach_client.post(address("answer_add", referral), told | {"outcome": "accepted"})
    joke.post(address("answer_add", referral), told | {"outcome": "no_room"})

    rows = referral.answers.values_list("outcome", "noted_by__name")
    assert list(rows) == [("no_room", "Joke Jansen"), ("accepted", family.coach.name)]
