from datetime import date

import pytest

from participants.models import Case, ContactMoment, Family, FindingPlace, Milestone, Person, Step
from tests.factories.activities import ProgrammeFactory
from tests.factories.participants import CaseFactory, FamilyFactory, PersonFactory
from tests.participants.imported import imported, places

HEADING = "Naam gezin;Ouder;Kinderen;Adres;Telefoon;Gevonden via;Datum gevonden;Eerste contact"
JANSEN = "fam. Jansen;Rahel;Sem (5);Dantestraat 1;06-91234567;school;3-4-2017;5-4-2017"
DOUBT = "We kennen al een gezin dat hierop lijkt. Kijk of het hetzelfde gezin is."

pytestmark = pytest.mark.django_db


def row_places(outcome):
    """The remarks about rows; those about the whole file are left out."""
    return [place for place in places(outcome.findings.notices) if place[0]]


def test_a_row_becomes_a_family_a_case_and_a_first_contact():
    imported("families", HEADING, JANSEN)

    family = Family.objects.search("jansen dantestraat").get()
    assert (family.name, family.phone, family.street) == ("Jansen", "+31691234567", "Dantestraat 1")
    people = family.members.order_by("pk").values_list(
        "role", "given_name", "family_name", "birth_year"
    )
    assert list(people) == [("parent", "Rahel", "Jansen", None), ("child", "Sem", "Jansen", 2012)]
    case = family.cases.get()
    assert (case.found_on, case.finding_place.name) == (date(2017, 4, 3), "school")
    contact = family.contacts.get()
    assert (contact.happened_on, contact.was_reached) == (date(2017, 4, 5), True)
    reached = Milestone.objects.get(step=Step.REACHED)
    assert (reached.case, reached.reached_on) == (case, date(2017, 4, 5))


def test_two_parents_in_a_cell_are_two_parents():
    imported("families", HEADING, "Yılmaz;Ayşe en Ali Öztürk;;;;school;3-4-2017;")

    assert [str(person) for person in Person.objects.order_by("pk")] == [
        "Ayşe Yılmaz",
        "Ali Öztürk",
    ]


@pytest.mark.parametrize(
    ("row", "remark"),
    [
        (";Rahel;;;;;3-4-2017;", "Naam gezin"),
        ("Jansen;Rahel;;;;;;", "Datum gevonden"),
        ("Jansen;Rahel;;;;;3-4-2999;", "Datum gevonden"),
        ("Jansen;Rahel;;;;;3-4-2017;2-4-2017", "Eerste contact"),
        ("Jansen;Rahel;Sem (48);;;;3-4-2017;", "Kinderen"),
    ],
)
def test_a_row_with_a_mistake_stays_out_and_the_others_come_in(row, remark):
    outcome = imported("families", HEADING, row, JANSEN.replace("Jansen", "Soares"))

    assert [(error.row, error.column) for error in outcome.findings.errors] == [(2, remark)]
    assert Family.objects.get().name == "Soares"


def test_two_mistakes_in_a_row_are_both_told_and_count_as_one_row():
    outcome = imported("families", HEADING, "Jansen;Rahel;Sem (48);;;;31-2-2017;")

    assert places(outcome.findings.errors) == [
        (2, "Datum gevonden", "31 februari bestaat niet. Bedoel je 28 februari?"),
        (2, "Kinderen", "Deze leeftijd klopt niet voor een kind."),
    ]
    assert outcome.totals["rows_with_an_error"] == 1


def test_a_telephone_number_that_is_wrong_does_not_keep_a_family_out():
    outcome = imported("families", HEADING, "Jansen;Rahel;;;06-9123;school;3-4-2017;")

    assert Family.objects.get().phone == ""
    assert row_places(outcome) == [
        (
            2,
            "Telefoon",
            "Dit nummer is te kort. Een nummer heeft 10 cijfers. De rest van de rij is ingelezen.",
        )
    ]


def test_of_two_telephone_numbers_the_first_is_kept():
    outcome = imported(
        "families", HEADING, "Jansen;Rahel;;;06-91234567 / 010-4191234;school;3-4-2017;"
    )

    assert Family.objects.get().phone == "+31691234567"
    assert row_places(outcome) == [
        (2, "Telefoon", "Hier staan twee nummers. We bewaren het eerste.")
    ]


