"""Pointing out somebody we know: who is offered, to whom, and what is shown of them."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError

from participants.models import Tie
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    SessionFactory,
    ShiftFactory,
)
from tests.factories.participants import (
    AttendanceFactory,
    FamilyFactory,
    PersonFactory,
    TieFactory,
)
from tests.participants.ring import page, shared

GONE = "Deze persoon staat al in de kring, of kan niet gekozen worden."


@pytest.fixture(autouse=True)
def _a_tuesday_in_september():
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


@pytest.fixture
def family(coach):
    return PersonFactory(family=FamilyFactory(coach=coach, name="Fortes")).family


def test_who_was_at_the_same_sessions_can_be_pointed_out(coach, coach_client, family):
    often = shared(family, date(2018, 9, 4), date(2018, 9, 11))
    often.family.coach = coach
    often.family.save()
    code = f"person-{often.pk}"

    form = coach_client.get(page("tie_add", family)).context["form"]
    coach_client.post(page("tie_add", family), {"known": code, "kind": "parent"})

    tie = Tie.objects.get()
    assert form.fields["known"].choices == [
        (code, "Denise B., 2 keer samen"),
        ("", "Nee, iemand anders"),
    ]
    assert (tie.person, tie.volunteer, tie.name) == (often, None, "Denise B.")


def test_of_people_whose_file_is_not_mine_nobody_is_offered(coach_client, family):
    shared(family, date(2018, 9, 4))

    form = coach_client.get(page("tie_add", family)).context["form"]

    assert "known" not in form.fields


@pytest.mark.parametrize(
    ("role", "years", "offered"), [("parent", 0, True), ("child", 0, False), ("parent", 1, False)]
)
def test_only_grown_ups_of_lately_are_offered(coordinator_client, family, role, years, offered):
    other = PersonFactory(given_name="Denise", family_name="Baptista", role=role)
    shared(family, date(2018 - years, 9, 4), person=other)

    form = coordinator_client.get(page("tie_add", family)).context["form"]

    assert ("known" in form.fields) is offered


def test_a_volunteer_who_helped_there_is_offered_and_needs_no_more_words(coach_client, family):
    session = SessionFactory(held_on=date(2018, 9, 4))
    AttendanceFactory(person=family.members.first(), session=session)
    shift = ShiftFactory(
        volunteer__name="Joke Voorbeeld", activity=session.activity, worked_on=session.held_on
    )
    code = f"volunteer-{shift.volunteer_id}"

    form = coach_client.get(page("tie_add", family)).context["form"]
    coach_client.post(page("tie_add", family), {"known": code})

    tie = Tie.objects.get()
    assert form.fields["known"].choices[0] == (code, "Joke Voorbeeld, vrijwilliger, 1 keer samen")
    assert (tie.volunteer, tie.kind, tie.name) == (
        *(shift.volunteer, "volunteer"),
        "Joke Voorbeeld",
    )


def test_who_has_the_same_name_is_offered_when_correcting(coordinator_client, family):
    tie = TieFactory(family=family, name="Özgür")
    person = PersonFactory(given_name="Ozgur", family_name="Kaya", search_key="ozgur kaya")

    form = coordinator_client.get(page("tie_edit", family, tie.pk)).context["form"]

    assert form.fields["known"].choices[0] == (f"person-{person.pk}", "Ozgur K.")


def test_nobody_is_in_a_ring_twice(coordinator_client, family):
    person = shared(family, date(2018, 9, 4))
    TieFactory(family=family, person=person)
    words = {"known": f"person-{person.pk}", "kind": "parent"}

    answer = coordinator_client.post(page("tie_add", family), words)

    assert answer.context["form"].errors["known"] == [GONE]
    with pytest.raises(IntegrityError):
        TieFactory(family=family, person=person)


def test_somebody_out_of_reach_stays_in_the_ring_with_no_more_than_a_register_name(
    coach_client, family
):
    person = PersonFactory(given_name="Denise", family_name="Baptista")
    tie = TieFactory(family=family, person=person, name=person.register_name)
    words = {"known": f"person-{person.pk}", "name": "x", "kind": "parent"}

    shown = coach_client.get(page("tie_edit", family, tie.pk))
    coach_client.post(page("tie_edit", family, tie.pk), words)
    file = coach_client.get(family.get_absolute_url())

    tie.refresh_from_db()
    assert (tie.person, tie.name, tie.kind) == (person, "Denise B.", "parent")
    for seen in (shown, file):
        assert "Denise B." in seen.text
        assert "Baptista" not in seen.text
        assert person.family.get_absolute_url() not in seen.text


def test_who_may_open_the_file_of_an_anchor_gets_a_link_to_it(coordinator_client, family):
    person = PersonFactory(given_name="Denise", family_name="Baptista")
    TieFactory(family=family, person=person, name=person.register_name)

    file = coordinator_client.get(family.get_absolute_url())

    assert [one.url for one in file.context["circle"].anchors][:1] == [
        person.family.get_absolute_url()
    ]


@pytest.mark.parametrize("people", [1, 3])
def test_the_question_costs_the_same_however_many_people_were_seen(
    family, django_assert_num_queries, people
):
    client = signed_in(UserFactory(coordinator=True))
    activity = ActivityFactory()
    for number in range(people):
        shared(
            family,
            date(2018, 9, number + 1),
            activity=activity,
            person=PersonFactory(given_name=f"Denise {number}"),
        )
    client.get(page("tie_add", family))

    with django_assert_num_queries(8):
        client.get(page("tie_add", family))
