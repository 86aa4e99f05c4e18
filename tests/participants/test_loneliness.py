"""The six questions about loneliness, as they are asked and counted on a screen."""

import pytest
from django.urls import reverse

from participants.models import Measurement
from tests.filling import form_on
from tests.participants.measuring import list_of, measure, page_of

pytestmark = pytest.mark.usefixtures("first_of_june")
Occasion = Measurement.Occasion


def answers(**given):
    told = {
        "item_3": "2",
        "item_4": "3",
        "item_7": "3",
        "item_9": "1",
        "item_8": "3",
        "item_10": "1",
    }
    return told | given


def test_the_six_questions_come_to_a_score_without_a_label(coach_client, case, person, loneliness):
    measure(coach_client, person, loneliness, **answers())

    row = Measurement.objects.get()
    assert (row.score, row.answers) == (1, {"3": 2, "4": 3, "7": 3, "9": 1, "8": 3, "10": 1})
    page = coach_client.get(list_of(case.family)).text
    assert "<strong>1</strong> van 6" in page
    assert "niet eenzaam" not in page
    assert "enigszins" not in page


@pytest.mark.parametrize(
    ("missing", "score"), [({"item_9": ""}, 1), ({"item_9": "", "item_10": ""}, None)]
)
def test_one_question_may_stay_without_an_answer(
    coach_client, case, person, loneliness, missing, score
):
    measure(coach_client, person, loneliness, **answers(**missing))

    assert Measurement.objects.get().score == score
    said = (
        "geen score: te veel vragen zonder antwoord" in coach_client.get(list_of(case.family)).text
    )
    assert said == (score is None)


def test_no_answer_at_all_is_no_measurement(coach_client, person, loneliness):
    response = measure(coach_client, person, loneliness)

    assert response.context["form"].non_field_errors() == ["Vul minstens één antwoord in."]


@pytest.mark.parametrize("typed", ["4", "ja", "🎈"])
def test_another_answer_than_the_three_is_refused(coach_client, person, loneliness, typed):
    response = measure(coach_client, person, loneliness, **answers(item_9=typed))

    assert response.context["form"].errors == {
        "item_9": [f"Selecteer een geldige keuze. {typed} is geen beschikbare keuze."]
    }


def test_answers_are_corrected_and_counted_again(coach_client, case, person, loneliness):
    measure(coach_client, person, loneliness, **answers())
    row = Measurement.objects.get()
    page = reverse("participants:measurement_edit", args=[case.family_id, row.pk])
    form = form_on(coach_client.get(page).text)
    assert form.words["item_3"] == ["2"]

    coach_client.post(page, form.filled(item_3="1", item_10="3", item_9="3"))

    row.refresh_from_db()
    assert row.score == 2


def test_the_questions_name_their_source_and_stay_as_they_are_in_english(
    coach_client, person, loneliness
):
    coach_client.post(reverse("set_language"), {"language": "en"})

    page = coach_client.get(page_of(person, loneliness)).text

    assert "De Jong Gierveld &amp; Van Tilburg (2006)" in page
    assert '<span lang="nl">Ik ervaar een leegte om me heen.</span>' in page
    assert '<span lang="nl">min of meer</span>' in page
