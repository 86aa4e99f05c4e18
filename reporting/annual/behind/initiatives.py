"""Which initiatives of the neighbourhood hang together, and through how many people."""

from django.utils.translation import gettext as _

from participants import facts
from participants.initiatives.network import FEWEST_PEOPLE, Initiative, Line, Network, network_of
from reporting.disclosure import NOT_TOLD, Told, total
from reporting.indicators import Scope
from reporting.told_tables import ToldTable


def initiatives(scope: Scope) -> ToldTable:
    """A row for every two initiatives that hang together, with most people first.

    Of the whole neighbourhood, whatever the programme. The key of a row says which two they are.
    """
    lines = sorted(
        scope.ask(facts.initiatives_together).connecting,
        key=lambda line: (-line.people, -line.meetings, line.one, line.other),
    )
    return ToldTable(
        code="initiatives",
        caption=_("Wie hangt met wie samen, in %d") % scope.period.first.year,
        head=[_("Initiatief"), _("En"), _("Mensen"), _("Keer samen")],
        told=[
            (
                line.one.name,
                [Told(None, line.other.name), _told(line.people), _told(line.meetings)],
            )
            for line in lines
        ],
        source=_("Een lijn staat er vanaf %d mensen die bij allebei komen of helpen.")
        % FEWEST_PEOPLE,
        keys=[f"{_key(line.one)} {_key(line.other)}" for line in lines],
    )


def network_in(table: ToldTable) -> Network:
    """The network that ``table`` tells of: who hangs together with nobody is not in it."""
    lines = []
    for (name, (other, people, meetings)), keys in zip(table.told, table.keys, strict=True):
        one_key, other_key = keys.split()
        ends = _initiative(name, one_key), _initiative(other.text, other_key)
        lines.append(Line(*ends, int(people.number or 0), int(meetings.number or 0)))
    return network_of({end for line in lines for end in line.ends}, lines)


def _key(initiative: Initiative) -> str:
    return f"{initiative.kind}:{initiative.pk}"


def _initiative(name: str, key: str) -> Initiative:
    kind, pk = key.split(":")
    return Initiative(name, kind, int(pk))


def _told(count: int) -> Told:
    return total(count) if count else Told(0, NOT_TOLD)
