"""Lombardijen: its parts, its streets and the places where people meet. These are real."""

from dataclasses import dataclass

from activities.models import Place
from config.demo.rows import write
from core.models import Area

# Source: Rotterdam's division into gebieden and wijken, with the codes of CBS; the five buurten are
# those of rotterdam.nl/wonen-leven/lombardijen and have no code.
DISTRICT = ("IJsselmonde", "WK059912")
QUARTERS = {
    "Lombardijen": "BU05991284",
    "Oud IJsselmonde": "BU05991283",
    "Groot IJsselmonde": "BU05991289",
    "Beverwaard": "BU05991290",
}
NEIGHBOURHOODS = ("Homerusbuurt", "Karl Marxbuurt", "Molièrebuurt", "Smeetsland", "Zeno/Platobuurt")

# Which buurt goes with which street is invented: the demo says nothing about an address.
STREETS = {
    "Pliniusstraat": "Homerusbuurt",
    "Pascalweg": "Karl Marxbuurt",
    "Dantestraat": "Molièrebuurt",
    "Pirandellostraat": "Molièrebuurt",
    "Ogiersingel": "Smeetsland",
    "Spinozaweg": "Zeno/Platobuurt",
}

PLACES = {
    "Huis van de Wijk": "",
    "Speeltuin Pascal": "Karl Marxbuurt",
    "Bouwspeeltuin Maeterlinck": "Molièrebuurt",
    "Spinozapark": "Zeno/Platobuurt",
    "Pascalweg": "Karl Marxbuurt",
    "Spinozaweg": "Zeno/Platobuurt",
    "Petrakerk": "Homerusbuurt",
    "Kinderboerderij de Kooi": "",
    "de Meisjesplek": "",
    "CBS Open Venster": "",
}


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The ground everything stands on."""

    buurten: dict[str, Area]
    places: dict[str, Place]


def make_neighbourhood() -> Neighbourhood:
    """Areas from large to small, and the places in them."""
    name, code = DISTRICT
    district = area(Area.Kind.DISTRICT, name, code)
    quarters = {
        name: area(Area.Kind.QUARTER, name, code, district) for name, code in QUARTERS.items()
    }
    lombardijen = quarters["Lombardijen"]
    buurten = {
        name: area(Area.Kind.NEIGHBOURHOOD, name, "", lombardijen) for name in NEIGHBOURHOODS
    }
    places = write(
        [Place(name=name, area=buurten.get(part, lombardijen)) for name, part in PLACES.items()]
    )
    return Neighbourhood(buurten, {place.name: place for place in places})


def area(kind: Area.Kind, name: str, code: str, parent: Area | None = None) -> Area:
    """The saved area; one that is already there is used as it is."""
    found, _ = Area.objects.get_or_create(
        kind=kind, name=name, parent=parent, defaults={"cbs_code": code}
    )
    return found
