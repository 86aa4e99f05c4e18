from datetime import date

import pytest
from django.urls import reverse

from participants.models import Consent, Family, Step
from tests.factories.accounts import UserFactory
from tests.factories.activities import ProgrammeFactory
from tests.factories.participants import (
    FindingPlaceFactory,
    PersonFactory,
)
from tests.participants.cast import known

LIST = "participants:family_list"


def names(response):
    return [row.family.name for row in response.context["rows"]]


def new_family(**changes):
    """What one types in the form for a new family."""
    return {
        "given_name": "Dilma",
        "family_name": "Fortes",
        "phone": "06 90 66 42 15",
        "children": "Ruby 2009, Sem (2011)",
        "street": "Pascalweg 77",
        "kind": Family.Kind.SINGLE_PARENT,
        "found_on": "3-1-2018",
        "finding_place": FindingPlaceFactory().pk,
        "programmes": [ProgrammeFactory().pk],
        "consent": "on",
        **changes,
    }


def test_a_coach_writes_down_a_family(coach, coach_client):
    response = coach_client.post(reverse("participants:family_add"), new_family())

    family = Family.objects.get()
    assert response.url == family.get_absolute_url()
    assert (family.name, family.phone, family.coach) == ("Fortes", "+31690664215", coach)
    assert list(family.members.values_list("given_name", "birth_year", "role").order_by("pk")) == [
        ("Dilma", None, "parent"),
        ("Ruby", 2009, "child"),
        ("Sem", 2011, "child"),
    ]
    assert list(family.cases.get().milestones.values_list("step", "reached_on")) == [
        (Step.FOUND, date(2018, 1, 3))
    ]
    assert Consent.objects.valid().get().noted_by == coach


def test_children_may_be_no_more_than_a_number(coach_client):
    coach_client.post(reverse("participants:family_add"), new_family(children="3"))

    assert Family.objects.get().members.filter(role="child", given_name="").count() == 3


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("given_name", "", 'Vul een voornaam in. Geen naam? Schrijf dan "Anoniem".'),
        ("found_on", "31-2-2018", "31 februari bestaat niet. Bedoel je 28 februari?"),
        ("found_on", "1-1-2090", "Deze dag moet nog komen."),
        ("phone", "06 12", "Dit nummer is te kort. Een nummer heeft 10 cijfers."),
        ("children", "Ruby (2090)", "Het geboortejaar 2090 kan niet kloppen."),
        ("programmes", [], "Kies minstens één programma."),
        (
            "consent",
            "",
            "Vraag dit eerst. Zonder toestemming kun je het gezin anoniem tellen.",
        ),
    ],
)
def test_a_mistake_gets_a_sentence_and_loses_nothing(coach_client, field, typed, sentence):
    response = coach_client.post(
        reverse("participants:family_add"), new_family(**{"family_name": "Özgür 🎈", field: typed})
    )

    assert response.context["form"].errors == {field: [sentence]}
    assert "Özgür 🎈" in response.text
    assert not Family.objects.exists()


def test_an_anonymous_family_needs_no_consent(coach_client):
    told = new_family(given_name="Anoniem", family_name="", phone="", children="")
    del told["consent"]

    coach_client.post(reverse("participants:family_add"), told)

    assert Family.objects.get().name == "Anoniem"
    assert not Consent.objects.exists()


def test_a_family_we_may_know_is_a_doubt_that_can_be_ticked_away(coach, coach_client):
    coach_client.post(reverse("participants:family_add"), new_family())

    again = coach_client.post(reverse("participants:family_add"), new_family())
    assert again.context["form"].errors == {
        "__all__": ["Misschien kennen we dit gezin al. Kijk onderaan."]
    }

    coach_client.post(reverse("participants:family_add"), new_family(not_double="on"))
    assert Family.objects.count() == 2


def test_the_family_of_another_coach_is_not_shown_as_a_double(coach_client):
    known("Fortes", "Dilma", street="Geheimstraat 1")

    response = coach_client.post(reverse("participants:family_add"), new_family())

    assert "bij een andere coach" in response.text
    assert "Geheimstraat" not in response.text


def test_a_family_can_be_found_by_its_corrected_name(coordinator_client):
    family = known("Fortes")

    coordinator_client.post(
        reverse("participants:family_edit", args=[family.pk]),
        {"name": "Baptista", "kind": Family.Kind.OTHER, "coach": family.coach_id},
    )

    assert names(coordinator_client.get(reverse(LIST), {"zoek": "baptista"})) == ["Baptista"]


def test_a_coach_cannot_hand_a_family_to_somebody_else(coach, coach_client):
    family = known("Fortes", coach=coach)

    coach_client.post(
        reverse("participants:family_edit", args=[family.pk]),
        {"name": "Fortes", "kind": Family.Kind.OTHER, "coach": UserFactory(coach=True).pk},
    )

    family.refresh_from_db()
    assert family.coach == coach


def test_a_new_child_can_be_found_by_name(coach, coach_client):
    family = known("Fortes", coach=coach)

    coach_client.post(
        reverse("participants:person_add", args=[family.pk]),
        {"role": "child", "given_name": "Günay", "birth_year": "2012"},
    )

    assert names(coach_client.get(reverse(LIST), {"zoek": "gunay"})) == ["Fortes"]


def test_a_person_of_another_family_is_out_of_reach(coach, coach_client):
    family, stranger = known("Fortes", coach=coach), PersonFactory()

    url = reverse("participants:person_edit", args=[family.pk, stranger.pk])

    assert coach_client.get(url).status_code == 404
