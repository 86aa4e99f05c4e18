"""The activities of the week, as the foundation thought them up."""

from dataclasses import dataclass
from datetime import time
from enum import Enum


class Who(Enum):
    """Who of a family comes along."""

    PARENT = 1
    FAMILY = 2
    CHILDREN = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """An activity as the foundation would think it up."""

    name: str
    text: str
    weekday: int
    hours: tuple[time, time]
    place: str
    programmes: tuple[str, ...]
    takes_away: tuple[str, ...]
    since: tuple[int, int, int] = (2017, 1, 9)
    who: Who = Who.PARENT
    partner: str = ""
    group: str = ""
    months: range = range(1, 13)
    popularity: int = 3


GV, EII, OO = "gezinnen-versterken", "extra-inzet-isolement", "opvoeden-en-opgroeien"

KINDS = [
    Kind(
        "Taalochtend",
        "Samen Nederlands praten bij de koffie. Kleine kinderen mogen mee.",
        1,
        (time(9, 30), time(11, 30)),
        "Huis van de Wijk",
        (GV, EII),
        ("Taal", "Kent niemand"),
        popularity=6,
    ),
    Kind(
        "Inloop formulieren",
        "Neem je post mee. We lezen, bellen en vullen het samen in.",
        1,
        (time(13, 30), time(15, 30)),
        "Huis van de Wijk",
        (GV,),
        ("Formulieren en regelingen", "Geld of schulden", "Digitaal"),
        partner="Bureau Frontlijn",
        popularity=4,
    ),
    Kind(
        "Buiten spelen",
        "Kinderen spelen, ouders drinken thee aan de lange tafel.",
        2,
        (time(14), time(16)),
        "Speeltuin Pascal",
        (GV, OO),
        ("Geen oppas of opvang", "Kent niemand"),
        since=(2017, 3, 1),
        who=Who.FAMILY,
        partner="Speeltuin Pascal",
        popularity=5,
    ),
    Kind(
        "Eten aan de Pascalweg",
        "Bewoners koken om de beurt. Iedereen schuift aan.",
        2,
        (time(17, 30), time(19, 30)),
        "Pascalweg",
        (GV, EII),
        ("Kent niemand", "Geld of schulden"),
        since=(2017, 2, 1),
        who=Who.FAMILY,
        group="Koken aan de Pascalweg",
        popularity=5,
    ),
    Kind(
        "Moeders aan de Pascalweg",
        "Moeders die elkaar helpen: oppassen, meegaan, raad geven.",
        3,
        (time(10), time(11, 30)),
        "Pascalweg",
        (GV, EII),
        ("Kent niemand", "Schaamte of wantrouwen", "Geen oppas of opvang"),
        since=(2017, 4, 6),
        group="Moeders aan de Pascalweg",
        popularity=5,
    ),
    Kind(
        "Naaicafé",
        "Leren naaien en kleren herstellen, op een avond zonder haast.",
        3,
        (time(19, 30), time(21, 30)),
        "Spinozaweg",
        (EII,),
        ("Werk- of schooltijden", "Kent niemand"),
        since=(2018, 2, 1),
        group="Naaicafé Spinozaweg",
    ),
    Kind(
        "Samen tuinieren",
        "Een stuk Spinozapark vol groente, bloemen en gesprekken.",
        4,
        (time(10), time(12)),
        "Spinozapark",
        (EII,),
        ("Kent niemand",),
        since=(2018, 4, 6),
        who=Who.FAMILY,
        group="Tuin Spinozapark",
        months=range(4, 11),
        popularity=2,
    ),
    Kind(
        "Huiswerkclub",
        "Huiswerk maken met hulp, voor kinderen van de basisschool.",
        0,
        (time(15, 30), time(17)),
        "CBS Open Venster",
        (OO,),
        ("Werk- of schooltijden", "Taal"),
        since=(2017, 9, 4),
        who=Who.CHILDREN,
        partner="CBS Open Venster",
        popularity=3,
    ),
]

GROUPS = {
    "Koken aan de Pascalweg": "Elke woensdag een maaltijd voor wie mee wil eten.",
    "Moeders aan de Pascalweg": "Begonnen door drie moeders uit dezelfde flat.",
    "Naaicafé Spinozaweg": "Buurvrouwen met naaimachines en geduld.",
    "Tuin Spinozapark": "Houdt de buurttuin bij en deelt uit wat er groeit.",
}

GAPS = {"Naaicafé Spinozaweg": ("Werk- of schooltijden", 9)}
"""Groups that were begun for what was missing, and for how many families."""

CALLED_OFF = [
    "begeleider ziek",
    "te weinig aanmeldingen",
    "storm, code oranje",
    "zaal dubbel verhuurd",
    "verwarming kapot",
]
