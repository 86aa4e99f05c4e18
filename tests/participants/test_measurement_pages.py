"""Correcting a measurement, taking it away and back, what the pages show, and who may see them."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.scales import replace_scale
from participants.models import Measurement, Person, Scale
from tests.factories.participants import (
    CaseFactory,
    FamilyFactory,
    MeasurementFactory,
    PersonFactory,
    ScaleFactory,
)
from tests.filling import form_on
from tests.participants.measuring import list_of, measure, page_of, told

pytestmark = pytest.mark.usefixtures("first_of_june")
Occasion = Measurement.Occasion


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


def test_who_began_on_an_earlier_version_is_measured_on_it_again(coach_client, case, person):
    old, new = ScaleFactory(name="Buren"), ScaleFactory(name="Buren 2")
    MeasurementFactory(case=case, person=person, scale=old, measured_on="2018-01-10")
    replace_scale(old=old, new=new, texts={1: "nee", 2: "ja"})
    text = coach_client.get(list_of(case.family)).text
    assert (text.count("eerdere versie"), page_of(person, old) in text) == (1, True)

    measure(coach_client, person, old, occasion="quarter")

    assert [row.scale for row in Measurement.objects.order_by("pk")] == [old, old]


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

    with django_assert_num_queries(11):
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
