"""What in a text leads to a family is pointed out, from the family's own file."""

from datetime import date
from uuid import uuid4

import pytest

from participants.traces import traces_in
from tests.factories.casework import StoryFactory, TieFactory
from tests.factories.participants import ContactMomentFactory, PersonFactory
from tests.participants.cast import known


@pytest.fixture
def family(db):
    return known("van den Broek", "Özlem", street="Pascalweg 12")


@pytest.fixture
def contact(family):
    return ContactMomentFactory(family=family, happened_on=date(2018, 3, 6))


@pytest.fixture
def story(family, contact):
    return StoryFactory(family=family, contact=contact)


def pointed_out(text, story):
    return [(trace.word, str(trace.kind)) for trace in traces_in(text, story)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ozlem kookte.", [("ozlem", "naam")]),
        ("Familie Broek.", [("Broek", "naam")]),
        ("Aan de Pascalweg.", [("Pascalweg", "straat")]),
        ("Sem is 7 jaar.", [("Sem", "naam"), ("7 jaar", "leeftijd")]),
        ("Een 7-jarige jongen, van 2011.", [("7-jarige", "leeftijd"), ("2011", "geboortejaar")]),
        ("In 2018 kwam zij.", []),
        ("Bel 06-90664215.", [("06-90664215", "telefoon, e-mail of postcode")]),
        ("Fatma ging mee.", [("Fatma", "naam")]),
        ("Een moeder uit de wijk kookt nu elke week.", []),
        ("", []),
    ],
)
def test_what_leads_to_the_family_is_pointed_out_from_its_own_file(family, story, text, found):
    PersonFactory(family=family, role="child", given_name="Sem", birth_year=2011)
    TieFactory(family=family, name="Fatma")

    assert pointed_out(text, story) == found


def test_a_note_about_two_families_points_out_the_names_of_both(story, contact):
    contact.shared_key = uuid4()
    contact.save()
    other = known("Fortes", "Samira")
    ContactMomentFactory(family=other, shared_key=contact.shared_key)

    assert pointed_out("Samira en Özlem koken.", story) == [("Samira", "naam"), ("Özlem", "naam")]