def test_a_family_in_two_rows_is_one_family():
    again = "JANSEN;Rahel;Sem (5);Dantestraat 1;0691234567;kerk;3-5-2017;"

    outcome = imported("families", HEADING, JANSEN, again)

    assert Family.objects.count() == 1
    assert outcome.totals["families"] == 1
    assert row_places(outcome) == [
        (3, "Naam gezin", "Dit gezin staat ook in rij 2. We lezen het één keer in.")
    ]


def test_a_total_that_is_not_the_number_of_rows_is_noticed():
    outcome = imported("families", HEADING, JANSEN, "Totaal;3;;;;;;")

    assert row_places(outcome) == [(3, "Naam gezin", "Het totaal zegt 3, maar we tellen 1.")]


def test_a_family_we_know_is_recognised_by_name_parent_and_telephone():
    family = FamilyFactory(name="Jansen", phone="+31691234567")
    rahel = PersonFactory(family=family, given_name="Rahel", family_name="Jansen")
    rahel.fold_search_key()
    rahel.save()

    outcome = imported("families", HEADING, JANSEN)

    assert (Family.objects.count(), Person.objects.count()) == (1, 1)
    assert (Case.objects.get().family, ContactMoment.objects.get().family) == (family, family)
    assert outcome.added["families"] == 0


def test_a_family_that_looks_like_one_we_know_is_added_with_a_doubt():
    family = FamilyFactory(name="Jansen", phone="+31699999999", street="Ogiersingel 2")
    rahel = PersonFactory(family=family, given_name="Rahel", family_name="Jansen")
    rahel.fold_search_key()
    rahel.save()

    outcome = imported("families", HEADING, JANSEN)

    assert Family.objects.count() == 2
    assert row_places(outcome) == [(2, "", DOUBT)]


def test_somebody_else_with_the_same_telephone_is_a_doubt():
    FamilyFactory(name="Soares", phone="+31691234567")

    outcome = imported("families", HEADING, JANSEN)

    assert Family.objects.count() == 2
    assert row_places(outcome) == [(2, "", DOUBT)]


def test_a_family_that_was_renamed_since_does_not_come_back():
    imported("families", HEADING, JANSEN)
    Family.objects.update(name="Jansen-Öztürk", phone="", street="")
    Person.objects.update(search_key="rahel jansen ozturk")

    outcome = imported("families", HEADING, JANSEN)

    assert Family.objects.count() == 1
    assert set(outcome.added.values()) == {0}


def test_a_first_contact_filled_in_later_is_added_to_the_family():
    imported("families", HEADING, JANSEN.replace("5-4-2017", ""))

    outcome = imported("families", HEADING, JANSEN)

    assert outcome.added == {
        "families": 0,
        "people": 0,
        "finding_places": 0,
        "cases": 0,
        "contact_moments": 1,
    }
    assert Milestone.objects.get(step=Step.REACHED).reached_on == date(2017, 4, 5)


def test_a_second_programme_is_added_to_the_case_that_runs():
    first, second = ProgrammeFactory(), ProgrammeFactory()
    imported("families", HEADING, JANSEN, programme=first)

    imported("families", HEADING, JANSEN, programme=second)

    assert set(Case.objects.get().programmes.all()) == {first, second}


def test_a_family_found_again_after_its_case_was_closed_gets_a_new_case():
    imported("families", HEADING, JANSEN)
    Case.objects.update(closed_on=date(2017, 12, 1), closing_reason=Case.ClosingReason.MOVED)

    imported("families", HEADING, JANSEN.replace("3-4-2017;5-4-2017", "3-4-2018;"))

    assert list(Case.objects.order_by("found_on").values_list("found_on", flat=True)) == [
        date(2017, 4, 3),
        date(2018, 4, 3),
    ]


def test_a_finding_place_is_the_same_in_any_capitals():
    CaseFactory(finding_place__name="Speeltuin")

    imported("families", HEADING, JANSEN.replace("school", "SPEELTUIN"))

    assert FindingPlace.objects.count() == 1


def test_rows_cost_no_queries_of_their_own(django_assert_num_queries):
    lines = [
        f"fam. Naam{n};Ouder;2 (4 en 7);Dantestraat {n};06-9{n:07};school;3-4-2017;5-4-2017"
        for n in range(20)
    ]
    imported("families", HEADING, JANSEN)

    with django_assert_num_queries(28):
        imported("families", HEADING, *lines[:3])
    with django_assert_num_queries(28):
        imported("families", HEADING, *lines[3:])
