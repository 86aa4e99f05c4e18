"""A case closes with a goodbye, opens again, and keeps its days apart from another of the same family."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.cases import close_case, reopen_case
from participants.actions.milestones import refresh_families
from participants.farewell import LONGEST, likely_contacts
from participants.models import Case, Obstacle, Step
from tests.factories.activities import (
    ActivityFactory,
    ObstacleKindFactory,
    ProgrammeFactory,
    SessionFactory,
)
from tests.factories.casework import NextStepFactory, TieFactory
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    ContactMomentFactory,
    FindingPlaceFactory,
    ObstacleFactory,
    PersonFactory,
)
from tests.filling import form_on
from tests.participants.cast import known

TODAY = date(2018, 6, 1)

pytestmark = pytest.mark.today(TODAY)


@pytest.fixture
def family(coach):
    return known("Fortes", coach=coach)


@pytest.fixture
def case(family):
    return family.cases.get()


def close(client, case, **typed):
    address = reverse("participants:case_close", args=[case.family_id, case.pk])
    told = {"closing_reason": "connected", "closed_on": "1-6-2018"}
    return client.post(address, told | typed)


def closing_form(client, case):
    address = reverse("participants:case_close", args=[case.family_id, case.pk])
    return client.get(address).context["form"]


def visits(family, activity, *days):
    person = PersonFactory(family=family)
    for day in days:
        AttendanceFactory(person=person, session=SessionFactory(activity=activity, held_on=day))


def steps(case):
    return dict(case.milestones.values_list("step", "reached_on"))


def test_closing_tells_what_happened_and_who_stays_in_contact(coach_client, case):
    close(coach_client, case, closing_note="Kookt nu zelf mee. 🎈", stays_in_contact="Fatma")

    case.refresh_from_db()
    assert (case.closed_on, case.closing_reason) == (TODAY, "connected")
    assert (case.closing_note, case.stays_in_contact) == ("Kookt nu zelf mee. 🎈", "Fatma")


def test_closing_suggests_the_people_around_and_where_they_still_come(coach_client, family, case):
    TieFactory(family=family, name="Fatma")
    TieFactory(family=family, name="Sonja", ended_on=date(2018, 5, 1))
    visits(family, ActivityFactory(name="Taalochtend"), date(2018, 4, 6))
    visits(family, ActivityFactory(name="Naaicafé"), date(2018, 4, 5))

    suggested = closing_form(coach_client, case)["stays_in_contact"].value()

    assert suggested == "Fatma (buur), Taalochtend"


def test_a_suggestion_is_never_longer_than_its_field(family):
    for number in range(9):
        TieFactory(family=family, name=f"{number} van de overkant, met een heel lange naam")

    suggested = likely_contacts(family)

    assert len(suggested) <= LONGEST
    assert suggested.endswith("(buur)")


def test_closing_shows_what_would_be_left_behind_and_lets_it_go(coach_client, family, case):
    call, visit = NextStepFactory(family=family), NextStepFactory(family=family)
    NextStepFactory(family=family, done_on=date(2018, 5, 1))
    money, language = ObstacleFactory(family=family), ObstacleFactory(family=family)
    ObstacleFactory(family=family, solved=True)
    form = closing_form(coach_client, case)
    assert set(form.fields["steps"].queryset) == {call, visit}
    assert set(form.fields["obstacles"].queryset) == {money, language}

    close(coach_client, case, steps=[call.pk], obstacles=[money.pk])

    assert list(family.next_steps.to_do()) == [visit]
    assert list(family.obstacles.unsolved()) == [language]
    call.refresh_from_db()
    money.refresh_from_db()
    assert (call.dropped_on, money.state) == (TODAY, Obstacle.State.ACCEPTED)


def test_what_is_left_behind_never_stops_anybody_from_closing(coach_client, family, case):
    NextStepFactory(family=family)
    ObstacleFactory(family=family)

    response = close(coach_client, case)

    assert response.url == family.get_absolute_url()
    assert not Case.objects.open().exists()


def test_nothing_left_behind_is_nothing_asked(coach_client, case):
    assert list(closing_form(coach_client, case).fields) == [
        "closing_reason",
        "closed_on",
        "closing_note",
        "stays_in_contact",
    ]


def test_two_people_closing_see_each_other_and_choose(coach_client, coordinator_client, case):
    address = reverse("participants:case_close", args=[case.family_id, case.pk])
    mine, hers = (form_on(one.get(address).text) for one in (coach_client, coordinator_client))
    hers_told = {"closing_reason": "moved", "closed_on": "1-6-2018", "closing_note": "Verhuisd."}
    coordinator_client.post(address, hers.filled(**hers_told))
    told = {"closing_reason": "own_wish", "closed_on": "1-6-2018", "closing_note": "Belde af."}

    answer = coach_client.post(address, mine.filled(**told))

    assert list(answer.context["form"].errors) == ["closing_reason", "closing_note"]
    assert '<span class="change-words">verhuisd</span>' in answer.text
    again = form_on(answer.text)
    assert again.words["closing_note"] == ["Belde af."]
    coach_client.post(address, again.filled(take=["closing_reason"]))
    closed = Case.objects.get()
    assert (closed.closing_reason, closed.closing_note) == ("moved", "Belde af.")


def test_what_is_closed_already_is_not_closed_once_more(coach_client, case):
    close(coach_client, case)
    address = reverse("participants:case_close", args=[case.family_id, case.pk])

    page = coach_client.get(address, follow=True)

    assert "Dit traject is al afgesloten." in page.text


def test_a_case_that_was_closed_does_not_run_on_into_the_next(coach_client, family, case):
    close_case(case=case, reason="moved", on=date(2018, 3, 1))
    CaseFactory(family=family, found_on=date(2018, 4, 1))

    answer = close(coach_client, case, closed_on="1-5-2018")

    assert answer.context["form"].errors["closed_on"] == [
        "Op die dag liep een ander traject van dit gezin, gevonden op 1 april 2018."
    ]


def test_a_step_of_another_family_cannot_be_let_go_here(coach_client, family, case):
    NextStepFactory(family=family)
    stranger = NextStepFactory()

    response = close(coach_client, case, steps=[stranger.pk])

    assert list(response.context["form"].errors) == ["steps"]
    stranger.refresh_from_db()
    assert stranger.dropped_on is None


def test_what_was_told_at_the_closing_is_there_the_next_time(coach_client, case):
    close(coach_client, case, closing_note="Verhuisd.", stays_in_contact="Fatma")
    reopen_case(case=Case.objects.get())

    form = closing_form(coach_client, case)

    assert (form["closing_note"].value(), form["stays_in_contact"].value()) == (
        "Verhuisd.",
        "Fatma",
    )


def test_opening_again_counts_what_happened_meanwhile(family, case):
    close_case(case=case, reason="contact_lost", on=date(2018, 2, 1))
    ContactMomentFactory(family=family, happened_on=date(2018, 3, 1))
    refresh_families([family.pk])
    assert list(steps(case)) == [Step.FOUND]

    reopen_case(case=case)

    assert steps(case)[Step.REACHED] == date(2018, 3, 1)


@pytest.mark.parametrize(
    ("day", "first", "second"),
    [
        (date(2018, 2, 1), date(2018, 2, 1), None),  # the closing day itself
        (date(2018, 2, 2), None, None),  # between the two
        (date(2018, 4, 1), None, date(2018, 4, 1)),  # the day of finding again
    ],
)
def test_a_contact_counts_for_the_case_that_ran_that_day(family, case, day, first, second):
    close_case(case=case, reason="moved", on=date(2018, 2, 1))
    again = CaseFactory(family=family, found_on=date(2018, 4, 1))
    ContactMomentFactory(family=family, happened_on=day)

    refresh_families([family.pk])

    assert steps(case).get(Step.REACHED) == first
    assert steps(again).get(Step.REACHED) == second


def test_three_visits_spread_over_two_cases_connect_neither(family, case):
    close_case(case=case, reason="moved", on=date(2018, 3, 8))
    again = CaseFactory(family=family, found_on=date(2018, 3, 9))
    days = (date(2018, 3, 1), date(2018, 3, 8), date(2018, 3, 15))
    visits(family, ActivityFactory(), *days)

    refresh_families([family.pk])

    assert [Step.CONNECTED in steps(each) for each in (case, again)] == [False, False]


@pytest.mark.parametrize(("found_on", "is_refused"), [("1-3-2018", True), ("2-3-2018", False)])
def test_a_second_case_begins_after_the_day_the_first_closed(
    coach_client, family, case, found_on, is_refused
):
    close_case(case=case, reason="moved", on=date(2018, 3, 1))

    coach_client.post(
        reverse("participants:case_add", args=[family.pk]),
        {
            "found_on": found_on,
            "finding_place": FindingPlaceFactory().pk,
            "programmes": [ProgrammeFactory().pk],
        },
    )

    assert family.cases.count() == 2 - is_refused


def test_obstacles_of_health_are_let_go_by_who_may_see_them(coordinator_client, family, case):
    illness = ObstacleFactory(family=family, kind=ObstacleKindFactory(is_sensitive=True))

    close(coordinator_client, case, obstacles=[illness.pk])

    illness.refresh_from_db()
    assert illness.state == Obstacle.State.ACCEPTED


@pytest.mark.parametrize("number", [1, 3])
def test_the_closing_form_costs_the_same_for_one_of_each_as_for_three(
    coach_client, family, case, django_assert_num_queries, number
):
    NextStepFactory.create_batch(number, family=family)
    ObstacleFactory.create_batch(number, family=family)
    TieFactory.create_batch(number, family=family)
    coach_client.get(family.get_absolute_url())  # signs the visitors' book

    with django_assert_num_queries(12):
        closing_form(coach_client, case)
