"""For how many programmes the same families count: why the sum of programmes is not the whole."""

from typing import Any, NamedTuple

from django.db.models import Count, Q, Sum

from core.periods import Period
from participants.facts.families import milestones_taken
from participants.models.milestones import Step


class Mix(NamedTuple):
    """Families that took a step: each once, those of no programme and of several, and the sum.

    ``per_programme`` adds up what the programmes count each for themselves. A family of three programmes
    is in it three times, so ``once == per_programme + without - surplus``.
    """

    once: int = 0
    without: int = 0
    in_several: int = 0
    per_programme: int = 0

    @property
    def surplus(self) -> int:
        """How many times too often families would be counted, if one added the programmes up."""
        return self.per_programme + self.without - self.once


def families_by_programme_count(period: Period) -> dict[Step, Mix]:
    """For each step: the families that took it in ``period``, by how many programmes they count for."""
    per_family = (
        milestones_taken(period, None)
        .order_by()
        .values("step", "case__family")
        .annotate(programmes=Count("case__programmes", distinct=True))
    )
    counts: dict[str, Any] = {}
    for step in Step:
        took = Q(step=step)
        counts |= {
            f"{step}_once": Count("step", filter=took),
            f"{step}_without": Count("step", filter=took & Q(programmes=0)),
            f"{step}_in_several": Count("step", filter=took & Q(programmes__gt=1)),
            f"{step}_per_programme": Sum("programmes", filter=took, default=0),
        }
    counted = per_family.aggregate(**counts)
    return {step: Mix(*(counted[f"{step}_{name}"] for name in Mix._fields)) for step in Step}
