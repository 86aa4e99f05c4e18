"""What a row of the list of families shows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.models import Case, Milestone, Person, Step


class CaseDays(NamedTuple):
    """What the list says about a family's newest case; nothing of one that only visits."""

    pk: int = 0
    closed_on: date | None = None
    last_heard_on: date | None = None


class Household(NamedTuple):
    """What the list needs of a family itself: ``values_list(*Household._fields)``."""

    pk: int
    name: str
    coach__name: str | None
    area__name: str | None


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One family of the list, put in words."""

    pk: int
    name: str
    coach: str
    area: str
    case: CaseDays
    steps: list[int]
    adults: str
    number_of_children: int

    @property
    def stage(self) -> str:
        """The furthest step reached, in words."""
        return str(Step(self.steps[-1]).label) if self.steps else _("Gevonden")

    @property
    def children(self) -> str:
        number = self.number_of_children
        return ngettext("%(number)s kind", "%(number)s kinderen", number) % {"number": number}


def rows_of(families: Iterable[tuple[Any, ...]]) -> list[FamilyRow]:
    """A row for each of ``families`` (see ``Household``); three queries, however many there are."""
    page = [Household(*family) for family in families]
    keys = [family.pk for family in page]
    cases = _newest_cases(keys)
    steps = _steps_taken(case.pk for case in cases.values())
    adults: dict[int, list[str]] = defaultdict(list)
    children: dict[int, int] = defaultdict(int)
    people = Person.objects.filter(family__in=keys).parents_first()
    for family, role, given_name in people.values_list("family", "role", "given_name"):
        if role == Person.Role.CHILD:
            children[family] += 1
        elif given_name:
            adults[family].append(given_name)
    return [
        FamilyRow(
            pk=family.pk,
            name=family.name,
            coach=family.coach__name or "",
            area=family.area__name or "",
            case=(case := cases.get(family.pk, CaseDays())),
            steps=steps[case.pk],
            adults=", ".join(adults[family.pk]),
            number_of_children=children[family.pk],
        )
        for family in page
    ]


def _newest_cases(families: list[int]) -> dict[int, CaseDays]:
    oldest_first = Case.objects.filter(family__in=families).order_by("found_on", "pk")
    days = oldest_first.values_list("family", "pk", "closed_on", "last_heard_on")
    return {family: CaseDays(pk, closed, heard) for family, pk, closed, heard in days}


def _steps_taken(cases: Iterable[int]) -> dict[int, list[int]]:
    taken: dict[int, list[int]] = defaultdict(list)
    milestones = Milestone.objects.filter(case__in=list(cases)).order_by("step")
    for case, step in milestones.values_list("case", "step"):
        taken[case].append(step)
    return taken
