"""What we measure with: own scales, and the given ones."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from participants.actions.scales import FrozenError, save_own_scale, set_out_given_scales
from participants.models import Scale
from tests.factories.participants import MeasurementFactory, ScaleFactory
from tests.filling import form_on

Kind = Scale.Kind
LIST = reverse("participants:scale_list")


def page(name, *keys):
    return reverse(f"participants:scale_{name}", args=keys)


def typed(**changes):
    told = {"name": "De buurt kennen", "question": "Wie ken je?"}
    return told | {"text_1": "Niemand", "text_2": "Een paar", "text_3": "Veel"} | changes


def places(scale):
    return [(place.score, place.name) for place in scale.places]


def test_the_given_scales_are_set_out_once_and_loneliness_is_off(db):
    set_out_given_scales()
    Scale.objects.filter(kind=Kind.LADDER).update(is_in_use=False)
    set_out_given_scales()

    scales = Scale.objects.ladder_first().values_list("kind", "is_in_use")
    assert list(scales) == [(Kind.LADDER, False), (Kind.LONELINESS, False)]


def test_the_database_itself_refuses_loneliness_without_permission(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        ScaleFactory(loneliness=True, permitted_on=None)


def test_the_coordinator_makes_a_scale(coordinator_client):
    response = coordinator_client.post(page("add"), typed())

    assert response.url == LIST
    scale = Scale.objects.get()
    assert (scale.kind, scale.name, scale.question, scale.is_in_use) == (
        Kind.OWN,
        "De buurt kennen",
        "Wie ken je?",
        True,
    )
    assert places(scale) == [(1, "Niemand"), (2, "Een paar"), (3, "Veel")]


def test_a_scale_may_have_eleven_scores_from_nought(coordinator_client):
    texts = {f"text_{score}": f"Tekst {score} Özgür 🎈" for score in range(11)}

    coordinator_client.post(page("add"), typed(**texts))

    assert places(Scale.objects.get())[::10] == [(0, "Tekst 0 Özgür 🎈"), (10, "Tekst 10 Özgür 🎈")]


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"name": ""}, {"name": ["Dit veld is verplicht."]}),
        ({"question": " "}, {"question": ["Dit veld is verplicht."]}),
        (
            {"text_2": "", "text_3": ""},
            {"__all__": ["Schrijf bij minstens twee scores wat ze betekenen."]},
        ),
        (
            {"text_2": ""},
            {"text_2": ["Schrijf hier ook een tekst: de scores ernaast hebben er een."]},
        ),
        (
            {"text_1": "x" * 201},
            {
                "text_1": [
                    "Zorg dat deze waarde niet meer dan 200 tekens bevat (het zijn er nu 201)."
                ]
            },
        ),
    ],
)
def test_a_mistake_gets_a_sentence_and_nothing_is_lost(coordinator_client, changes, errors):
    response = coordinator_client.post(page("add"), typed(**changes))

    assert response.context["form"].errors == errors
    assert form_on(response.text).words["text_3"] == [changes.get("text_3", "Veel")]
    assert not Scale.objects.exists()


def test_two_scales_in_use_do_not_go_by_one_name(coordinator_client):
    ScaleFactory(name="De buurt kennen")

    response = coordinator_client.post(page("add"), typed(name="de BUURT kennen"))

    assert response.context["form"].errors == {
        "name": ["Er is al een schaal met deze naam in gebruik."]
    }


def test_before_anybody_was_measured_every_word_can_change(coordinator_client):
    scale = ScaleFactory(texts=["a", "b", "c"])

    form = form_on(coordinator_client.get(page("edit", scale.pk)).text)
    coordinator_client.post(page("edit", scale.pk), form.filled(text_0="nul", text_3=""))

    assert places(Scale.objects.get()) == [(0, "nul"), (1, "a"), (2, "b")]


def test_after_the_first_measurement_only_the_name_can_change(coordinator_client):
    scale = ScaleFactory(question="Hoe gaat het?")
    MeasurementFactory(scale=scale)

    form = form_on(coordinator_client.get(page("edit", scale.pk)).text)
    assert form.texts == ["name"]
    coordinator_client.post(page("edit", scale.pk), form.filled(name="Anders", question="Nu?"))

    scale = Scale.objects.get()
    assert (scale.name, scale.question) == ("Anders", "Hoe gaat het?")
    assert places(scale) == [(1, "nooit"), (2, "soms"), (3, "vaak")]


def test_a_measurement_that_was_taken_away_keeps_the_words_frozen_too(coordinator_client):
    scale = ScaleFactory()
    MeasurementFactory(scale=scale, removed_at="2018-03-01T10:00Z")

    assert form_on(coordinator_client.get(page("edit", scale.pk)).text).texts == ["name"]


def test_who_was_writing_while_somebody_was_measured_hears_so(coordinator_client):
    scale = ScaleFactory()
    form = form_on(coordinator_client.get(page("edit", scale.pk)).text)
    MeasurementFactory(scale=scale)

    response = coordinator_client.post(page("edit", scale.pk), form.filled(text_2="altijd"))

    assert response.context["form"].non_field_errors() == [
        (
            "Er is net iemand gemeten op deze schaal. De teksten blijven daarom zoals ze zijn. "
            "Maak een nieuwe versie."
        )
    ]
    assert places(Scale.objects.get())[1] == (2, "soms")


def test_the_action_itself_refuses_other_words(db):
    scale = MeasurementFactory().scale

    with pytest.raises(FrozenError):
        save_own_scale(scale=scale, texts={1: "a", 2: "b"})

    assert places(scale) == [(1, "nooit"), (2, "soms"), (3, "vaak")]


def test_a_new_version_takes_the_place_of_the_old_one(coordinator_client):
    old = ScaleFactory(name="De buurt kennen")
    measurement = MeasurementFactory(scale=old, score=2)

    form = form_on(coordinator_client.get(page("renew", old.pk)).text)
    assert (form.words["name"], form.words["text_2"]) == (["De buurt kennen"], ["soms"])
    coordinator_client.post(page("renew", old.pk), form.filled(text_2="af en toe"))

    new = Scale.objects.exclude(pk=old.pk).get()
    old.refresh_from_db()
    assert (old.is_in_use, new.is_in_use, new.name) == (False, True, "De buurt kennen")
    assert (measurement.meaning, places(new)[1]) == ("soms", (2, "af en toe"))


@pytest.mark.parametrize(("stand", "is_in_use"), [("aan", True), ("uit", False)])
def test_a_scale_is_taken_in_use_or_out_of_it(coordinator_client, stand, is_in_use):
    scale = ScaleFactory(is_in_use=not is_in_use)

    response = coordinator_client.post(page("switch", scale.pk), {"stand": stand})

    assert response.url == LIST
    assert Scale.objects.get().is_in_use == is_in_use


def test_an_old_version_does_not_come_back_beside_the_new_one(coordinator_client):
    old = ScaleFactory(name="Buren", is_in_use=False)
    ScaleFactory(name="buren")

    answer = coordinator_client.post(page("switch", old.pk), {"stand": "aan"}, follow=True)

    assert "Er is al een schaal met deze naam in gebruik." in answer.text
    assert not Scale.objects.get(pk=old.pk).is_in_use


def test_loneliness_asks_for_permission_before_it_is_switched_on(coordinator_client):
    scale = ScaleFactory(loneliness=True, is_in_use=False, permitted_on=None)

    response = coordinator_client.post(page("switch", scale.pk), {"stand": "aan"})
    assert response.url == page("permit", scale.pk)
    asked = coordinator_client.get(response.url).text
    assert "Van Tilburg van de Vrije Universiteit" in asked
    refused = coordinator_client.post(response.url, form_on(asked).filled())
    assert refused.context["form"].errors == {
        "has_permission": ["Vraag eerst toestemming. Vink het daarna hier aan."]
    }
    assert not Scale.objects.get().is_in_use

    coordinator_client.post(response.url, {"has_permission": "on"})
    assert Scale.objects.get().is_in_use


def test_with_permission_on_paper_loneliness_goes_off_and_on(coordinator_client):
    scale = ScaleFactory(loneliness=True)

    for stand, is_in_use in (("uit", False), ("aan", True)):
        coordinator_client.post(page("switch", scale.pk), {"stand": stand})
        assert Scale.objects.get().is_in_use == is_in_use


def test_the_words_of_a_given_scale_are_not_ours_to_change(coordinator_client):
    ladder = ScaleFactory(ladder=True)

    for name in ("edit", "renew", "permit"):
        assert coordinator_client.get(page(name, ladder.pk)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_scale_and_for_three(
    coordinator_client, rows, django_assert_num_queries
):
    for scale in ScaleFactory.create_batch(rows):
        MeasurementFactory.create_batch(2, scale=scale)

    with django_assert_num_queries(4):
        answer = coordinator_client.get(LIST).text

    assert answer.count("2 keer gemeten") == rows


def test_an_empty_list_says_what_to_begin_with(coordinator_client):
    assert "Begin met een eigen schaal" in coordinator_client.get(LIST).text
