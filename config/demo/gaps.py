"""What families miss now and nobody in the neighbourhood takes away: a reason to begin something."""

from datetime import date, timedelta
from random import Random

from activities.models import ObstacleKind
from config.demo.dice import chance, dice
from config.demo.rows import write
from participants.models import Case, Obstacle, Step

MISSED = {"Vervoer of afstand": 0.45, "Woning": 0.2, "Gezondheid": 0.1}
"""Of the families we work with now; no activity of the demo takes these away."""


def make_gaps(seed: int, kinds: dict[str, ObstacleKind], today: date) -> None:
    """Told in one of the talks with a family, so within its case."""
    die = dice(seed, "gaps")
    write(
        [
            Obstacle(family=case.family, kind=kinds[name], noted_on=told_on(die, case, today))
            for case in Case.objects.open().filter(stage__gte=Step.REACHED).order_by("pk")
            for name, part in MISSED.items()
            if chance(die, part)
        ]
    )


def told_on(die: Random, case: Case, today: date) -> date:
    days = (today - case.found_on).days
    return case.found_on + timedelta(days=die.randint(min(7, days), days))
