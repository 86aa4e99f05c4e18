"""Names in the order of the alphabet, on SQLite and on PostgreSQL alike."""

import pytest

from activities.models import Organisation, Volunteer
from participants.models import Family
from tests.factories.activities import OrganisationFactory, VolunteerFactory
from tests.factories.participants import FamilyFactory

NAMES = ["Aydın", "Berg An", "Bergman", "Çelik", "de Vries", "Özgür", "Özgür 2", "Ruby", "Zoë"]


def named(factory, name):
    row = factory(name=name)
    row.fold_search_key()
    row.save()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("factory", "model"), [(VolunteerFactory, Volunteer), (OrganisationFactory, Organisation)]
)
def test_names_stand_in_the_order_of_the_alphabet(factory, model):
    for name in reversed(NAMES):
        named(factory, name)

    assert [row.name for row in model.objects.by_name()] == NAMES


@pytest.mark.django_db
def test_families_stand_in_the_order_of_a_dutch_telephone_book():
    for name in ("Zoë", "Özgür", "van den Broek", "Broekman", "de Vries", "Aydın"):
        named(FamilyFactory, name)

    assert [family.name for family in Family.objects.by_name()] == [
        "Aydın",
        "van den Broek",
        "Broekman",
        "Özgür",
        "de Vries",
        "Zoë",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["lang " * 5000, " ".join(f"woord{n}" for n in range(5000))])
def test_thousands_of_words_are_no_trouble_and_find_nobody(words):
    named(FamilyFactory, "Özgür")

    assert list(Family.objects.search(words)) == []
