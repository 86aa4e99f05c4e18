"""What was promised and by whom, each promise beside what came of it for who made it."""

from collections.abc import Mapping
from dataclasses import dataclass

from activities.models import Programme
from reporting.annual.figures import Figure, Section, figure_of
from reporting.indicators import CATALOGUE, Scope
from reporting.models import Target
from reporting.promises import Promises, name_of


@dataclass(frozen=True, slots=True)
class Promise:
    """A figure that was promised, counted for the programme that promised it."""

    figure: Figure
    target: Target | None = None
    """None: the project plan promised it, for everything together."""
    is_of_the_whole: bool = False
    """Whether the report is about more than the programme that promised it."""

    @property
    def programme(self) -> str:
        """The programme in an address; empty for a promise of the plan."""
        return self.target.programme.slug if self.target else ""

    @property
    def programme_name(self) -> str:
        """Who promised it, where the report does not say so already."""
        return self.target.programme.name if self.target and self.is_of_the_whole else ""

    @property
    def award(self) -> str:
        return name_of(self.target.grant) if self.target else ""

    @property
    def to(self) -> str:
        """By which programme, when the report is about several, and for which award."""
        return ", ".join(filter(None, [self.programme_name, self.award]))

    @property
    def explanation(self) -> str:
        """Why it went otherwise, in the words of who knows."""
        return self.target.explanation if self.target else ""


def promised(scope: Scope, promises: Promises, told: list[Section]) -> list[Promise]:
    """Each promise with its result, programme by programme; without any those of the plan."""
    if not promises.targets:
        figures = [figure for section in told for figure in section.figures]
        return [Promise(figure) for figure in figures if figure.target is not None]
    scopes = _scopes(scope, {target.programme for target in promises.targets})
    return [
        Promise(
            figure_of(CATALOGUE[target.code], scopes[target.programme], target.value),
            target,
            is_of_the_whole=scope.programme is None,
        )
        for target in promises.targets
    ]


def _scopes(scope: Scope, programmes: set[Programme]) -> Mapping[Programme, Scope]:
    """The same days for each programme; what was counted already is not counted again."""
    return {
        one: scope
        if one == scope.programme
        else Scope(scope.period, one, scope.as_of, scope.known_on)
        for one in programmes
    }
