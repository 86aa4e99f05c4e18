"""Names as people write them in a sheet, taken apart.

Dutch particles (*tussenvoegsels*) stand apart from the family name, because Dutch names are sorted
without them. ``El``, ``Ben``, ``da`` and their like belong to the family name.
"""

import re
from dataclasses import dataclass

from core.sheets.cells import Cell, text_of

PARTICLES = frozenset(
    [f"{first} {article}" for first in ("van", "in", "op", "aan", "uit", "bij", "onder", "over")
     for article in ("de", "den", "der", "het", "'t")]
    + ["van", "de", "den", "der", "het", "'t", "ter", "ten", "te", "von", "von der", "v.d.", "v.d"]
    + ["vd", "v/d", "v. d.", "v.", "d'"]
)  # fmt: skip
LONGEST_PARTICLE = 2  # words
NAME_STARTERS = frozenset(
    {"el", "al", "ait", "aït", "ben", "bin", "ibn", "bou", "abu", "ould", "da", "das", "do", "dos"}
    | {"di", "del", "della", "du", "la", "le", "st.", "san", "santa"}
)
WRITTEN_SMALL = frozenset({"da", "das", "do", "dos", "di", "del", "della", "du"})

TITLES = re.compile(
    r"^(?:(?:fam|familie|gezin|mw|mevr|mevrouw|dhr|de heer|meneer|dr|drs)\b\.?\s*)+", re.IGNORECASE
)
COMPANY = re.compile(
    r"\s*(?:\+\s*(?P<extra>\d+)?.*|\ben\s+(?:kids|kinderen|kind|gezin|co)\b.*)$", re.IGNORECASE
)
A_HOUSEHOLD = re.compile(r"^(?:fam|familie|gezin)\b", re.IGNORECASE)
A_RELATION = re.compile(
    r"^(?:de\s+)?(?:oma|opa|moeder|mama|vader|papa|zus|zusje|broer|tante|oom|dochter|zoon|kind|"
    r"vriend|vriendin|buurvrouw|buurman|buur|begeleider|nicht|neef)\s+(?:van|v\.)\s",
    re.IGNORECASE,
)
A_STRANGER = re.compile(
    r"(?:(?:onbekend|anoniem|naamloos|bezoeker|nieuwe? (?:bezoeker|deelnemer))(?:\s*\d+)?|\?+)",
    re.IGNORECASE,
)
CALL_NAME = re.compile(r"\(([^()]*[^\W\d_][^()]*)\)")
INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?|[^\W\d_]")
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class FamilyName:
    """A family name, its particle apart: ``van der`` and ``Berg``."""

    prefix: str
    name: str

    def __str__(self) -> str:
        return f"{self.prefix} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts; a part that is not written is empty."""

    given: str
    prefix: str
    family: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.given, self.prefix, self.family) if part)


def parse_family_name(cell: Cell) -> FamilyName:
    """The name of a household: ``fam. Yılmaz``, ``Berg, van der``, ``VRIES-DE BOER``."""
    return family_name(without_company(text_of(cell)))


def parse_person_name(cell: Cell) -> PersonName:
    """A person's name: ``Ramdin, Özlem``, ``Jansen, P. (Petra)``, ``Halima van den Broek``."""
    text = without_company(text_of(cell))
    called = CALL_NAME.search(text)
    text = CALL_NAME.sub(" ", text).strip(" ,")
    parts = surname_first(text) if "," in text else given_first(text.split())
    return PersonName(recased(called[1].strip()), parts.prefix, parts.family) if called else parts


def people_behind(cell: Cell) -> int | None:
    """How many people stand behind a line that names nobody; None when it names a person.

    ``fam. Jansen + 2``, ``oma van Sem`` and ``mw. Yılmaz en kids`` are households or people that we
    cannot identify: they are counted, never kept as a person.
    """
    text = text_of(cell)
    company = COMPANY.search(text)
    if company or A_HOUSEHOLD.match(text) or A_RELATION.match(text) or A_STRANGER.fullmatch(text):
        return 1 + int(company["extra"] or 0) if company else 1
    return None


