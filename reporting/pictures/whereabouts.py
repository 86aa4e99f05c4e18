"""Where families live and things take place, and which initiatives hang together."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.drawing import Colours
from participants.initiatives.network import Line, Network
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
LINES_IN_WORDS = 60
"""So many lines are said beside the drawing, those with most people; the table behind it has all.

A text of more than 32 767 characters cannot stand beside a drawing in a PDF.
"""


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
    """The initiatives that hang together; None when none do."""
    if not table.told:
        return None
    found = network_in(table)
    many = len(found.initiatives) > NAMED_AT_MOST
    numbers = {one: at for at, one in enumerate(found.initiatives, start=1)} if many else {}
    each = [
        _("%(one)s en %(other)s (%(what)s)")
        % {"one": line.one.name, "other": line.other.name, "what": in_common(line)}
        for line in _strongest(found)
    ]
    words = _("Samen hangen: %s.") % "; ".join(each)
    if more := len(found.lines) - len(each):
        words += (
            " "
            + ngettext("En nog %d lijn: zie de tabel.", "En nog %d lijnen: zie de tabel.", more)
            % more
        )
    svg = network_picture(found, numbers, size=SIZE, words=words, colours=colours)
    said = _(
        "Een lijn: mensen die bij allebei komen of helpen, dikker is meer. Een streepjeslijn: ze doen "
        "samen iets. Rond is van de buurt, vierkant een partner."
    )
    return Chart("initiatives", _("Wat met elkaar samenhangt"), said, words, table, svg)


def _strongest(network: Network) -> list[Line]:
    """The lines to put into words: those with most people, in the order of the network."""
    by_people = sorted(network.lines, key=lambda line: (-line.people, -line.meetings))
    chosen = set(by_people[:LINES_IN_WORDS])
    return [line for line in network.lines if line in chosen]
