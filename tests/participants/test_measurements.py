"""Measuring as a coach does it: what the form knows, asks and refuses."""

from datetime import date, timedelta

import pytest
import time_machine

from participants.models import Measurement
from tests.factories.activities import ActivityFactory, SessionFactory
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    MeasurementFactory,
)
from tests.filling import form_on
from tests.participants.measuring import TODAY, measure, page_of, told

pytestmark = pytest.mark.usefixtures("first_of_june")
Occasion = Measurement.Occasion


def test_a_place_on_the_ladder_is_noted_with_who_measured(
    coach, coach_client, case, person, ladder
):
    response = measure(coach_client, person, ladder, score="3")

    assert response.url == case.family.get_absolute_url()
    row = Measurement.objects.get()
    assert (row.case, row.person, row.scale, row.author) == (case, person, ladder, coach)
    assert told(row) == (3, "start", TODAY)


def test_a_suggestion_stands_beside_its_level_with_the_reason_and_is_not_chosen(
    coach_client, person, ladder
):
    coffee = ActivityFactory(name="Koffieochtend")
    for weeks in range(6):
        session = SessionFactory(activity=coffee, held_on=TODAY - timedelta(weeks=weeks))
        AttendanceFactory(person=person, session=session)

    page = coach_client.get(page_of(person, ladder)).text

    assert "Gezien: 6 van de 8 weken bij Koffieochtend." in page
    assert page.count('<span class="tag tag-bord">voorstel</span>') == 1
    assert form_on(page).words["score"] == []
    assert not Measurement.objects.exists()


def test_without_a_suggestion_the_page_does_not_call_anybody_isolated(coach_client, person, ladder):
    page = coach_client.get(page_of(person, ladder)).text

    assert "Geen voorstel: we zagen te weinig in de laatste 8 weken." in page
    assert ">voorstel<" not in page


def test_the_previous_score_stands_beside_its_place(coach_client, case, person, ladder):
    MeasurementFactory(case=case, person=person, scale=ladder, score=2)

    page = coach_client.get(page_of(person, ladder)).text

    assert "Vorige keer, op 1 februari 2018:" in page
    before_tag = page.split('<span class="tag tag-bord">vorige keer</span>')[0]
    assert before_tag.rpartition("<strong>")[2].startswith("2</strong> Sociale contacten")


@pytest.mark.parametrize(
    ("measured", "day", "expected"),
    [
        ([], TODAY, "start"),
        (["start"], date(2018, 4, 18), "between"),  # 15 days before the three months are over
        (["start"], date(2018, 4, 19), "quarter"),
        (["start", "quarter"], TODAY, "between"),
    ],
)
def test_the_form_knows_which_measurement_this_is(
    coach_client, case, person, ladder, measured, day, expected
):
    for occasion in measured:
        MeasurementFactory(case=case, person=person, scale=ladder, occasion=occasion)

    with time_machine.travel(day, tick=False):
        form = form_on(coach_client.get(page_of(person, ladder)).text)

    assert form.words["occasion"] == [expected]


def test_after_closing_the_form_asks_for_the_end(coach_client, case, person, ladder):
    MeasurementFactory(case=case, person=person, scale=ladder)
    case.closed_on, case.closing_reason = TODAY, "moved"
    case.save()

    form = form_on(coach_client.get(page_of(person, ladder)).text)

    assert form.words["occasion"] == ["closing"]


def test_a_link_may_say_which_measurement_it_is(coach_client, person, ladder):
    form = form_on(coach_client.get(page_of(person, ladder) + "?moment=closing").text)
    assert form.words["occasion"] == ["closing"]

    form = form_on(coach_client.get(page_of(person, ladder) + "?moment=🎈").text)
    assert form.words["occasion"] == []


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("score", "", "Kies een trede."),
        ("score", "7", "Selecteer een geldige keuze. 7 is geen beschikbare keuze."),
        ("score", "🎈", "Selecteer een geldige keuze. 🎈 is geen beschikbare keuze."),
        ("occasion", "", "Kies welke meting dit is."),
        ("occasion", "ooit", "Deze meting bestaat niet. Kies een andere."),
        ("measured_on", "31-2-2018", "31 februari bestaat niet. Bedoel je 28 februari?"),
        ("measured_on", "2-6-2018", "Deze dag moet nog komen."),
        (
            "measured_on",
            "7-1-2018",
            "Het traject begon op 8 januari 2018. Kies die dag of een latere.",
        ),
    ],
)
def test_a_mistake_gets_a_sentence_and_nothing_is_stored(
    coach_client, person, ladder, field, typed, sentence
):
    response = measure(coach_client, person, ladder, **{field: typed})

    assert response.context["form"].errors == {field: [sentence]}
    assert not Measurement.objects.exists()


def test_the_same_moment_is_not_measured_twice(coach, coach_client, case, person, ladder):
    measure(coach_client, person, ladder)

    response = measure(coach_client, person, ladder, score="4")

    assert response.context["form"].errors == {
        "occasion": [f"{coach.name} deed deze meting al, op 1 juni 2018. Kies een andere."]
    }
    assert form_on(response.text).words["score"] == ["4"]
    assert [row.score for row in Measurement.objects.all()] == [2]


def test_in_between_one_may_measure_as_often_as_one_likes(coach_client, person, ladder):
    for score in ("2", "3"):
        measure(coach_client, person, ladder, occasion="between", score=score)

    assert Measurement.objects.count() == 2


def test_three_months_do_not_come_before_the_start(coach_client, case, person, ladder):
    MeasurementFactory(case=case, person=person, scale=ladder, measured_on=date(2018, 3, 1))

    response = measure(coach_client, person, ladder, occasion="quarter", measured_on="28-2-2018")

    assert response.context["form"].errors == {
        "measured_on": ['Dit is vóór de meting "begin" van 1 maart 2018.']
    }


def test_the_start_does_not_come_after_the_end(coach_client, case, person, ladder):
    MeasurementFactory(case=case, person=person, scale=ladder, occasion="closing")

    response = measure(coach_client, person, ladder, measured_on="2-2-2018")

    assert response.context["form"].errors == {
        "measured_on": ['Dit is na de meting "afsluiting" van 1 februari 2018.']
    }


@pytest.mark.parametrize(("typed", "is_saved"), [("29-5-2018", True), ("30-5-2018", False)])
def test_one_measures_until_four_weeks_after_closing(
    coach_client, case, person, ladder, typed, is_saved
):
    case.closed_on, case.closing_reason = date(2018, 5, 1), "moved"
    case.save()

    measure(coach_client, person, ladder, occasion="closing", measured_on=typed)

    assert Measurement.objects.exists() == is_saved


def test_a_second_case_keeps_its_own_measurements(coach_client, case, person, ladder):
    case.closed_on, case.closing_reason = date(2018, 3, 1), "moved"
    case.save()
    old = MeasurementFactory(case=case, person=person, scale=ladder)
    again = CaseFactory(family=case.family, found_on=date(2018, 5, 1))

    measure(coach_client, person, ladder, score="4")

    assert again.measurements.get().score == 4
    assert list(case.measurements.all()) == [old]
