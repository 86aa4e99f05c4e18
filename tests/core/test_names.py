import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.names import (
    FamilyName,
    PersonName,
    parse_family_name,
    parse_person_name,
    people_behind,
)

GIVEN = st.sampled_from(["Özlem", "Halima", "Anne-Marie", "Şeyma", "Inês"])
PREFIX = st.sampled_from(["", "van", "van de", "van den", "van der", "van 't", "in 't", "op de"])
FAMILY = st.sampled_from(["Berg", "Yılmaz", "Vries-de Boer", "Öztürk"])


@given(GIVEN, PREFIX, FAMILY)
def test_a_name_is_the_same_name_whichever_way_round(given_name, prefix, family):
    name = PersonName(given_name, prefix, family)
    particle = f" {prefix}" if prefix else ""

    assert parse_person_name(str(name)) == name
    assert parse_person_name(f"{family}, {given_name}{particle}") == name
    assert parse_person_name(f"{prefix} {family}, {given_name}".strip()) == name


@given(st.text(max_size=30))
def test_any_text_can_be_taken_for_a_name(text):
    assert isinstance(str(parse_person_name(text)), str)
    assert isinstance(str(parse_family_name(text)), str)


@pytest.mark.parametrize(
    ("text", "given_name", "prefix", "family"),
    [
        ("Jansen, P. (Petra)", "Petra", "", "Jansen"),
        ("P. van der Berg", "P.", "van der", "Berg"),
        ("Berg P.J.", "P.J.", "", "Berg"),
        ("mw. A. Yılmaz en kids", "A.", "", "Yılmaz"),
        ("HALIMA VAN DEN BROEK", "Halima", "van den", "Broek"),
        ("halima van den broek", "Halima", "van den", "Broek"),
        ("Halima Van Den Broek", "Halima", "van den", "Broek"),
        ("Mw. Van der Berg", "", "van der", "Berg"),
        ("Wendy van ’t Hof", "Wendy", "van 't", "Hof"),
        ("Rahel Ben Ali", "Rahel", "", "Ben Ali"),
        ("Ben Jansen", "Ben", "", "Jansen"),
        ("FATIMA EL ABASSI", "Fatima", "", "El Abassi"),
        ("SAMIRA DA SILVA", "Samira", "", "da Silva"),
        ("da Silva, Samira", "Samira", "", "da Silva"),
        ("Noor Vries-de Boer", "Noor", "", "Vries-de Boer"),
        ("Anna Maria Jansen", "Anna Maria", "", "Jansen"),
        ("Fatima", "Fatima", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_person_s_name_comes_apart(text, given_name, prefix, family):
    assert parse_person_name(text) == PersonName(given_name, prefix, family)


@pytest.mark.parametrize(
    ("text", "prefix", "name"),
    [
        ("fam. Yılmaz", "", "Yılmaz"),
        ("Fam van den Broek", "van den", "Broek"),
        ("Familie Jansen + 2", "", "Jansen"),
        ("SOARES", "", "Soares"),
        ("Vries, de", "de", "Vries"),
        ("Berg, van der", "van der", "Berg"),
        ("Bergen v.d.", "v.d.", "Bergen"),
        ("VAN DER BERG", "van der", "Berg"),
        ("VRIES-DE BOER", "", "Vries-de Boer"),
        ("fam. 't Hooft", "'t", "Hooft"),
        ("Fam in 't Veld", "in 't", "Veld"),
        ("fam. El Abassi", "", "El Abassi"),
        ("fam. Ben Ali", "", "Ben Ali"),
        ("Fam da Silva", "", "da Silva"),
        ("IJSSELSTEIN", "", "IJsselstein"),
        ("İPEKÇİ", "", "İpekçi"),
        ("Familiaris", "", "Familiaris"),
    ],
)
def test_the_name_of_a_household_comes_apart(text, prefix, name):
    assert parse_family_name(text) == FamilyName(prefix, name)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("fam. Jansen", 1),
        ("Fam Jansen + 2", 3),
        ("mw. A. Yılmaz en kids", 1),
        ("oma van Sem", 1),
        ("onbekend", 1),
        ("Bezoeker 3", 1),
        ("nieuwe deelnemer", 1),
        ("Nieuw-Jansen, Jo", None),
        ("Jan + 1", 2),
        ("Rahel Jansen", None),
        ("Nieuwenhuis, Jan", None),
        ("Broek, Halima van den", None),
    ],
)
def test_a_line_without_a_person_s_name_stands_for_so_many_unnamed_people(text, people):
    assert people_behind(text) == people
