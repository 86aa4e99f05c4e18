"""Families as tests need them: with a case, and found by name."""

from participants.actions.families import save_person
from tests.factories.participants import CaseFactory, FamilyFactory, PersonFactory


def known(family_name, given_name="Samira", **family):
    """A family with a case that can be found by name."""
    family = FamilyFactory(name=family_name, **family)
    save_person(person=PersonFactory.build(family=family, given_name=given_name))
    CaseFactory(family=family)
    return family
