"""Writing down a family and the people in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from activities.models import Programme
from core.search import folded
from participants.actions.cases import save_case
from participants.actions.consents import give_consent
from participants.actions.milestones import refresh_families, withdraw_milestones
from participants.models import Case, Family, Milestone, Person


@dataclass(frozen=True, slots=True)
class Child:
    """What we are told about a child: perhaps a first name, perhaps the year of birth."""

    given_name: str = ""
    birth_year: int | None = None


@transaction.atomic
def start_family(
    *,
    family: Family,
    parent: Person,
    children: Iterable[Child],
    case: Case,
    programmes: Iterable[Programme],
    consent_noted_by: User | None,
) -> Family:
    """A family we have found: its people, its case and, when asked for, a year of consent."""
    family.save()
    save_person(person=_member(parent, family))
    for child in children:
        save_person(person=_child(child, family, parent))
    case.family = family
    save_case(case=case, programmes=programmes)
    if consent_noted_by:
        give_consent(family=family, noted_by=consent_noted_by)
    return family


@transaction.atomic
def save_person(*, person: Person) -> Person:
    """Save ``person`` so that they and their family can be found by name."""
    person.fold_search_key()
    person.save()
    person.family.fold_search_key()
    person.family.save(update_fields=["search_key", "updated_at"])
    return person


@transaction.atomic
def correct_person(*, person: Person) -> Person:
    """Save what a colleague corrected about ``person``; what rested on a wrong volunteer is undone."""
    before = Person.objects.filter(pk=person.pk).values_list("volunteer", flat=True).first()
    if before and before != person.volunteer_id:
        of_family = Milestone.objects.filter(case__family=person.family_id)
        withdraw_milestones(of_family.filter(volunteer=before))
    save_person(person=person)
    refresh_families([person.family_id])
    return person


@transaction.atomic
def save_family(*, family: Family) -> Family:
    """Save a corrected family so that it can be found by its new name."""
    family.fold_search_key()
    family.save()
    return family


def known_alike(*, family_name: str, given_name: str, phone: str) -> list[Family]:
    """Families that may be the same: the same parent's name, or the same telephone.

    A doubt, never a verdict: families share names and telephones.
    """
    full_name = folded(f"{given_name} {family_name}")
    alike = Person.objects.filter(search_key=full_name).exclude(search_key="")
    by_name = Family.objects.filter(pk__in=alike.values("family"))
    if phone:
        by_name |= Family.objects.filter(phone=phone)
    return list(by_name.select_related("coach", "area").order_by("pk")[:3])


def _member(person: Person, family: Family) -> Person:
    person.family = family
    return person


def _child(child: Child, family: Family, parent: Person) -> Person:
    return Person(
        family=family,
        role=Person.Role.CHILD,
        given_name=child.given_name,
        name_prefix=parent.name_prefix if child.given_name else "",
        family_name=parent.family_name if child.given_name else "",
        birth_year=child.birth_year,
    )
