"""What was promised for a year, and to whom; one answer for the report, the home page and the bars."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _

from activities.models import Grant, Programme
from reporting.indicators import CATALOGUE
from reporting.models import Target

PROMISED_BY_THE_PLAN = ("found", "approached", "reached", "obstacle_solved", "connected")
"""The project plan promises the whole chain for the same number of families a year."""


@dataclass(frozen=True)
class Promises:
    """What was promised for ``year``: for a programme, or for the foundation as a whole."""

    year: int
    programme: Programme | None

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number promised for each indicator; nothing is promised that nobody promised.

        A promise is made by a programme. The whole can keep the promise of one programme, but not
        those of several together: a family may count for more than one of them, and here once. Before
        promises were written down per programme, the project plan made them for the whole.
        """
        if self.programme:
            return self._by_programme.get(self.programme.pk, {})
        if self._by_programme:
            return {} if self.are_per_programme else next(iter(self._by_programme.values()))
        if self.year in settings.YEARS_OF_THE_PLAN:
            return dict.fromkeys(PROMISED_BY_THE_PLAN, settings.FAMILIES_PROMISED_A_YEAR)
        return {}

    @property
    def are_per_programme(self) -> bool:
        """Several programmes made promises, and the question is about all of them."""
        return self.programme is None and len(self._by_programme) > 1

    @property
    def families(self) -> int | None:
        """How many families would find a place to belong; None when nobody said so."""
        return self.numbers.get("connected")

    @property
    def why_none(self) -> str:
        """A sentence for who looks for a number of families that was not promised; else empty."""
        if self.families is not None:
            return ""
        if self.are_per_programme:
            return _("De afspraken gelden per programma.")
        return _("Voor dit jaar is geen aantal gezinnen afgesproken.")

    @cached_property
    def targets(self) -> list[Target]:
        """Every promise as it was written down: programme by programme, in the order of the report."""
        targets = Target.objects.filter(year=self.year)
        if self.programme:
            targets = targets.filter(programme=self.programme)
        order = list(CATALOGUE)
        return sorted(
            (
                t
                for t in targets.select_related("programme", "grant__funder")
                if t.code in CATALOGUE
            ),
            key=lambda t: (t.programme.name, order.index(t.code), t.value, t.pk),
        )

    @cached_property
    def _by_programme(self) -> dict[int, dict[str, int]]:
        """Of two promises for the same figure the largest."""
        found: dict[int, dict[str, int]] = {}
        for target in self.targets:
            found.setdefault(target.programme_id, {})[target.code] = target.value
        return found


def leading_programme(year: int) -> Programme | None:
    """The programme that promised the most families for ``year``, or None when none did."""
    targets = Target.objects.filter(year=year, code="connected").order_by("-value", "pk")
    largest = targets.select_related("programme").first()
    return largest.programme if largest else None


def name_of(grant: Grant | None) -> str:
    """An award as people speak of it: who pays, and its reference."""
    if grant is None:
        return ""
    return f"{grant.funder} ({grant.reference})" if grant.reference else str(grant.funder)
