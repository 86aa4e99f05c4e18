"""Recognising people we know, and writing down many new households at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from core.batches import batches
from core.names import PersonName
from core.search import folded
from participants.models import Case, Family, Person


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody we know, and whether their household is no more than that one name.

    A *bare* household comes from an attendance list: one person, no address, no telephone, no case.
    """

    person: Person
    is_bare: bool

    @property
    def family(self) -> Family:
        return self.person.family


def people_named(keys: Iterable[str]) -> dict[str, list[Known]]:
    """The people whose whole name folds to one of ``keys``, oldest first."""
    known: dict[str, list[Known]] = defaultdict(list)
    has_case = Exists(Case.objects.filter(family=OuterRef("family")))
    for batch in batches(key for key in keys if key):
        people = (
            Person.objects.filter(search_key__in=batch)
            .select_related("family")
            .annotate(has_case=has_case, household=Count("family__members"))
            .order_by("pk")
        )
        for person in people:
            family = person.family
            is_more = person.has_case or person.household > 1  # type: ignore[attr-defined]
            is_bare = not (is_more or family.phone or family.street or family.email)
            known[person.search_key].append(Known(person, is_bare))
    return known


def key_of(name: PersonName) -> str:
    """What ``Person.search_key`` is for somebody of this name."""
    return folded(str(name))[:300]


def household_name(name: PersonName) -> str:
    """What we call the household of somebody of whom we know only the name."""
    return f"{name.prefix} {name.family}".strip() or name.given


def person_of(name: PersonName, family: Family, role: str, birth_year: int | None = None) -> Person:
    """Somebody of this ``name`` in ``family``, not yet saved."""
    person = Person(
        family=family,
        role=role,
        given_name=name.given[:100],
        name_prefix=name.prefix[:20],
        family_name=name.family[:100],
        birth_year=birth_year,
    )
    person.fold_search_key()
    return person


def save_households(families: list[Family], people: list[Person]) -> None:
    """Write new ``families`` and the new ``people`` in them, so that both can be found."""
    homes: dict[int, list[Person]] = defaultdict(list)
    for person in people:
        homes[id(person.family)].append(person)
    for family in families:
        family.search_key = family.key_with(homes[id(family)])
    Family.objects.bulk_create(families, batch_size=500)
    for person in people:
        person.family_id = person.family.pk
    Person.objects.bulk_create(people, batch_size=500)
