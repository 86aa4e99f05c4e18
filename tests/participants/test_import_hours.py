from datetime import date

import pytest
from django.urls import reverse

from activities.models import Activity, Shift, Volunteer
from participants.models import ImportBatch
from tests.factories.activities import ProgrammeFactory, VolunteerFactory
from tests.participants.imported import imported, places

HEADING = "Naam;Datum;Van;Tot;Uren;Activiteit"

pytestmark = pytest.mark.django_db


def shifts():
    """Everything worked, in order of day."""
    rows = Shift.objects.order_by("worked_on", "minutes")
    return [(str(row.volunteer), row.worked_on.isoformat(), row.minutes) for row in rows]


def test_hours_come_by_the_clock_or_by_their_number():
    imported(
        "hours", HEADING, "Jo Bos;3-1-2017;10:00;11:30;;Inloop", "Bos, Jo;4 jan 2017;;;2,5;Inloop"
    )

    assert shifts() == [("Jo Bos", "2017-01-03", 90), ("Jo Bos", "2017-01-04", 150)]
    assert (Volunteer.objects.count(), Activity.objects.count()) == (1, 1)
    assert Volunteer.objects.get().started_on == date(2017, 1, 3)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (";3-1-2017;;;2;", "Naam", "De naam ontbreekt."),
        ("Jo Bos;;;;2;", "Datum", "De datum ontbreekt."),
        ("Jo Bos;31-2-2017;;;2;", "Datum", "31 februari bestaat niet. Bedoel je 28 februari?"),
        ("Jo Bos;3-1;;;2;", "Datum", "Het jaar ontbreekt. Schrijf het erbij, of geef het jaar op."),
        ("Jo Bos;3-1-2017;;;veel;", "Uren", "Dit is geen getal."),
        ("Jo Bos;3-1-2017;;;;", "Uren", "Hoe lang? Vul van en tot in, of het aantal uren."),
        ("Jo Bos;3-1-2017;11:00;10:00;;", "Tot", "De eindtijd ligt niet na de begintijd."),
        ("Jo Bos;3-1-2017;tien;12:00;;", "Van", "Dit is geen tijd. Schrijf bijvoorbeeld 10:30."),
    ],
)
def test_a_row_that_cannot_be_stays_out_with_its_reason(row, column, reason):
    outcome = imported("hours", HEADING, row, "Jo Bos;3-1-2017;;;2;Inloop")

    assert places(outcome.findings.errors) == [(2, column, reason)]
    assert shifts() == [("Jo Bos", "2017-01-03", 120)]


def test_a_day_without_a_year_takes_the_year_that_was_told():
    imported("hours", HEADING, "Jo Bos;3 jan;;;2;", year=2017)

    assert shifts() == [("Jo Bos", "2017-01-03", 120)]


def test_the_same_shift_twice_on_the_list_is_two_shifts_however_often_it_is_read():
    row = "Jo Bos;3-1-2017;;;2;Inloop"
    imported("hours", HEADING, row, row)

    outcome = imported("hours", HEADING, row, row)

    assert len(shifts()) == 2
    assert set(outcome.added.values()) == {0}


def test_a_longer_list_adds_only_what_is_new():
    row = "Jo Bos;3-1-2017;;;2;Inloop"
    imported("hours", HEADING, row)

    outcome = imported("hours", HEADING, "Jo Bos;4-1-2017;;;1;Inloop", row, row)

    assert outcome.added["shifts"] == 2
    assert len(shifts()) == 3


def test_when_clock_and_hours_differ_the_clock_is_believed():
    outcome = imported("hours", HEADING, "Jo Bos;3-1-2017;10:00;12:00;3;Inloop")

    assert shifts() == [("Jo Bos", "2017-01-03", 120)]
    reason = "De uren zijn anders dan van en tot. We houden van en tot aan."
    assert places(outcome.findings.notices) == [(2, "Uren", reason)]


def test_a_total_that_is_wrong_is_noticed():
    outcome = imported("hours", HEADING, "Jo Bos;3-1-2017;;;2,5;Inloop", "Totaal;;;;3,5;")

    reason = "Het totaal zegt 3,5 uur, maar we tellen 2,5 uur."
    assert places(outcome.findings.notices) == [(3, "Uren", reason)]


def test_a_volunteer_we_know_is_found_by_name():
    ozgur = VolunteerFactory(name="Özgür Yılmaz", search_key="ozgur yilmaz")

    imported("hours", HEADING, "OZGUR YILMAZ;3-1-2017;;;2;Inloop")

    assert Shift.objects.get().volunteer == ozgur


def test_a_volunteer_with_a_telephone_from_the_screen_is_not_made_a_second_time(coordinator_client):
    coordinator_client.post(
        reverse("activities:volunteer_add"),
        {"name": "Özgür Yılmaz", "phone": "06-91234567", "phase": "active", "since_on": "1-1-2017"},
    )

    outcome = imported("hours", HEADING, "OZGUR YILMAZ;3-1-2017;;;2;Inloop", "Jo Bos;3-1-2017;;;2;")

    assert outcome.added["volunteers"] == 1
    assert sorted(Volunteer.objects.values_list("name", "search_key")) == [
        ("Jo Bos", "jo bos"),
        ("Özgür Yılmaz", "ozgur yilmaz 0691234567"),
    ]


def test_hours_may_be_given_without_an_activity_or_all_to_one():
    imported("hours", HEADING, "Jo Bos;3-1-2017;;;2;")
    imported("hours", HEADING, "Jo Bos;3-1-2017;;;2;Lunch", activity="Inloop")

    names = Shift.objects.order_by("pk").values_list("activity__name", flat=True)
    assert list(names) == [None, "Inloop"]


def test_the_activities_count_for_the_programme_that_was_told():
    programme = ProgrammeFactory()

    imported("hours", HEADING, "Jo Bos;3-1-2017;;;2;Inloop", programme=programme)

    assert programme.activities.get().name == "Inloop"


def test_an_import_remembers_how_many_rows_came_in_and_how_many_stayed_out():
    imported("hours", HEADING, "Jo Bos;3-1-2017;;;2;Inloop", "Jo Bos;31-2-2017;;;2;Inloop")

    batch = ImportBatch.objects.get()
    assert (batch.rows_added, batch.rows_refused) == (1, 1)


def test_rows_cost_no_queries_of_their_own(django_assert_num_queries):
    rows = [f"Vrij{n} Willig{n};3-1-2017;;;2;Inloop" for n in range(40)]
    imported("hours", HEADING, "Jo Bos;3-1-2017;;;2;Inloop")

    with django_assert_num_queries(10):
        imported("hours", HEADING, *rows[:3])
    with django_assert_num_queries(10):
        imported("hours", HEADING, *rows[3:])
