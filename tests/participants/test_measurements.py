"""Measuring as a coach does it: the form, the page, correcting and taking away."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from participants.models import Measurement, Person, Scale
from tests.factories.activities import ActivityFactory, SessionFactory
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    FamilyFactory,
    MeasurementFactory,
    PersonFactory,
    ScaleFactory,
)
from tests.filling import form_on

TODAY = date(2018, 6, 1)
Occasion = Measurement.Occasion


@pytest.fixture(autouse=True)
def first_of_june():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def ladder(db):
    return ScaleFactory(ladder=True)


@pytest.fixture
def loneliness(db):
    return ScaleFactory(loneliness=True)


@pytest.fixture
def case(coach):
    return CaseFactory(family=FamilyFactory(coach=coach, name="Fortes"))


@pytest.fixture
def person(case):
    return PersonFactory(family=case.family, given_name="Samira")


def page_of(person, scale):
    return reverse("participants:measurement_add", args=[person.family_id, person.pk, scale.pk])


def list_of(family):
    return reverse("participants:measurement_list", args=[family.pk])


def measure(client, person, scale, **told):
    told = {"score": "2", "occasion": "start", "measured_on": "vandaag"} | told
    return client.post(page_of(person, scale), told)


def told(measurement):
    return (measurement.score, measurement.occasion, measurement.measured_on)


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
        ("occasion", "ooit", "Deze meting is er al, of bestaat niet. Kies een andere."),
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


def test_the_same_moment_is_not_measured_twice(coach_client, case, person, ladder):
    measure(coach_client, person, ladder)

    response = measure(coach_client, person, ladder, score="4")

    assert response.context["form"].errors == {
        "occasion": ["Deze meting is er al, of bestaat niet. Kies een andere."]
    }
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


def test_a_measurement_is_corrected(coach_client, case, person, ladder):
    row = MeasurementFactory(case=case, person=person, scale=ladder, score=2)
    page = reverse("participants:measurement_edit", args=[case.family_id, row.pk])

    form = form_on(coach_client.get(page).text)
    assert (form.words["score"], form.words["occasion"]) == (["2"], ["start"])
    coach_client.post(page, form.filled(score="3", measured_on="2-2-2018"))

    row.refresh_from_db()
    assert told(row) == (3, "start", date(2018, 2, 2))


def test_two_people_correcting_the_same_measurement_see_each_other(
    coach_client, coordinator_client, case, person, ladder
):
    row = MeasurementFactory(case=case, person=person, scale=ladder, score=2)
    page = reverse("participants:measurement_edit", args=[case.family_id, row.pk])
    mine = form_on(coach_client.get(page).text)
    hers = form_on(coordinator_client.get(page).text)
    coordinator_client.post(page, hers.filled(score="4"))

    answer = coach_client.post(page, mine.filled(score="3"))

    row.refresh_from_db()
    assert row.score == 4
    assert '<span class="change-words">4 Onbetaald werk' in answer.text


def test_what_was_taken_away_can_be_put_back(coach_client, case, person, ladder):
    row = MeasurementFactory(case=case, person=person, scale=ladder, score=2)
    keys = [case.family_id, row.pk]

    response = coach_client.post(reverse("participants:measurement_remove", args=keys))
    assert response.url == list_of(case.family)
    assert not Measurement.objects.that_count().exists()
    assert "Weggehaalde metingen" in coach_client.get(response.url).text

    coach_client.post(reverse("participants:measurement_restore", args=keys))
    assert Measurement.objects.that_count().get() == row
    assert "Weggehaalde metingen" not in coach_client.get(response.url).text


def test_what_was_replaced_meanwhile_is_not_put_back_beside_it(coach_client, case, person, ladder):
    row = MeasurementFactory(case=case, person=person, scale=ladder, removed_at="2018-03-01T10:00Z")
    measure(coach_client, person, ladder, score="3")

    restore = reverse("participants:measurement_restore", args=[case.family_id, row.pk])
    page = coach_client.post(restore, follow=True).text

    assert "Er is al een nieuwe meting voor dit moment. Haal die eerst weg." in page
    assert [other.score for other in Measurement.objects.that_count()] == [3]


def test_the_page_of_a_family_says_how_it_goes_and_what_is_due(coach_client, case, person, ladder):
    MeasurementFactory(case=case, person=person, scale=ladder, score=2)

    page = coach_client.get(case.family.get_absolute_url()).text

    assert "Sociale contacten buitenshuis" in page
    assert "Na drie maanden: kan sinds 3 mei 2018" in page
    assert f"{page_of(person, ladder)}?moment=quarter" in page


def test_a_family_without_a_case_has_nothing_to_measure(coach, coach_client, ladder):
    person = PersonFactory(family=FamilyFactory(coach=coach))

    assert "Hoe gaat het" not in coach_client.get(person.family.get_absolute_url()).text
    assert "Dit gezin heeft geen traject." in coach_client.get(list_of(person.family)).text
    assert coach_client.get(page_of(person, ladder)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_much_was_measured(
    coach_client, case, rows, django_assert_num_queries
):
    for scale in ScaleFactory.create_batch(rows):
        person = PersonFactory(family=case.family)
        for occasion in (Occasion.START, Occasion.QUARTER):
            MeasurementFactory(case=case, person=person, scale=scale, occasion=occasion)
        MeasurementFactory(case=case, person=person, scale=scale, removed_at="2018-03-01T10:00Z")
    address = list_of(case.family)
    coach_client.get(address)  # notes that the file was opened

    with django_assert_num_queries(12):
        page = coach_client.get(address).text

    assert page.count("<strong>2</strong> soms") == 2 * rows


@pytest.mark.parametrize("others", [1, 3])
def test_the_form_costs_the_same_however_much_was_measured(
    coach_client, case, person, ladder, others, django_assert_num_queries
):
    for _ in range(others):
        MeasurementFactory(case=case, person=person, scale=ladder, occasion=Occasion.BETWEEN)
    coach_client.get(page_of(person, ladder))

    with django_assert_num_queries(11):
        coach_client.get(page_of(person, ladder))


def test_a_child_is_not_measured(coach_client, person, ladder):
    Person.objects.update(role=Person.Role.CHILD)

    assert coach_client.get(page_of(person, ladder)).status_code == 404


def test_one_does_not_measure_with_what_is_not_in_use(coach_client, person, ladder, loneliness):
    Scale.objects.update(is_in_use=False)

    assert coach_client.get(page_of(person, ladder)).status_code == 404
    assert coach_client.get(page_of(person, loneliness)).status_code == 404


@pytest.mark.parametrize("name", ["measurement_edit", "measurement_remove", "measurement_restore"])
def test_a_measurement_of_another_family_is_out_of_reach(coach_client, case, name):
    stranger = MeasurementFactory()

    url = reverse(f"participants:{name}", args=[case.family_id, stranger.pk])

    assert coach_client.post(url).status_code == 404


def test_a_strangers_file_has_no_measurements_either(coach_client, ladder):
    person = PersonFactory(family=CaseFactory().family)

    assert coach_client.get(list_of(person.family)).status_code == 404
    assert coach_client.get(page_of(person, ladder)).status_code == 404


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
