"""Who the families are: a name, an address, a parent or two and some children."""

from dataclasses import dataclass
from random import Random

from accounts.models import User
from config.demo.dice import chance, drawn
from config.demo.journeys import Journey
from config.demo.names import (
    FIRST_NAME_ONLY,
    WORTH_TRYING,
    FamilyName,
    circle,
    circle_of,
    given_names,
    phone,
)
from config.demo.neighbourhood import STREETS, Neighbourhood
from core.search import folded
from participants.models import Family, Person, Step

Kind = Family.Kind
KINDS = {Kind.SINGLE_PARENT: 78, Kind.OTHER: 14, Kind.UNKNOWN: 8}
POSTCODE_LETTERS = "ABCDEGHJKLNPRT"  # leaves out pairs that are never issued, such as SS


@dataclass(slots=True)
class Household:
    """A family with its members and the journeys they make: mostly one, sometimes they come back."""

    number: int
    family: Family
    people: list[Person]
    journeys: list[Journey]
    has_case: bool = True

    @property
    def parent(self) -> Person:
        return self.people[0]

    @property
    def children(self) -> list[Person]:
        return [person for person in self.people if person.role == Person.Role.CHILD]

    def fold(self) -> None:
        """Writes what the family and each of its members can be found by."""
        for person in self.people:
            person.fold_search_key()
        self.family.search_key = self.family.key_with(self.people)


def household(
    die: Random, number: int, journey: Journey, coaches: list[User], ground: Neighbourhood
) -> Household:
    """Family ``number`` of the demo, counted from 0 and from the last one found.

    The first ones have names worth trying.
    """
    if number == 0:
        return half_known(number, journey, coaches[0], "Anoniem")
    if number == 1:
        name = f"{FIRST_NAME_ONLY} (alleen voornaam)"
        return half_known(number, journey, coaches[0], name, FIRST_NAME_ONLY)
    fixed = WORTH_TRYING.get(number)
    names = circle_of(fixed) if fixed else circle(die)
    surname = FamilyName.parse(fixed or die.choice(names.common_families))
    family = Family(name=str(surname), kind=drawn(die, KINDS))
    family.coach = coach_of(die, journey, coaches)
    settle(die, number, family, ground)
    year = journey.found_on.year
    people = [*parents(die, family, surname, names.parents, year)]
    people += children(die, family, surname, names.children, year)
    write_mail(die, number, family, people[0])
    made = Household(number, family, people, [journey])
    made.fold()
    return made


def coach_of(die: Random, journey: Journey, coaches: list[User]) -> User | None:
    """Who walks along; a family that was found last week may have nobody yet."""
    if journey.goal == Step.FOUND and chance(die, 0.5):
        return None
    return die.choice(coaches)


def settle(die: Random, number: int, family: Family, ground: Neighbourhood) -> None:
    """Address and telephone, as far as the family gave them."""
    if chance(die, 0.92):
        street = die.choice(list(STREETS))
        family.street = f"{street} {die.randint(1, 298)}"
        family.postcode = f"3076 {''.join(die.choices(POSTCODE_LETTERS, k=2))}"
        family.area = ground.buurten[STREETS[street]]
    if chance(die, 0.93):
        family.phone = phone(number)


def write_mail(die: Random, number: int, family: Family, parent: Person) -> None:
    if chance(die, 0.4):
        family.email = f"{folded(parent.given_name).replace(' ', '.')}.{number}@example.org"


def parents(
    die: Random, family: Family, surname: FamilyName, names: list[str], year: int
) -> list[Person]:
    """One parent; in another kind of family a second adult."""
    number = 2 if family.kind == Kind.OTHER else 1
    adults = [
        member(family, surname, given, year - die.randint(22, 46))
        for given in given_names(die, names, surname.main, number)
    ]
    if number == 2 and chance(die, 0.4):
        adults[1].role = Person.Role.OTHER
        adults[1].birth_year = year - die.randint(50, 70)
    return adults


def children(
    die: Random, family: Family, surname: FamilyName, names: list[str], year: int
) -> list[Person]:
    """One to four children; of some we know no more than the year of birth."""
    number = die.choices((1, 2, 3, 4), (33, 38, 20, 9))[0]
    ages = sorted((die.randint(0, 15) for _ in range(number)), reverse=True)
    made = [
        member(family, surname, given, year - age, Person.Role.CHILD)
        for given, age in zip(given_names(die, names, surname.main, number), ages, strict=True)
    ]
    for child in made:
        if chance(die, 0.15):
            child.given_name = child.name_prefix = child.family_name = ""
    return made


def member(
    family: Family,
    surname: FamilyName,
    given: str,
    birth_year: int,
    role: str = Person.Role.PARENT,
) -> Person:
    return Person(
        family=family,
        role=role,
        given_name=given,
        name_prefix=surname.prefix,
        family_name=surname.main,
        birth_year=birth_year,
    )


def half_known(number: int, journey: Journey, coach: User, name: str, given: str = "") -> Household:
    """A family that does not want to say more than this, for the time being."""
    family = Family(name=name, coach=coach, phone=phone(number) if given else "")
    people = [
        Person(family=family, given_name=given),
        Person(family=family, role=Person.Role.CHILD),
    ]
    made = Household(number, family, people, [journey])
    made.fold()
    return made


def neighbour(die: Random, number: int, journey: Journey, ground: Neighbourhood) -> Household:
    """Somebody who likes to come along, some with children: no case, no coach."""
    names = circle(die)
    surname = FamilyName.parse(die.choice(names.common_families))
    family = Family(name=str(surname))
    settle(die, number, family, ground)
    year = journey.found_on.year
    (given,) = given_names(die, names.parents, surname.main, 1)
    people = [member(family, surname, given, year - die.randint(28, 48))]
    if chance(die, 0.4):
        people += children(die, family, surname, names.children, year)
    else:
        people[0].role = Person.Role.OTHER
        people[0].birth_year = year - die.randint(35, 74)
    made = Household(number, family, people, [journey], has_case=False)
    made.fold()
    return made
