"""The story of the demo as it is told by default: thirty families a year, 2017-2019 and this year."""

import pytest

from accounts.models import User
from accounts.roles import Role
from activities.models import Organisation, Session
from participants.attention.lists import attention
from participants.models import (
    Absence,
    Answer,
    AnswerLink,
    Attendance,
    Case,
    Enrolment,
    Family,
    Feedback,
    Introduction,
    Milestone,
    NextStep,
    Obstacle,
    Person,
    Referral,
    Step,
    Tie,
    Voice,
)
from participants.referrals import verdict
from participants.registers import read_register
from tests.config.story import AUTUMN, told
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def story(django_db_setup, django_db_blocker):
    """Thirty families a year, as the demo tells by itself."""
    with told(django_db_blocker, years=3, families=30):
        yield


def steps_in(year):
    rows = Milestone.objects.filter(reached_on__year=year)
    return [rows.filter(step=step).count() for step in Step]


def test_years_go_as_the_foundation_hoped():
    """Slowly at first, well after that; this year is on its way and will not quite make it."""
    first, second, third, now = (steps_in(year) for year in (2017, 2018, 2019, 2026))
    assert first[:4] == [28, 27, 23, 20]
    assert second[:4] == [31, 30, 27, 25]
    assert third[:4] == [33, 32, 29, 27]
    assert 14 <= first[4] <= 16
    assert 22 <= second[4] <= 26
    assert 23 <= third[4] <= 28
    assert now[0] == 28
    assert now == sorted(now, reverse=True)
    assert 14 <= now[4] <= 24


def test_there_is_something_to_do_and_somebody_to_turn_to():
    to_do = NextStep.objects.to_do()
    heavy = Obstacle.objects.unsolved().filter(is_heavy=True, family__cases__closed_on=None)

    assert 3 <= to_do.late(AUTUMN).count() <= 15
    assert to_do.exclude(repeat="").exists()
    assert heavy.exclude(next_steps__in=to_do).exists()
    assert heavy.filter(next_steps__in=to_do).exists()
    assert 100 <= Tie.objects.count() <= 300
    assert Tie.objects.filter(person__isnull=False, met_at__isnull=False).count() >= 50
    assert Tie.objects.exclude(volunteer=None).exists()
    assert Tie.objects.exclude(ended_on=None).exists()


def test_of_health_and_safety_only_the_code_is_known():
    sensitive = Obstacle.objects.filter(kind__is_sensitive=True, state=Obstacle.State.SOLVED)

    assert sensitive.exists()
    assert set(sensitive.values_list("solved_by", "evidence")) == {("", "")}


def test_somebody_needs_attention_for_every_reason():
    coordinator = User.objects.get(role=Role.COORDINATOR)
    found = attention(coordinator, today=AUTUMN)

    assert 2 <= found.by_kind["no_answer"] <= 4
    assert found.by_kind["not_approached"] == 2
    assert 2 <= found.by_kind["silent"] <= 9
    assert 1 <= found.by_kind["consent"] <= 6
    assert 1 <= found.by_kind["only_us"] <= 5
    assert len(found.postponed) == 2
    assert Absence.objects.filter(first_on__lte=AUTUMN, last_on__gte=AUTUMN).count() >= 1


def test_only_this_years_files_are_still_open():
    open_since = set(Case.objects.open().values_list("found_on__year", flat=True))

    assert open_since == {2026}


def test_the_register_says_with_whom_somebody_new_came():
    host = User.objects.filter(role=Role.HOST)[0]
    brought = Enrolment.objects.exclude(companion_volunteer=None, companion_name="")

    lists = [Session.objects.get(activity=one.activity, held_on=one.started_on) for one in brought]
    said = [
        house.welcome.partition(" met ")[0]
        for session in lists
        for house in read_register(session, user=host, today=AUTUMN).houses
        if house.welcome.startswith("nieuw")
    ]

    assert said == ["nieuw, komt"] * len(brought)
    assert 2 <= len(brought) <= 3
    assert brought.exclude(companion_volunteer=None).count() == 1


def test_some_parents_became_volunteers():
    assert 2 <= Person.objects.exclude(volunteer=None).count() <= 15


def test_names_that_trip_up_programs_are_there_and_can_be_found():
    for words in ("ozgur", "yilmaz", "'t hooft", "el abassi", "broek", "vries-de boer", "joyce"):
        assert Family.objects.search(words).exists(), words
    assert not Person.objects.exclude(given_name="").filter(search_key="").exists()


def test_one_family_came_back_after_some_years():
    years = [
        [case.found_on.year for case in family.cases.order_by("found_on")]
        for family in Family.objects.prefetch_related("cases")
        if family.cases.count() > 1
    ]

    assert years == [[2017, 2026]]


def test_a_register_waits_to_be_filled_in():
    last = Session.objects.filter(
        activity__name="Taalochtend", held_on__lt=AUTUMN, cancelled_because=""
    ).last()

    assert (last.register_closed_at, last.unnamed_visitors) == (None, 0)
    assert not Attendance.objects.filter(session=last).exists()


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
