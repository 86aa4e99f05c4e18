"""The five example sheets, through the command, against what a careful person counts in them."""

import logging
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from activities.models import Activity, Session, Shift, Volunteer
from participants.models import (
    Attendance,
    Case,
    Enrolment,
    Family,
    ImportBatch,
    ImportedRow,
    Milestone,
    Person,
    Step,
)
from tests.factories.activities import ProgrammeFactory
from tests.participants.imported import EXPECTED, SHEETS, commanded

pytestmark = pytest.mark.django_db
SHEETS_TO_READ = [(name, sheet["kind"]) for name, sheet in EXPECTED.items() if "must" not in sheet]


def everything():
    """How many rows every table of ours has."""
    return {
        model: model.objects.count() for model in apps.get_models() if hasattr(model, "objects")
    }


@pytest.mark.parametrize(("name", "kind"), SHEETS_TO_READ)
def test_the_totals_are_those_of_a_careful_person(name, kind):
    answer = commanded(name, kind)

    expected = {key: value for key, value in EXPECTED[name].items() if key != "sample"}
    assert {key: answer.get(key) for key in expected} == expected


@pytest.mark.parametrize(("name", "kind"), SHEETS_TO_READ)
def test_the_same_file_twice_adds_nothing(name, kind):
    first = commanded(name, kind)
    rows = everything()

    second = commanded(name, kind)

    assert everything() == rows
    assert set(second["added"].values()) == {0}
    assert {**second, "added": first["added"]} == first


@pytest.mark.parametrize(("name", "kind"), SHEETS_TO_READ)
def test_a_dry_run_answers_the_same_and_keeps_nothing(name, kind):
    rows = everything()

    tried = commanded(name, kind, "--dry-run")

    assert everything() == rows
    assert {**tried, "dry_run": False} == commanded(name, kind)


@pytest.mark.parametrize("kind", ["families", "attendance", "participants"])
def test_a_sheet_with_citizen_service_numbers_is_refused_whole(kind, caplog, capsys):
    caplog.set_level(logging.DEBUG)
    rows = everything()
    out = StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("import_sheet", SHEETS / "met_bsn.csv", "--kind", kind, stdout=out)

    assert str(refused.value) == (
        "We lezen dit bestand niet in, want er staat iets in wat we niet mogen bewaren (kolom B van "
        "met_bsn.csv: BSN; kolom C van met_bsn.csv: geloof; kolom B van met_bsn.csv: een nummer dat "
        "een BSN kan zijn). Haal het weg en probeer het opnieuw. Er is niets bewaard."
    )
    assert everything() == rows
    said = "".join([str(refused.value), out.getvalue(), caplog.text, *capsys.readouterr()])
    cells = (SHEETS / "met_bsn.csv").read_text(encoding="utf-8").splitlines()[1].split(";")
    assert [cell for cell in cells if len(cell) > 1 and cell in said] == []


def test_a_citizen_service_number_is_also_seen_where_we_know_none_of_the_columns():
    with pytest.raises(CommandError, match=r"kolom B van met_bsn\.csv: een nummer dat een BSN kan"):
        commanded("met_bsn.csv", "hours")


def test_a_refusal_is_also_told_in_json():
    out = StringIO()

    with pytest.raises(CommandError):
        call_command(
            "import_sheet", SHEETS / "met_bsn.csv", "--kind=families", "--json", stdout=out
        )

    assert '"refused": "We lezen dit bestand niet in' in out.getvalue()


def test_the_bad_rows_of_the_families_are_told_with_row_column_and_reason():
    answer = commanded("gezinnen.xlsx", "families")

    assert answer["errors"] == [
        {
            "sheet": "Gezinnen 2017",
            "row": 13,
            "column": "Datum gevonden",
            "reason": "31 februari bestaat niet. Bedoel je 28 februari?",
        },
        {
            "sheet": "Gezinnen 2017",
            "row": 22,
            "column": "Datum gevonden",
            "reason": "Dit is geen dag. Schrijf bijvoorbeeld 3-1-2017.",
        },
    ]
    assert answer["added"] == {
        "families": 20,
        "people": 73,
        "cases": 20,
        "contact_moments": 13,
        "finding_places": 10,
    }


@pytest.mark.parametrize("sample", EXPECTED["gezinnen.xlsx"]["sample"], ids=lambda one: one["last"])
def test_a_family_is_written_down_as_the_sheet_has_it(sample):
    commanded("gezinnen.xlsx", "families")

    family = Family.objects.get(name=sample["last"])
    first_contact = family.contacts.values_list("happened_on", flat=True).first()
    assert {
        "last": family.name,
        "parent": family.members.get(role=Person.Role.PARENT).given_name,
        "children": family.members.filter(role=Person.Role.CHILD).count(),
        "phone": family.phone.replace("+31", "0"),
        "found_on": family.cases.get().found_on.isoformat(),
        "first_contact_on": first_contact and first_contact.isoformat(),
    } == sample


