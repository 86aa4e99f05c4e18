"""The words for what keeps families away, kept by the coordinator."""

import pytest
from django.urls import reverse

from activities.models import ObstacleKind
from tests.factories.activities import ObstacleKindFactory

LIST = reverse("activities:obstacle_kind_list")
ADD = reverse("activities:obstacle_kind_add")


def test_words_in_use_stand_first(coordinator_client):
    for name, is_in_use in (("Vervoer", True), ("Aanbod", False), ("Taal", True)):
        ObstacleKindFactory(name=name, is_in_use=is_in_use)

    page = coordinator_client.get(LIST)

    assert [kind.name for kind in page.context["kinds"]] == ["Taal", "Vervoer", "Aanbod"]


@pytest.mark.parametrize("times", [1, 3])
def test_the_list_costs_the_same_for_one_word_as_for_three(
    coordinator_client, django_assert_num_queries, times
):
    for _ in range(times):
        ObstacleKindFactory()

    with django_assert_num_queries(3):
        coordinator_client.get(LIST)


def test_a_new_word_can_be_chosen_at_once(coordinator_client):
    response = coordinator_client.post(ADD, {"name": "Geen oppas"})

    assert response.url == LIST
    assert list(ObstacleKind.objects.values_list("name", "is_sensitive", "is_in_use")) == [
        ("Geen oppas", False, True)
    ]


def test_a_word_is_renamed_made_sensitive_and_taken_out_of_use(coordinator_client):
    kind = ObstacleKindFactory(name="Gezondheid")
    edit = reverse("activities:obstacle_kind_edit", args=[kind.pk])

    coordinator_client.post(edit, {"name": "Gezondheid thuis", "is_sensitive": "on"})

    kind.refresh_from_db()
    assert (kind.name, kind.is_sensitive, kind.is_in_use) == ("Gezondheid thuis", True, False)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("gezondheïd", "Dit woord is er al: “Gezondheid”."),
        ("", "Dit veld is verplicht."),
    ],
)
def test_a_word_that_is_there_already_or_empty_is_refused(coordinator_client, typed, sentence):
    ObstacleKindFactory(name="Gezondheid")

    response = coordinator_client.post(ADD, {"name": typed})

    assert response.context["form"].errors == {"name": [sentence]}
