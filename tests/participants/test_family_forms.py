from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

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
    return [row.name for row in response.context["rows"]]


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
        ("children", "R" * 101, "Een voornaam heeft hooguit 100 letters."),
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
    told = new_family(given_name="Anoniem", family_name="", phone="", street="", children="2")
    del told["consent"]

    coach_client.post(reverse("participants:family_add"), told)

    assert Family.objects.get().name == "Anoniem"
    assert Family.objects.get().members.filter(role="child").count() == 2
    assert not Consent.objects.exists()


def test_an_anonymous_family_leaves_nothing_to_find_it_by(coach_client):
    told = new_family(given_name="anoniem")
    del told["consent"]

    response = coach_client.post(reverse("participants:family_add"), told)

    empty = ["Laat dit leeg bij een anoniem gezin, of vraag toestemming."]
    assert response.context["form"].errors == {
        "family_name": empty,
        "phone": empty,
        "street": empty,
        "children": ["Schrijf bij een anoniem gezin geen namen op, alleen hoeveel: 2."],
    }
    assert not Family.objects.exists()


def test_a_family_is_not_named_in_a_cookie(coach_client):
    coach_client.post(reverse("participants:family_add"), new_family())

    assert "messages" not in coach_client.cookies
    assert "Gezin Fortes staat op de lijst." in coach_client.get(reverse(LIST)).text


def test_a_programme_that_ends_later_can_be_chosen_and_one_that_ended_cannot(coach_client):
    today = timezone.localdate()
    last_day = ProgrammeFactory(ended_on=today)
    ProgrammeFactory(ended_on=today - timedelta(days=1))

    form = coach_client.get(reverse("participants:family_add")).context["form"]

    assert list(form.fields["programmes"].queryset) == [last_day]


def test_nobody_is_born_in_a_year_to_come(coach, coach_client):
    family = known("Fortes", coach=coach)

    response = coach_client.post(
        reverse("participants:person_add", args=[family.pk]),
        {"role": "child", "given_name": "Ruby", "birth_year": "2090"},
    )

    assert response.context["form"].errors == {
        "birth_year": ["Het geboortejaar 2090 kan niet kloppen."]
    }


def test_a_family_we_may_know_is_a_doubt_that_can_be_ticked_away(coach, coach_client):
    coach_client.post(reverse("participants:family_add"), new_family())

    again = coach_client.post(reverse("participants:family_add"), new_family())
    assert again.context["form"].errors == {
        "__all__": ["Misschien kennen we dit gezin al. Kijk onderaan."]
    }

    coach_client.post(reverse("participants:family_add"), new_family(not_double="on"))
    assert Family.objects.count() == 2


def test_the_same_telephone_is_a_doubt_whatever_the_name(coordinator_client):
    family = known("Jansen", "Kim", phone="+31690664215")

    response = coordinator_client.post(reverse("participants:family_add"), new_family())

    assert response.context["form"].alike == [family]


@pytest.mark.parametrize("has_coach", [True, False])
def test_the_family_of_another_coach_is_not_shown_as_a_double(coach_client, has_coach):
    other = UserFactory(coach=True, name="Joop Collega") if has_coach else None
    known("Fortes", "Dilma", street="Geheimstraat 1", coach=other)

    response = coach_client.post(reverse("participants:family_add"), new_family())

    assert (
        "Een gezin met deze naam of telefoon staat bij een collega. Vraag het de projectleider."
        in response.text
    )
    assert "Joop Collega" not in response.text
    assert "None" not in response.text
    assert "Geheimstraat" not in response.text


def test_a_family_can_be_found_by_its_corrected_name(coordinator_client):
    family = known("Fortes")

    coordinator_client.post(
        reverse("participants:family_edit", args=[family.pk]),
        {"name": "Baptista", "kind": Family.Kind.OTHER, "coach": family.coach_id},
    )

    assert names(coordinator_client.post(reverse(LIST), {"zoek": "baptista"}, follow=True)) == [
        "Baptista"
    ]


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

    assert names(coach_client.post(reverse(LIST), {"zoek": "gunay"}, follow=True)) == ["Fortes"]


def test_a_person_of_another_family_is_out_of_reach(coach, coach_client):
    family, stranger = known("Fortes", coach=coach), PersonFactory()

    url = reverse("participants:person_edit", args=[family.pk, stranger.pk])

    assert coach_client.get(url).status_code == 404
