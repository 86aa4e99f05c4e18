"""What calls for attention, on the first day that it does and the last that it does not."""

import pytest

from participants.actions.scales import set_out_given_scales
from participants.models import Case, NextStep, Obstacle, Person
from tests.factories.accounts import UserFactory
from tests.factories.activities import ObstacleKindFactory
from tests.factories.participants import (
    CaseFactory,
    NextStepFactory,
    ObstacleFactory,
    PersonFactory,
    TieFactory,
)
from tests.participants.attention import (
    TODAY,
    contact,
    days_ago,
    found,
    found_attention,
    kinds,
    reasons,
    shown_lines,
    visits,
)

pytestmark = pytest.mark.today(TODAY)


def spoken_last_week(coach, **options):
    family = found(coach, **options)
    contact(family, days=7)
    return family


def test_a_family_one_spoke_with_last_week_needs_nobody(coach):
    spoken_last_week(coach)

    assert reasons(coach) == []


@pytest.mark.parametrize(("days", "calls"), [(6, False), (7, True)])
def test_a_week_after_it_was_found_a_family_waits_for_a_first_contact(coach, days, calls):
    family = found(coach, days=days)

    expected = [(family.pk, "Gevonden op di 12 juni. Nog geen contact gezocht.")] if calls else []
    assert reasons(coach) == expected


def test_a_family_that_comes_along_still_waits_for_a_conversation(coach):
    family = found(coach, days=20)
    visits(family, 12, 5)

    assert kinds(coach, family) == ["not_approached"]


def test_three_attempts_without_an_answer_call_for_another_way(coach):
    family = found(coach)
    for days in (20, 12, 5):
        contact(family, days=days, was_reached=False)

    assert reasons(coach) == [(family.pk, "3 keer geprobeerd, geen gehoor. Laatst op do 14 juni.")]


def test_attempts_before_the_last_conversation_are_forgotten(coach):
    family = found(coach)
    for days in (40, 35, 30):
        contact(family, days=days, was_reached=False)
    contact(family, days=10)

    assert reasons(coach) == []


@pytest.mark.parametrize(("days", "calls"), [(13, []), (14, ["not_reached"])])
def test_who_was_tried_in_vain_is_tried_again_after_two_weeks(coach, days, calls):
    family = found(coach)
    contact(family, days=30, was_reached=False)
    contact(family, days=days, was_reached=False)

    assert kinds(coach, family) == calls


@pytest.mark.parametrize(("days", "calls"), [(83, []), (84, ["not_connected"])])
def test_who_was_reached_long_ago_and_got_no_further_needs_a_plan(coach, days, calls):
    family = TieFactory(family=found(coach, days=90)).family
    contact(family, days=days)
    contact(family, days=7)

    assert kinds(coach, family) == calls


def test_a_step_that_is_agreed_is_a_plan(coach):
    family = TieFactory(family=found(coach, days=90)).family
    contact(family, days=89)
    contact(family, days=7)
    NextStepFactory(family=family, due_on=days_ago(-5))

    assert kinds(coach, family) == []


@pytest.mark.parametrize(("days", "calls"), [(0, []), (1, ["step"])])
def test_a_step_is_late_the_day_after_it_was_due(coach, days, calls):
    family = spoken_last_week(coach)
    NextStepFactory(family=family, due_on=days_ago(days), owner=coach)

    assert kinds(coach, family) == calls


def test_of_late_steps_the_oldest_is_told_with_who_would_do_it(coach):
    family = spoken_last_week(coach)
    NextStepFactory(family=family, due_on=days_ago(2))
    owner = UserFactory(name="Nadia Voorbeeld")
    NextStepFactory(family=family, what="Bel de school.", due_on=days_ago(7), owner=owner)
    NextStepFactory(family=family, due_on=days_ago(30), done_on=days_ago(3))
    NextStepFactory(family=family, due_on=days_ago(30), dropped_on=days_ago(3))

    assert reasons(coach) == [
        (
            family.pk,
            "Bel de school. 7 dagen te laat. Nadia Voorbeeld zou dit doen. En nog 1 stap te laat.",
        )
    ]


def test_a_heavy_obstacle_without_a_step_is_pointed_out(coach):
    family = spoken_last_week(coach)
    kind = ObstacleKindFactory(name="Geen oppas")
    ObstacleFactory(family=family, kind=kind, is_heavy=True, noted_on=days_ago(20))

    assert reasons(coach) == [
        (family.pk, "Zware belemmering zonder stap: Geen oppas, sinds wo 30 mei.")
    ]


