"""What a row of the list of families shows."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.models import Case, Family, Milestone, Person


def as_rows(families: QuerySet[Family]) -> QuerySet[Family]:
    """``families`` with all that their rows show: three queries more, however many there are."""
    newest = Case.objects.filter(family=OuterRef("family")).order_by("-found_on", "-pk")
    cases = Case.objects.filter(pk=Subquery(newest.values("pk")[:1])).prefetch_related("milestones")
    return families.select_related("coach", "area").prefetch_related(
        Prefetch("cases", queryset=cases, to_attr="newest_cases"),
        Prefetch("members", queryset=Person.objects.parents_first(), to_attr="people"),
    )


@dataclass(frozen=True)
class FamilyRow:
    """One family of ``as_rows``, put in words."""

    family: Any

    @classmethod
    def all(cls, families: Any) -> list[Self]:
        """A row for each of ``families``."""
        return [cls(family) for family in families]

    @cached_property
    def case(self) -> Case | None:
        """The newest case; None for a family that only visits an activity."""
        return next(iter(self.family.newest_cases), None)

    @cached_property
    def milestones(self) -> list[Milestone]:
        return list(self.case.milestones.all()) if self.case else []

    @property
    def steps(self) -> list[int]:
        return [milestone.step for milestone in self.milestones]

    @property
    def stage(self) -> str:
        """The furthest step reached, in words."""
        return self.milestones[-1].get_step_display() if self.milestones else _("Gevonden")

    @property
    def adults(self) -> str:
        """Given names of the adults."""
        adults = [person for person in self.family.people if person.role != Person.Role.CHILD]
        return ", ".join(person.given_name for person in adults if person.given_name)

    @property
    def children(self) -> str:
        number = sum(person.role == Person.Role.CHILD for person in self.family.people)
        return ngettext("%(number)s kind", "%(number)s kinderen", number) % {"number": number}
