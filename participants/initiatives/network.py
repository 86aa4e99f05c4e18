"""A network of initiatives: islands, and who holds the others together.

The theory of graphs is igraph's: connected components, articulation points, betweenness (Freeman
1977). An initiative that shares only a building with another does not meet it: such a line is drawn,
and counts for nothing here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from igraph import Graph

FEWEST_PEOPLE = 3
"""Fewer people in common are not told: two people are soon recognised."""


@dataclass(frozen=True, slots=True, order=True)
class Initiative:
    """Something in the neighbourhood that people can belong to, and the page it has."""

    name: str
    kind: str
    """``group``, ``activity`` (that belongs to no group) or ``organisation``."""
    pk: int


@dataclass(frozen=True, slots=True)
class Line:
    """What two initiatives have in common."""

    one: Initiative
    other: Initiative
    people: int = 0
    """How many take part or help in both; 0 when there are fewer than ``FEWEST_PEOPLE``."""
    meetings: int = 0
    """How many meetings they held together."""
    shares_a_place: bool = False

    @property
    def connects(self) -> bool:
        """Whether people go from one to the other, or the two do something together."""
        return self.people > 0 or self.meetings > 0

    @property
    def ends(self) -> frozenset[Initiative]:
        return frozenset((self.one, self.other))


@dataclass(frozen=True, slots=True)
class Bridge:
    """An initiative without which others would lose each other."""

    initiative: Initiative
    apart: tuple[tuple[Initiative, ...], ...]
    """What would fall apart from the largest part, part by part."""


@dataclass(frozen=True)
class Network:
    """The initiatives of a period, in order of name, and the lines between them."""

    initiatives: Sequence[Initiative]
    lines: Sequence[Line]

    @cached_property
    def connecting(self) -> list[Line]:
        """The lines that count."""
        return [line for line in self.lines if line.connects]

    @cached_property
    def graph(self) -> Graph:
        """The same as a graph: vertex ``n`` is ``initiatives[n]``."""
        at = {initiative: number for number, initiative in enumerate(self.initiatives)}
        edges = [(at[line.one], at[line.other]) for line in self.connecting]
        return Graph(n=len(self.initiatives), edges=edges)

    @cached_property
    def islands(self) -> list[tuple[Initiative, ...]]:
        """The initiatives that hang together, the largest island first; an island has two at least."""
        return [part for part in self._parts(self.graph) if len(part) > 1]

    @cached_property
    def alone(self) -> list[Initiative]:
        """Those without a line to anybody."""
        return [part[0] for part in self._parts(self.graph) if len(part) == 1]

    @cached_property
    def bridges(self) -> list[Bridge]:
        """The initiatives that hold others together, the one that most ways lead along first."""
        cut = [(self.initiatives[at], at) for at in self.graph.articulation_points()]
        cut.sort(key=lambda found: (-self.between[found[0]], found[0]))
        return [Bridge(initiative, self._apart_without(at)) for initiative, at in cut]

    @cached_property
    def between(self) -> dict[Initiative, float]:
        """Of how many pairs of others the shortest way leads along each initiative (betweenness)."""
        return dict(zip(self.initiatives, self.graph.betweenness(), strict=True))

    def lines_of(self, initiative: Initiative) -> list[Line]:
        """The lines of ``initiative`` that count, those with most people first."""
        own = [line for line in self.connecting if initiative in line.ends]
        return sorted(own, key=lambda line: (-line.people, -line.meetings, line.one, line.other))

    def _parts(self, graph: Graph, names: Sequence[int] = ()) -> list[tuple[Initiative, ...]]:
        """The connected parts of ``graph``, large ones first; ``names`` when it is not the whole."""
        own = names or range(len(self.initiatives))
        parts = [
            tuple(self.initiatives[own[at]] for at in part) for part in graph.connected_components()
        ]
        return sorted(parts, key=lambda part: (-len(part), part))

    def _apart_without(self, at: int) -> tuple[tuple[Initiative, ...], ...]:
        """What falls off its island when vertex ``at`` is taken away: all parts but the largest."""
        island = self.graph.subcomponent(at)
        rest = [other for other in sorted(island) if other != at]
        return tuple(self._parts(self.graph.induced_subgraph(rest), rest)[1:])


def network_of(initiatives: Iterable[Initiative], lines: Iterable[Line]) -> Network:
    """A network with everything in order, so that the same figures give the same picture."""
    ordered = sorted(lines, key=lambda line: (line.one, line.other))
    return Network(sorted(initiatives), ordered)