def without_company(text: str) -> str:
    """The name alone: no ``fam.``, ``mw.`` or ``+ 2``."""
    return COMPANY.sub("", TITLES.sub("", text)).strip(" ,")


def surname_first(text: str) -> PersonName:
    """``Broek, Halima van den`` or ``van den Broek, Halima``."""
    surname, __, rest = (part.strip() for part in text.partition(","))
    words = rest.split()
    given, particle = next(
        (words[:cut], words[cut:])
        for cut in range(len(words) + 1)
        if cut == len(words) or is_particle(words[cut:])
    )
    name = family_name(" ".join([*particle, surname]))
    return PersonName(recased(" ".join(given)), name.prefix, name.name)


def given_first(words: list[str]) -> PersonName:
    """``Halima van den Broek``, or ``Broek H.`` when initials stand behind."""
    if len(words) > 1 and INITIALS.fullmatch(words[-1]) and not INITIALS.fullmatch(words[0]):
        return surname_first(f"{' '.join(words[:-1])}, {words[-1]}")
    cut = start_of_surname(words)
    name = family_name(" ".join(words[cut:]))
    return PersonName(recased(" ".join(words[:cut])), name.prefix, name.name)


def start_of_surname(words: list[str]) -> int:
    """At which word the family name starts: after a given name, if there is one."""
    if any(len(words) > size and is_particle(words[:size]) for size in (1, LONGEST_PARTICLE)):
        return 0
    for place, word in enumerate(words[1:-1], start=1):
        if word.lower() in PARTICLES | NAME_STARTERS or is_particle(words[place : place + 2]):
            return place
        if "-" in word and word.rpartition("-")[2].lower() in PARTICLES:
            return place
    return max(len(words) - 1, 1)


def family_name(text: str) -> FamilyName:
    """The particle and the name, whichever way round they were written."""
    name, __, after = (part.strip() for part in text.partition(","))
    words = name.split()
    if after and is_particle(after.split()):
        return FamilyName(after.lower(), recased(name))
    for size in range(LONGEST_PARTICLE, 0, -1):
        if len(words) > size and is_particle(words[:size]):
            return FamilyName(" ".join(words[:size]).lower(), recased(" ".join(words[size:])))
        if len(words) > size and is_particle(words[-size:]):
            return FamilyName(" ".join(words[-size:]).lower(), recased(" ".join(words[:-size])))
    return FamilyName("", recased(name))


def is_particle(words: list[str]) -> bool:
    """Whether these words together are one Dutch particle."""
    return " ".join(words).lower() in PARTICLES


def recased(text: str) -> str:
    """``text`` with capitals where names have them, when it was all capitals or all small."""
    if text != text.upper() and text != text.lower():
        return text
    words = [recased_word(word, first=not place) for place, word in enumerate(text.split())]
    return " ".join(words)


def recased_word(word: str, *, first: bool) -> str:
    """One word with its capital; ``de`` inside a name and ``da`` stay small."""
    pieces = word.split("-")
    for place, piece in enumerate(pieces):
        small = without_dots(piece.lower())
        is_small = small in WRITTEN_SMALL or (small in PARTICLES and not (first and place == 0))
        pieces[place] = small if is_small else LETTERS.sub(capitalised, piece)
    return "-".join(pieces)


def capitalised(letters: re.Match[str]) -> str:
    """The letters with one capital; the Dutch ``ij`` is one letter."""
    word = letters[0]
    size = 2 if word.lower().startswith("ij") else 1
    return word[:size].upper() + without_dots(word[size:].lower())


def without_dots(text: str) -> str:
    """``text`` without the loose dot that lower-casing a Turkish İ leaves behind."""
    return text.replace("i\u0307", "i")
