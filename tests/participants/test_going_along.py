"""Who goes along the first time: offered, chosen or typed."""

from datetime import timedelta

import pytest

from participants.models import Suggestion
from tests.factories.activities import (
    ShiftFactory,
    VolunteerFactory,
)
from tests.factories.participants import (
    TieFactory,
)
from tests.participants.registers import TODAY
from tests.participants.suggesting import YESTERDAY, door

pytestmark = pytest.mark.usefixtures("db", "this_evening")
Answer = Suggestion.Answer


def choices(client, family, activity):
    """Whom the form offers to go along: what they are called, by their code."""
    form = client.get(door("suggestion_add", family, activity.pk)).context["form"]
    return dict(form.fields["companion"].choices)


def suggest(client, family, activity, query="", **told):
    told = {"companion": ""} | told
    return client.post(door("suggestion_add", family, activity.pk) + query, told, follow=True)


def test_who_may_go_along_the_closest_first(coach, coach_client, host, family, activity):
    tie = TieFactory(family=family, name="Carla")
    TieFactory(family=family, ended_on=YESTERDAY)
    TieFactory(family=family, kind="relative_away")
    TieFactory()
    fatima = VolunteerFactory(name="Fatima")
    ShiftFactory(volunteer=fatima, activity=activity, worked_on=YESTERDAY)
    ShiftFactory(volunteer=fatima, activity=activity, worked_on=TODAY)
    ShiftFactory(activity=activity, worked_on=TODAY - timedelta(weeks=14))
    stopped = VolunteerFactory(ended_on=YESTERDAY)
    ShiftFactory(volunteer=stopped, activity=activity, worked_on=YESTERDAY)

    assert choices(coach_client, family, activity) == {
        f"companion_tie.{tie.pk}": "Carla (buur)",
        f"companion_volunteer.{fatima.pk}": "Fatima (vrijwilliger)",
        f"companion_colleague.{coach.pk}": "Ik ga zelf mee",
        f"companion_colleague.{host.pk}": f"{host} (begeleider)",
        "": "Niemand, of dat weten we nog niet",
    }


def test_somebody_of_the_ring_goes_along(coach_client, family, activity):
    tie = TieFactory(family=family, name="Carla")

    suggest(coach_client, family, activity, companion=f"companion_tie.{tie.pk}")

    made = Suggestion.objects.get()
    assert (made.companion_tie, made.companion_colleague, made.companion) == (tie, None, "Carla")


@pytest.mark.parametrize("typed", ["Fatima Idrissi", "fatima idrissi", "Fátima Idrissi"])
def test_the_name_of_a_volunteer_is_recognised(coach_client, family, activity, typed):
    fatima = VolunteerFactory(name="Fatima Idrissi")

    suggest(coach_client, family, activity, other_companion=typed)

    made = Suggestion.objects.get()
    assert (made.companion_volunteer, made.companion_name) == (fatima, "")


def test_anybody_else_is_a_name(coach_client, family, activity):
    suggest(coach_client, family, activity, other_companion="Özgür van beneden")

    assert Suggestion.objects.get().companion == "Özgür van beneden"


def test_two_companions_are_one_too_many(coach, coach_client, family, activity):
    page = suggest(
        coach_client,
        family,
        activity,
        companion=f"companion_colleague.{coach.pk}",
        other_companion="Fatima",
    )

    assert page.context["form"].errors == {
        "other_companion": ["Je koos iemand en typte een naam. Laat een van de twee leeg."]
    }
    assert 'value="Fatima"' in page.text
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("odd", ["companion_tie.999", "companion_tie.", "x", "companion_name.1"])
def test_a_companion_that_is_not_offered_is_refused(coach_client, family, activity, odd):
    page = suggest(coach_client, family, activity, companion=odd)

    assert list(page.context["form"].errors) == ["companion"]
