from datetime import date

import pytest

from participants.models import Enrolment, Family, Person
from tests.factories.participants import FamilyFactory, PersonFactory
from tests.participants.imported import imported, places

HEADING = "Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Straat;Telefoon;E-mail"
JANSEN = "Rahel;;Jansen;3-4-1985;Dantestraat 1;06-91234567;rahel@example.org"
DOUBT = "We kennen al iemand met deze naam. Kijk of het dezelfde persoon is."

pytestmark = pytest.mark.django_db


def known(**fields):
    """Rahel Jansen as we know her, in a household with these ``fields``."""
    person = PersonFactory(
        given_name="Rahel", family_name="Jansen", family=FamilyFactory(name="Jansen", **fields)
    )
    person.fold_search_key()
    person.save()
    return person


def test_a_row_becomes_a_person_in_a_household_of_their_own():
    imported("participants", HEADING, "Halima;van den;BROEK;3-4-1985;Dantestraat 1;691234567;geen")

    person = Person.objects.search("halima broek").get()
    assert (person.name_prefix, person.family_name, person.birth_year) == ("van den", "Broek", 1985)
    family = person.family
    assert (family.name, family.phone, family.email) == ("van den Broek", "+31691234567", "")
    assert (person.role, family.cases.count()) == (Person.Role.OTHER, 0)


@pytest.mark.parametrize(
    ("heading", "row", "name"),
    [
        ("Naam;Telefoon", "Broek, Halima van den;", "Halima van den Broek"),
        ("Voorletters;Achternaam", "H.;Broek", "H. Broek"),
        ("Voornaam;Naam", "Halima;H. van den Broek", "Halima van den Broek"),
        ("Naam;Telefoon", "Halima;", "Halima"),
        ("Tijdstempel;Wat is je volledige naam?;Op welk telefoonnummer?", ";Jo Bos;", "Jo Bos"),
    ],
)
def test_names_come_in_one_column_or_in_several(heading, row, name):
    imported("participants", heading, row)

    assert str(Person.objects.get()) == name


def test_somebody_under_age_is_a_child():
    imported("participants", HEADING, "Sem;;Jansen;3-4-2010;;;", today=date(2018, 1, 1))

    assert Person.objects.get().role == Person.Role.CHILD


@pytest.mark.parametrize(
    ("birth", "reason"),
    [
        ("31-2-1985", "31 februari bestaat niet. Bedoel je 28 februari?"),
        ("3-4", "Het geboortejaar ontbreekt."),
        ("1885", "Dit geboortejaar klopt niet."),
    ],
)
def test_a_birthday_that_cannot_be_keeps_the_row_out(birth, reason):
    outcome = imported("participants", HEADING, f"Rahel;;Jansen;{birth};;;")

    assert places(outcome.findings.errors) == [(2, "Geboortedatum", reason)]
    assert Person.objects.count() == 0


def test_a_row_without_a_name_stays_out():
    outcome = imported("participants", HEADING, ";;;3-4-1985;Dantestraat 1;;")

    assert places(outcome.findings.errors) == [(2, "Achternaam", "De naam ontbreekt.")]


def test_the_same_person_in_other_words_is_taken_once():
    outcome = imported("participants", HEADING, JANSEN, "RAHEL;;JANSEN;;Dantestraat 3;0691234567;")

    assert Person.objects.count() == 1
    assert (outcome.totals["people"], outcome.totals["exact_repeats"]) == (1, 0)
    assert places(outcome.findings.notices) == [
        (3, "Achternaam", "Deze persoon staat ook in rij 2. We lezen die één keer in.")
    ]


def test_two_people_with_one_name_stay_two_people():
    imported("participants", HEADING, JANSEN, "Rahel;;Jansen;3-4-1990;Pascalweg 2;06-97654321;")

    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    "household",
    [
        {"phone": "+31691234567"},
        {"email": "Rahel@example.org"},
        {"street": "DANTESTRAAT 1"},
    ],
)
def test_somebody_we_know_is_recognised_by_telephone_mail_or_street(household):
    known(**household)

    outcome = imported("participants", HEADING, JANSEN)

    assert Person.objects.count() == 1
    assert (outcome.added, outcome.findings.notices) == ({"people": 0}, [])


def test_a_namesake_elsewhere_is_somebody_else_with_a_doubt():
    known(phone="+31699999999", street="Ogiersingel 2")

    outcome = imported("participants", HEADING, JANSEN)

    assert Person.objects.count() == 2
    assert places(outcome.findings.notices) == [(2, "", DOUBT)]


def test_somebody_of_whom_we_knew_only_the_name_gets_an_address():
    person = known()

    imported("participants", HEADING, JANSEN)

    family = Family.objects.get()
    assert (family.phone, family.street) == ("+31691234567", "Dantestraat 1")
    assert Family.objects.search("dantestraat").get() == family
    person.refresh_from_db()
    assert person.birth_year == 1985


def test_with_an_activity_everybody_is_enrolled_from_the_day_they_signed_up():
    lines = [f"{HEADING};Aanmelddatum", f"{JANSEN};13 mei 2016"]
    imported("participants", *lines, activity="Taalles")

    outcome = imported("participants", *lines, activity="Taalles")

    enrolment = Enrolment.objects.get()
    assert (enrolment.activity.name, enrolment.started_on) == ("Taalles", date(2016, 5, 13))
    assert set(outcome.added.values()) == {0}


def test_formulas_and_remarks_are_not_read():
    outcome = imported("participants", f"{HEADING};Opmerking", f"{JANSEN};=SOM(A1:A3)")

    assert (Family.objects.count(), Family.objects.search("som").count()) == (1, 0)
    assert [notice.column for notice in outcome.findings.notices] == ["Opmerking"]


def test_rows_cost_no_queries_of_their_own(django_assert_num_queries):
    rows = [f"Voor{n};;Achter{n};1985;Dantestraat {n};06-9{n:07};" for n in range(40)]
    imported("participants", HEADING, JANSEN)

    with django_assert_num_queries(8):
        imported("participants", HEADING, *rows[:3])
    with django_assert_num_queries(8):
        imported("participants", HEADING, *rows[3:])
