"""Obstacles: what families ran into, what was taken away and by whom, and what is still there."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from participants import facts
from reporting.indicators.base import Breakdown, Chapter, Counted, Missing, Scope, Unit, Via

OBSTACLES = Chapter(_("Belemmeringen"))
NOT_NAMED = _("Gezondheid of veiligheid thuis")


def _per_kind(column: str) -> Breakdown:
    def rows(scope: Scope) -> list[tuple[str, int]]:
        lines = scope.ask(facts.obstacles_per_kind)
        return [(line.kind, getattr(line, column)) for line in lines]

    return Breakdown(_("Soort belemmering"), rows, NOT_NAMED)


def _all(column: str) -> Callable[[Scope], int]:
    return lambda scope: sum(getattr(line, column) for line in scope.ask(facts.obstacles_per_kind))


def _helper_unknown(scope: Scope) -> Missing:
    *_known, (_nobody, number) = scope.ask(facts.solved_per_helper)
    return Missing(number, _all("solved")(scope))


@OBSTACLES.indicator(
    "obstacles_noted",
    _("Belemmeringen gevonden"),
    definition=_(
        "Belemmeringen die volgens het dossier op een dag van de periode begonnen of zijn genoteerd. "
        "Een gezin kan er meer hebben."
    ),
    unit=Unit.OBSTACLE,
    via=Via.OBSTACLE,
    parts=[_per_kind("noted")],
)
def obstacles_noted(scope: Scope) -> int:
    return _all("noted")(scope)


@OBSTACLES.indicator(
    "obstacles_solved",
    _("Belemmeringen weggenomen"),
    definition=_(
        "Belemmeringen die op een dag van de periode zijn opgelost, met datum en bewijs. Verlicht of "
        "geaccepteerd is niet opgelost. Een gezin kan er meer hebben."
    ),
    unit=Unit.OBSTACLE,
    via=Via.OBSTACLE,
    missing=_helper_unknown,
    parts=[
        _per_kind("solved"),
        Breakdown(_("Wie nam het weg"), lambda scope: scope.ask(facts.solved_per_helper)),
    ],
)
def obstacles_solved(scope: Scope) -> int:
    return _all("solved")(scope)


@OBSTACLES.indicator(
    "obstacles_open",
    _("Belemmeringen die er nog zijn"),
    definition=_(
        "Belemmeringen die aan het eind van de laatste dag nog in de weg stonden, van gezinnen met een "
        "traject dat dan doorliep. Wat is geaccepteerd, telt niet."
    ),
    unit=Unit.OBSTACLE,
    via=Via.OBSTACLE,
    counted=Counted.LAST_DAY,
    parts=[_per_kind("still_open")],
)
def obstacles_open(scope: Scope) -> int:
    return _all("still_open")(scope)
