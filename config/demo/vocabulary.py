"""The foundation's own words: what keeps families away, and where families are found."""

from dataclasses import dataclass

from activities.models import ObstacleKind
from config.demo.rows import write
from participants.models import FindingPlace, Obstacle

Through = Obstacle.SolvedThrough

FINDING_PLACES = {
    "Schoolplein": 6,
    "Speeltuin": 5,
    "Huis van de Wijk": 5,
    "Een buurvrouw of vriendin": 6,
    "Wijkteam": 4,
    "CJG": 3,
    "Voedselbank": 2,
    "Kwam zelf binnen": 2,
}


@dataclass(frozen=True, slots=True)
class Hurdle:
    """A kind of obstacle: how common it is, and how it tends to be taken away."""

    name: str
    weight: int
    solved_by: str = ""
    evidence: str = ""
    is_sensitive: bool = False
    solved_through: Obstacle.SolvedThrough = Through.PARTNER


# Source: what keeps parents with little money away, as named by NJi; health and safety at home are
# sensitive: nothing but the kind is written down.
HURDLES = [
    Hurdle("Geld of schulden", 9, "Bureau Frontlijn", "Er is een betaalregeling en overzicht."),
    Hurdle(
        "Schaamte of wantrouwen",
        7,
        "Gesprekken thuis",
        "Belt nu zelf als er iets is.",
        solved_through=Through.US,
    ),
    Hurdle(
        "Taal",
        8,
        "Taalochtend",
        "Redt zich aan de schoolbalie zonder hulp.",
        solved_through=Through.GROUP,
    ),
    Hurdle(
        "Geen oppas of opvang",
        9,
        "Buurvrouw",
        "De buurvrouw past op dinsdag op.",
        solved_through=Through.NETWORK,
    ),
    Hurdle(
        "Vervoer of afstand",
        3,
        "Tweedehands fiets",
        "Komt nu op de fiets.",
        solved_through=Through.THEMSELVES,
    ),
    Hurdle(
        "Werk- of schooltijden",
        4,
        "Avondgroep",
        "De avondgroep past bij het rooster.",
        solved_through=Through.GROUP,
    ),
    Hurdle(
        "Kent niemand",
        10,
        "Andere moeder",
        "Loopt elke week samen met een andere moeder.",
        solved_through=Through.NETWORK,
    ),
    Hurdle(
        "Formulieren en regelingen",
        8,
        "Inloop formulieren",
        "De toeslag is toegekend.",
        solved_through=Through.VOLUNTEER,
    ),
    Hurdle(
        "Digitaal",
        5,
        "Inloop formulieren",
        "Maakt nu zelf een afspraak op de telefoon.",
        solved_through=Through.VOLUNTEER,
    ),
    Hurdle("Woning", 4, "Havensteder", "De wijkbeheerder kwam langs, het is gemaakt."),
    Hurdle("Gezondheid", 3, "Wijkteam", "Gezin zegt dat meedoen nu lukt.", is_sensitive=True),
    Hurdle("Veiligheid thuis", 1, "Wijkteam", "Gezin zegt dat meedoen nu lukt.", is_sensitive=True),
    Hurdle(
        "Anders",
        2,
        "Vrijwilliger",
        "Gezin zegt dat het geregeld is.",
        solved_through=Through.VOLUNTEER,
    ),
]


def make_obstacle_kinds() -> dict[str, ObstacleKind]:
    kinds = write([ObstacleKind(name=h.name, is_sensitive=h.is_sensitive) for h in HURDLES])
    return {kind.name: kind for kind in kinds}


def make_finding_places() -> dict[str, FindingPlace]:
    places = write([FindingPlace(name=name) for name in FINDING_PLACES])
    return {place.name: place for place in places}
