"""Where families live and things take place, and which initiatives hang together."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.drawing import Colours
from participants.initiatives.network import Line, Network, network_of
from participants.initiatives.picture import NAMED_AT_MOST, network_picture
from participants.initiatives.words import in_common
from reporting import charts
from reporting.annual.behind.areas import ELSEWHERE
from reporting.annual.behind.initiatives import network_in
from reporting.charts import Chart, Ward
from reporting.charts.marks import most
from reporting.disclosure import Told
from reporting.told_tables import ToldTable

SIZE = (340.0, 300.0)
LINES_DRAWN = 40
"""More lines are a ball of wool, and nobody listens to more in words; the table has them all."""


def district(table: ToldTable, places: ToldTable, colours: Colours | None) -> Chart | None:
    """The wijken on the map and the buurten under it; None when nobody lives there."""
    wards = _wards(table)
    if not any(most(ward.families) or ward.places for ward in wards.values()):
        return None
    names = {key: label for key, (label, _cells) in zip(table.keys, table.told, strict=True)}
    words = _in_words(table, wards, names)
    inside = [names[code] for code, ward in wards.items() if ward.parts]
    svg = charts.district(
        wards,
        title=_("Kaart van de wijken, met hoeveel gezinnen er wonen en waar iets was."),
        words=words,
        within=_("Gezinnen in de buurten van %s") % ", ".join(inside),
        colours=colours,
    )
    said = _(
        "Hoe sterker de kleur, hoe meer gezinnen met een traject. Een ruit is een plek waar iets was: "
        "in welke wijk, niet waar precies."
    )
    used = ", ".join(f"{name} ({cells[0]})" for name, cells in places.told)
    note = _("Bijeenkomsten per plek: %s.") % used if used else ""
    return Chart("areas", _("Waar de gezinnen wonen"), said, words, table, svg, note)


def _wards(table: ToldTable) -> dict[str, Ward]:
    wards: dict[str, Ward] = {}
    parts: dict[str, list[tuple[str, Told]]] = {}
    for key, (label, (families, places, _meetings)) in zip(table.keys, table.told, strict=True):
        code, stroke, _rest = key.partition("/")
        if stroke:
            parts.setdefault(code, []).append((label, families))
        elif code != ELSEWHERE:
            wards[code] = Ward(families, int(places.number or 0))
    return {code: ward._replace(parts=parts.get(code, [])) for code, ward in wards.items()}


def _in_words(table: ToldTable, wards: dict[str, Ward], names: dict[str, str]) -> str:
    """A sentence for every wijk, and one for the buurten in it."""
    said = []
    for code, ward in wards.items():
        places = ngettext("%d plek", "%d plekken", ward.places) % ward.places
        said.append(
            _("%(area)s: %(families)s gezinnen, %(places)s.")
            % {"area": names[code], "families": ward.families, "places": places}
        )
        if ward.parts:
            each = ", ".join(f"{name} {families}" for name, families in ward.parts)
            said.append(_("Daarvan: %s.") % each)
    return " ".join(said)


def network(table: ToldTable, colours: Colours | None) -> Chart | None:
    """The initiatives that hang together, by the lines with most people; None when none do."""
    if not table.told:
        return None
    found = network_in(table)
    lines = _strongest(found)
    drawn = network_of({end for line in lines for end in line.ends}, lines)
    many = len(drawn.initiatives) > NAMED_AT_MOST
    numbers = {one: at for at, one in enumerate(drawn.initiatives, start=1)} if many else {}
    words = _network_in_words(lines, left=len(found.lines) - len(lines))
    svg = network_picture(drawn, numbers, size=SIZE, words=words, colours=colours)
    said = _(
        "Een lijn: mensen die bij allebei komen of helpen, dikker is meer. Een streepjeslijn: ze doen "
        "samen iets. Rond is van de buurt, vierkant een partner."
    )
    if len(lines) < len(found.lines):
        only = _("Alleen de %d lijnen met de meeste mensen zijn getekend; alle staan in de tabel.")
        said = f"{said} {only % len(lines)}"
    note = ", ".join(f"{number} {one.name}" for one, number in numbers.items())
    return Chart("initiatives", _("Wat met elkaar samenhangt"), said, words, table, svg, note)


def _network_in_words(lines: list[Line], *, left: int) -> str:
    """Each of ``lines``, and how many are left for the table."""
    each = [
        _("%(one)s en %(other)s (%(what)s)")
        % {"one": line.one.name, "other": line.other.name, "what": in_common(line)}
        for line in lines
    ]
    words = _("Samen hangen: %s.") % "; ".join(each)
    if not left:
        return words
    more = ngettext("En nog %d lijn: zie de tabel.", "En nog %d lijnen: zie de tabel.", left)
    return f"{words} {more % left}"


def _strongest(network: Network) -> list[Line]:
    """The lines to draw: those with most people, in the order of the network."""
    by_people = sorted(network.lines, key=lambda line: (-line.people, -line.meetings))
    chosen = set(by_people[:LINES_DRAWN])
    return [line for line in network.lines if line in chosen]