def test_families_reach_their_first_steps_and_count_for_the_programme():
    programme = ProgrammeFactory(slug="gezinnen-versterken")

    commanded("gezinnen.xlsx", "families", "--programme", "gezinnen-versterken")

    assert Case.objects.filter(programmes=programme).count() == 20
    steps = [Milestone.objects.filter(step=step).count() for step in Step]
    assert steps == [20, 13, 13, 0, 0]


def test_visitors_are_the_parents_we_knew_and_their_families_get_connected():
    commanded("gezinnen.xlsx", "families")

    commanded("presentie.xlsx", "attendance")

    parents = Attendance.objects.filter(
        person__role=Person.Role.PARENT, person__family__cases__gt=0
    )
    assert parents.values("person").distinct().count() == 13  # the fourteenth's row was refused
    assert Attendance.objects.count() == 136
    assert Session.objects.filter(activity__name="Taalles").count() == 16
    assert Enrolment.objects.count() == 14
    # Found before the lessons ended, and there three times within eight weeks after that:
    connected = Milestone.objects.filter(step=Step.CONNECTED)
    names = connected.values_list("case__family__name", flat=True)
    assert sorted(names) == ["Jansen", "Ramdin", "de Vries"]


def test_it_does_not_matter_which_list_comes_first():
    commanded("presentie.xlsx", "attendance")

    answer = commanded("gezinnen.xlsx", "families")

    assert answer["added"]["families"] == 7  # thirteen parents stood on the attendance list
    assert Family.objects.count() == 21  # and one visitor has no good row among the families
    connected = Milestone.objects.filter(step=Step.CONNECTED)
    names = connected.values_list("case__family__name", flat=True)
    assert sorted(names) == ["Jansen", "Ramdin", "de Vries"]


def test_turkish_letters_survive_and_only_the_year_of_birth_is_kept():
    commanded("deelnemers.csv", "participants")

    person = Person.objects.get(given_name="Shirley")
    assert (str(person), person.birth_year) == ("Shirley Yılmaz", 1998)
    assert Person.objects.search("ozlem berg").get().family.phone == "+31698658610"


def test_a_row_with_an_impossible_mail_address_comes_in_without_it():
    answer = commanded("deelnemers.csv", "participants")

    person = Person.objects.get(given_name="Yasmina")
    assert person.family.email == ""
    assert [notice for notice in answer["notices"] if notice["column"] == "E-mail"] == [
        {
            "sheet": "deelnemers.csv",
            "row": 23,
            "column": "E-mail",
            "reason": "Dit is geen e-mailadres. De rest van de rij is ingelezen.",
        }
    ]


def test_hours_come_in_as_minutes_of_an_activity():
    commanded("uren.csv", "hours")

    assert sum(Shift.objects.values_list("minutes", flat=True)) == 118 * 60
    assert sorted(Activity.objects.values_list("name", flat=True)) == [
        "Formulierenspreekuur",
        "Inloop",
        "Lunch",
        "Taalles",
    ]
    assert Volunteer.objects.search("marleen hof").get().name == "Marleen van 't Hof"


def test_what_is_kept_to_recognise_a_row_holds_nothing_of_it():
    commanded("deelnemers.csv", "participants")

    batch = ImportBatch.objects.get()
    assert (batch.rows_added, batch.rows_refused) == (30, 0)
    marks = ImportedRow.objects.values_list("fingerprint", flat=True)
    assert {len(mark.strip("0123456789abcdef")) for mark in marks} == {0}


def test_without_json_the_command_answers_in_dutch():
    out = StringIO()

    call_command("import_sheet", SHEETS / "gezinnen.xlsx", "--kind=families", stdout=out)

    assert out.getvalue().splitlines() == [
        "Erbij gezet: 20 gezinnen, 73 personen, 20 trajecten, 13 contactmomenten, 10 vindplaatsen.",
        "Niet ingelezen:",
        "  Gezinnen 2017, rij 13, Datum gevonden: 31 februari bestaat niet. Bedoel je 28 februari?",
        "  Gezinnen 2017, rij 22, Datum gevonden: Dit is geen dag. Schrijf bijvoorbeeld 3-1-2017.",
        "Let op:",
        (
            "  Gezinnen 2017, Opmerkingen: Opmerkingen lezen we niet in: vraag het gezin eerst wat "
            "je mag opschrijven, en noteer dat dan in het dossier."
        ),
        "  Er is geen programma gekozen: de trajecten tellen voor geen programma mee.",
    ]


def test_a_programme_that_does_not_exist_is_refused_with_the_ones_that_do():
    ProgrammeFactory(slug="gezinnen-versterken")

    with pytest.raises(CommandError) as refused:
        commanded("gezinnen.xlsx", "families", "--programme", "gezinen")

    assert str(refused.value) == "Dit programma kennen we niet. Kies uit: gezinnen-versterken."
    assert Family.objects.count() == 0


def test_a_file_that_is_not_there_is_said_not_to_be_there():
    with pytest.raises(CommandError, match="Dit bestand kunnen we niet openen"):
        commanded("nergens.xlsx", "families")