@pytest.mark.parametrize(
    "obstacle",
    [
        {"is_heavy": False},
        {"state": Obstacle.State.ACCEPTED},
        {"state": Obstacle.State.SOLVED, "solved_on": days_ago(7), "evidence": "Buurvrouw."},
    ],
)
def test_an_obstacle_that_is_light_or_gone_does_not_call(coach, obstacle):
    family = spoken_last_week(coach)
    ObstacleFactory(family=family, **{"is_heavy": True, **obstacle})

    assert kinds(coach, family) == []


@pytest.mark.parametrize(
    ("step", "calls"),
    [
        ({"due_on": days_ago(-5)}, []),
        ({"due_on": days_ago(5), "done_on": days_ago(5)}, ["obstacle"]),
    ],
)
def test_a_step_that_is_to_be_done_takes_care_of_a_heavy_obstacle(coach, step, calls):
    family = spoken_last_week(coach)
    obstacle = ObstacleFactory(family=family, is_heavy=True)
    NextStep.objects.create(family=family, obstacle=obstacle, what="Oppas zoeken", **step)

    assert kinds(coach, family) == calls


@pytest.mark.parametrize(
    ("expires_on", "why"),
    [
        (days_ago(-14), None),
        (days_ago(-13), "Toestemming loopt af op ma 2 juli."),
        (TODAY, "Toestemming loopt af op di 19 juni."),
        (days_ago(1), "Toestemming liep af op ma 18 juni."),
        ("none", "Er is nog geen toestemming."),
    ],
)
def test_consent_that_ends_or_is_missing_is_pointed_out(coach, expires_on, why):
    family = spoken_last_week(coach)
    if expires_on == "none":
        family.consents.all().delete()
    else:
        family.consents.update(expires_on=expires_on)

    assert reasons(coach) == ([(family.pk, why)] if why else [])


def test_a_withdrawn_consent_is_no_consent(coach):
    family = spoken_last_week(coach)
    family.consents.update(withdrawn_on=days_ago(1))

    assert reasons(coach) == [(family.pk, "Er is nog geen toestemming.")]


def test_consent_is_not_asked_of_who_was_never_heard_of(coach):
    family = found(coach, days=3)
    family.consents.all().delete()

    assert kinds(coach, family) == []


@pytest.mark.parametrize(("days", "calls"), [(27, []), (28, ["measurement"])])
def test_four_weeks_after_it_was_reached_a_family_is_measured(coach, days, calls):
    set_out_given_scales()
    family = found(coach)
    PersonFactory(family=family, role=Person.Role.PARENT)
    contact(family, days=days)
    contact(family, days=7)

    assert kinds(coach, family) == calls


def test_a_family_is_one_line_with_its_most_pressing_reason_first(coach):
    family = found(coach)
    contact(family, days=40)
    for days in (30, 20, 10):
        contact(family, days=days, was_reached=False)
    family.consents.all().delete()

    (line,) = shown_lines(coach)

    assert (line.family, line.label, line.also) == (
        family.pk,
        "Geen gehoor",
        "Ook: stil, toestemming.",
    )


def test_who_was_tried_today_waits_at_the_end(coach):
    tried = found(coach)
    for days in (20, 12, 0):
        contact(tried, days=days, was_reached=False)
    waiting = found(coach, days=7)

    assert [(line.family, line.may_try) for line in shown_lines(coach)] == [
        (waiting.pk, True),
        (tried.pk, False),
    ]


def test_a_closed_case_needs_nobody(coach):
    family = found(coach, days=200)
    family.cases.update(closed_on=days_ago(100), closing_reason=Case.ClosingReason.MOVED)

    assert reasons(coach) == []


def test_a_promise_outlives_the_case(coach):
    family = found(coach, days=200)
    family.cases.update(closed_on=days_ago(10), closing_reason=Case.ClosingReason.MOVED)
    NextStepFactory(family=family, due_on=days_ago(1))

    assert kinds(coach, family) == ["step"]


def test_a_coach_is_called_by_their_own_families_and_the_coordinator_by_all(coach, coordinator):
    mine, other = found(coach, days=30), CaseFactory(found_on=days_ago(40)).family

    assert [family for family, _why in reasons(coach)] == [mine.pk]
    assert [family for family, _why in reasons(coordinator)] == [other.pk, mine.pk]


def test_the_numbers_per_kind_count_every_reason(coordinator, coach):
    family = found(coach)
    contact(family, days=40)
    family.consents.all().delete()
    CaseFactory(family__coach=None, found_on=days_ago(9))

    in_all = found_attention(coordinator)

    assert in_all.by_kind == {"silent": 1, "consent": 1, "not_approached": 1}
    assert in_all.by_coach == {coach.pk: 1, None: 1}
    assert in_all.of_coach(None).by_kind == {"not_approached": 1}
    assert [line.calls[0][0].code for line in in_all.of_kind("consent").lines] == ["consent"]
