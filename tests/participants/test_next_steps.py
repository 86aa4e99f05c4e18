"""What somebody has promised to do for a family: planned, done, repeated, taken back."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.next_steps import do_step, take_up_step
from participants.models import NextStep
from tests.factories.participants import (
    FamilyFactory,
    NextStepFactory,
    ObstacleFactory,
    SuggestionFactory,
)
from tests.participants.cast import known

Repeat = NextStep.Repeat
A_TUESDAY = date(2018, 9, 18)


@pytest.fixture
def family(coach):
    return known("Fortes", coach=coach)


pytestmark = pytest.mark.today("2018-09-18 09:00+02:00")


def post(client, name, family, *keys, **typed):
    return client.post(reverse(f"participants:{name}", args=[family.pk, *keys]), typed)


def step(coach, **changes):
    told = {"what": "Formulier invullen", "when": "week", "due_on": "", "owner": coach.pk}
    return told | {"repeat": "", "obstacle": ""} | changes


@pytest.mark.parametrize(
    ("typed", "due_on"),
    [
        ({"when": "morgen"}, date(2018, 9, 19)),
        ({"when": "week"}, date(2018, 9, 25)),
        ({"when": "maand"}, date(2018, 10, 18)),
        ({"when": "anders", "due_on": "26-9"}, date(2018, 9, 26)),
        ({"due_on": "vandaag"}, A_TUESDAY),  # typed without pressing "andere dag"
    ],
)
def test_a_step_is_one_press_or_one_day_away(coach, coach_client, family, typed, due_on):
    post(coach_client, "next_step_add", family, **step(coach, **typed))

    planned = family.next_steps.get()
    assert (planned.due_on, planned.first_due_on, planned.owner) == (due_on, due_on, coach)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"when": "anders"}, "Kies een dag."),
        ({"due_on": "1-1-1900"}, "Deze dag is al voorbij."),
        ({"due_on": "17-9-2018"}, "Deze dag is al voorbij."),
        ({"due_on": "1-1-2100"}, "Dat is verder dan twee jaar. Kies een dag dichterbij."),
        ({"due_on": "31-2-2019"}, "31 februari bestaat niet. Bedoel je 28 februari?"),
        (
            {"when": "morgen", "due_on": "26-9"},
            "Je koos een knop en typte een dag. Laat een van de twee leeg.",
        ),
    ],
)
def test_a_day_that_cannot_be_gets_a_sentence(coach, coach_client, family, typed, sentence):
    response = post(coach_client, "next_step_add", family, **step(coach, what="Özgür 🎈", **typed))

    assert response.context["form"].errors == {"due_on": [sentence]}
    assert "Özgür 🎈" in response.text
    assert not NextStep.objects.exists()


def test_a_late_step_can_be_corrected_without_choosing_another_day(coach, coach_client, family):
    late = NextStepFactory(family=family, due_on=date(2018, 9, 11))
    typed = step(coach, what="Toch dit", when="anders", due_on="11-09-2018")

    post(coach_client, "next_step_edit", family, late.pk, **typed)

    late.refresh_from_db()
    assert (late.what, late.due_on) == ("Toch dit", date(2018, 9, 11))


def test_pressing_done_and_taking_it_back(coach_client, family):
    planned = NextStepFactory(family=family)

    post(coach_client, "next_step_done", family, planned.pk)
    assert NextStep.objects.get().done_on == A_TUESDAY

    post(coach_client, "next_step_undo", family, planned.pk)
    assert NextStep.objects.get().done_on is None


def test_a_step_that_need_not_be_done_is_dropped(coach_client, family):
    planned = NextStepFactory(family=family, repeat=Repeat.WEEKLY)

    post(coach_client, "next_step_drop", family, planned.pk)

    assert NextStep.objects.get().dropped_on == A_TUESDAY


@pytest.mark.parametrize(
    ("repeat", "first", "days"),
    [
        (Repeat.WEEKLY, date(2018, 9, 25), [date(2018, 10, 2), date(2018, 10, 9)]),
        (Repeat.FORTNIGHTLY, date(2018, 12, 24), [date(2019, 1, 7), date(2019, 1, 21)]),
        (Repeat.MONTHLY, date(2019, 1, 31), [date(2019, 2, 28), date(2019, 3, 31)]),
        (Repeat.MONTHLY, date(2020, 1, 30), [date(2020, 2, 29), date(2020, 3, 30)]),
        (Repeat.QUARTERLY, date(2018, 11, 30), [date(2019, 2, 28), date(2019, 5, 30)]),
    ],
)
def test_a_step_comes_back_on_its_own_day(repeat, first, days, db):
    """Months end where they end, and the day of the first time comes back after a short one."""
    planned = NextStepFactory(due_on=first, repeat=repeat)

    following = do_step(step=planned, on=first)
    after = do_step(step=following, on=following.due_on)

    assert [following.due_on, after.due_on] == days


@pytest.mark.parametrize(
    ("done_on", "due_on"),
    [
        (date(2018, 9, 3), date(2018, 9, 11)),  # a day early
        (date(2018, 9, 4), date(2018, 9, 11)),
        (date(2018, 9, 10), date(2018, 9, 11)),
        (date(2018, 9, 11), date(2018, 9, 18)),  # a week late: that day is used up
        (date(2018, 9, 13), date(2018, 9, 18)),
    ],
)
def test_what_was_done_late_skips_the_days_gone_by(done_on, due_on, db):
    planned = NextStepFactory(due_on=date(2018, 9, 4), repeat=Repeat.WEEKLY)

    assert do_step(step=planned, on=done_on).due_on == due_on


def test_done_twice_comes_back_once(db):
    planned = NextStepFactory(repeat=Repeat.WEEKLY)

    do_step(step=planned, on=A_TUESDAY)
    do_step(step=planned, on=A_TUESDAY)

    assert NextStep.objects.to_do().count() == 1


def test_what_came_of_a_step_goes_when_it_was_not_done_after_all(db):
    planned = NextStepFactory(repeat=Repeat.WEEKLY)
    do_step(step=planned, on=A_TUESDAY)

    take_up_step(step=planned)

    assert list(NextStep.objects.values_list("pk", "done_on")) == [(planned.pk, None)]


def test_another_day_is_counted_from_anew(coach, coach_client, family):
    planned = NextStepFactory(family=family, due_on=date(2018, 9, 30), repeat=Repeat.MONTHLY)
    typed = step(coach, when="anders", due_on="15-10-2018", repeat="monthly")

    post(coach_client, "next_step_edit", family, planned.pk, **typed)
    planned.refresh_from_db()

    assert do_step(step=planned, on=planned.due_on).due_on == date(2018, 11, 15)


def test_a_step_for_an_obstacle_is_offered_with_it(coach_client, family):
    obstacle = ObstacleFactory(family=family)
    url = reverse("participants:next_step_add", args=[family.pk])

    response = coach_client.get(f"{url}?belemmering={obstacle.pk}")

    assert response.context["form"]["obstacle"].value() == obstacle.pk


@pytest.mark.parametrize("asked", ["999999", "x", "", "-1"])
def test_an_obstacle_of_nobody_is_not_offered(coach_client, family, asked):
    url = reverse("participants:next_step_add", args=[family.pk])

    response = coach_client.get(f"{url}?belemmering={asked}")

    assert response.context["form"]["obstacle"].value() is None


@pytest.mark.parametrize("page", ["next_step_edit", "next_step_done", "next_step_drop"])
def test_a_step_of_another_family_is_out_of_reach(coach_client, family, page):
    stranger = NextStepFactory(family=FamilyFactory())

    assert post(coach_client, page, family, stranger.pk).status_code == 404


def test_my_steps_are_mine_and_the_first_one_due_comes_first(coach, coach_client, family):
    later = NextStepFactory(family=family, owner=coach, due_on=date(2018, 9, 26))
    late = NextStepFactory(family=family, owner=coach, due_on=date(2018, 9, 11))
    NextStepFactory(family=family, due_on=date(2018, 9, 1))  # a colleague does it
    NextStepFactory(owner=coach, due_on=date(2018, 9, 1))  # the family has another coach now
    NextStepFactory(family=family, owner=coach, done_on=A_TUESDAY)

    page = coach_client.get(reverse("participants:next_step_list"))

    assert list(page.context["page"]) == [late, later]
    assert "Was voor dinsdag 11 september" in " ".join(page.text.split())


def test_what_is_done_from_my_steps_stays_there(coach, coach_client, family):
    planned = NextStepFactory(family=family, owner=coach)

    response = post(coach_client, "next_step_done", family, planned.pk, van="lijst")

    assert response.url == reverse("participants:next_step_list")


@pytest.mark.parametrize("times", [1, 3])
def test_my_steps_cost_the_same_number_of_queries(
    coach, coach_client, family, django_assert_num_queries, times
):
    for _ in range(times):
        NextStepFactory(family=known("Kuipers", coach=coach), owner=coach)
        SuggestionFactory(family__coach=coach, companion_colleague=coach)

    with django_assert_num_queries(5):
        coach_client.get(reverse("participants:next_step_list"))


def test_my_steps_tell_with_whom_i_go_along(coach, coach_client):
    mine = SuggestionFactory(
        family=known("Kuipers", coach=coach), activity__name="Naaicafé", companion_colleague=coach
    )
    SuggestionFactory(family__coach=coach, companion_name="Fatma")

    page = coach_client.get(reverse("participants:next_step_list"))

    assert list(page.context["along"]) == [mine]
    assert "Je gaat mee" in page.text
