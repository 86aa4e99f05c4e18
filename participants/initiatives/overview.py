"""The network of one year as its page shows it: picture, islands, bridges, changes and the table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import Min
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from activities.models import Session
from core.periods import Period
from participants.initiatives.links import initiatives_together
from participants.initiatives.network import Initiative, Line, Network
from participants.initiatives.picture import network_picture
from participants.initiatives.words import changes, in_common, listed

KINDS: Mapping[str, Promise] = {
    "group": _("buurtgroep"),
    "activity": _("activiteit"),
    "organisation": _("partner"),
}
DOORS = {
    "group": "participants:group_detail",
    "activity": "activities:activity_detail",
    "organisation": "participants:organisation_detail",
}
MOST_CHANGES = 8


class Neighbour(NamedTuple):
    """An initiative that another hangs together with, and through what."""

    name: str
    through: str


class Row(NamedTuple):
    """One initiative in the table."""

    number: int
    name: str
    url: str
    kind: str
    neighbours: list[Neighbour]
    holds: str
    """What would fall apart without it; empty when nothing would."""


@dataclass(frozen=True)
class Overview:
    """The network of the days of ``year`` up to ``today``, next to the same days of the year before."""

    year: int
    today: date

    @cached_property
    def period(self) -> Period:
        whole = Period.year(self.year)
        return Period(whole.first, min(whole.last, self.today))

    @cached_property
    def before(self) -> Period:
        """The same days of the year before; 29 February becomes the 28th."""
        last = self.period.last
        day = 28 if (last.month, last.day) == (2, 29) else last.day
        return Period(date(self.year - 1, 1, 1), last.replace(year=self.year - 1, day=day))

    @cached_property
    def network(self) -> Network:
        return initiatives_together(self.period)

    @cached_property
    def past(self) -> Network:
        """The network of the year before."""
        return initiatives_together(self.before)

    @cached_property
    def changes(self) -> list[str]:
        """What is different from the year before, in sentences; nothing when that year is empty."""
        return changes(self.network, self.past) if self.past.lines else []

    @property
    def first_changes(self) -> list[str]:
        return self.changes[:MOST_CHANGES]

    @property
    def more_changes(self) -> list[str]:
        return self.changes[MOST_CHANGES:]

    @property
    def picture(self) -> SafeString:
        return network_picture(self.network, self._numbers)

    @property
    def alone(self) -> str:
        """The names of who has no line to anybody."""
        return listed(self.network.alone) if self.network.alone else ""

    @property
    def rows(self) -> list[Row]:
        """Everybody with a line, in the order of the numbers in the picture."""
        holds = {bridge.initiative: bridge.apart for bridge in self.network.bridges}
        return [
            Row(
                number,
                initiative.name,
                reverse(DOORS[initiative.kind], args=[initiative.pk]),
                str(KINDS[initiative.kind]),
                [_neighbour(line, initiative) for line in self.network.lines_of(initiative)],
                "; ".join(listed(part) for part in holds.get(initiative, ())),
            )
            for initiative, number in self._numbers.items()
        ]

    @cached_property
    def _numbers(self) -> dict[Initiative, int]:
        alone = set(self.network.alone)
        drawn = (initiative for initiative in self.network.initiatives if initiative not in alone)
        return {initiative: number for number, initiative in enumerate(drawn, start=1)}


def years_with_meetings(today: date) -> range:
    """The years there is something to see of, up to this one."""
    first = Session.objects.aggregate(day=Min("held_on"))["day"]
    return range(min(first.year if first else today.year, today.year), today.year + 1)


def _neighbour(line: Line, initiative: Initiative) -> Neighbour:
    other = line.other if line.one == initiative else line.one
    return Neighbour(other.name, in_common(line))
