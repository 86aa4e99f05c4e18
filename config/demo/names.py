"""Names as one hears them in Lombardijen, put together by chance: no real person is meant."""

from dataclasses import dataclass
from random import Random

from core.sheets.bsn import passes_eleven_test

# Given names of parents, given names of children, family names. Tussenvoegsels are parted by "|".
CIRCLES = [
    (
        9,
        "Sanne Kim Linda Petra Monique Esther Marjolein Wendy Ingrid Bianca Daphne Kelly Mark Jeroen",
        "Sem Lotte Daan Fleur Bram Tess Finn Noor Luuk Evi Thijs Roos Jayden Sofie",
        "Jansen;Bakker;van den|Broek;de|Wit;'t|Hooft;Vries-de Boer;Kuipers;van der|Velden;Hoekstra;van|Dalen;ter|Horst;Blom;de|Ruiter;van 't|Hof",
    ),
    (
        6,
        "Gül Elif Ayşe Fatma Özlem Sevgi Zeynep Emine Derya Hatice Hülya Yıldız Murat Kemal",
        "Emir Defne Yusuf Ela Eren Azra Deniz Çağla Umut Nazlı Kaan İpek",
        "Yılmaz;Özgür;Aydın;Özkan;Demirtaş;Çelik;Şahin;Koçak;Yıldırım;Arslan;Güneş;Korkmaz",
    ),
    (
        6,
        "Samira Laila Fatima Naima Hanane Karima Nadia Ikram Souad Malika Rachida Loubna Youssef",
        "Amin Salma Ilyas Yasmina Bilal Hiba Zakaria Safae Nour Ayoub Malak Rayan",
        "El Abassi;El Idrissi;Rahmani;Benali;Ait Said;Boukhari;El Amrani;Haddouchi;Tahiri;Ouali",
    ),
    (
        5,
        "Shanice Joyce Sharda Denise Maureen Rinia Naomi Chantal Jessica Radjni Marvin Orlando",
        "Shaniqua Jairo Kiran Dewi Ruben Faith Anisha Damian Zoë Mitchell Asha Quincy",
        "Pinas;Ramdin;Kartosen;Amatsoemarto;Wijngaarde;Baldew;Sital;Tjon;Amania;Kromosoeto",
    ),
    (
        4,
        "Jurella Suhendry Mirelva Ruthmila Xiomara Darlene Gisela Solange Marelva Rignald",
        "Jeandro Shurensly Aliyah Nayeli Jadiel Tyrese Keira Chayene Zayden Mila",
        "Martina;Koeiman;Pietersz;Isenia;Balentien;Cijntje;Maduro;Sambo;Felicia;Windster;Obispo",
    ),
    (
        4,
        "Dilma Ana Maria Celeste Zulmira Filomena Ivone Edna Lucinda Adilson",
        "Kelvin Márcia Nelson Iara Tiago Lara Edson Nádia Ruben Elisa",
        "Fortes;Baptista;Évora;Lopes;Delgado;dos Santos;Monteiro;da Luz;Tavares;Andrade;Ramos;Brito",
    ),
    (
        3,
        "Marta Agnieszka Katarzyna Ewa Małgorzata Joanna Beata Justyna Paulina Łukasz",
        "Kacper Zuzanna Jakub Lena Filip Hanna Oliwia Antoni Maja Szymon",
        "Kowalczyk;Wiśniewska;Zielińska;Wójcik;Dąbrowska;Pawlak;Głowacka;Mazur;Krawczyk;Sikora",
    ),
    (
        3,
        "Selam Helen Semhar Freweini Rahwa Luwam Tsige Miriam Senait Yonas",
        "Natnael Bethel Yafet Soliana Nahom Arsema Filmon Eden Abel Meron",
        "Tekle;Gebremeskel;Habte;Tesfay;Weldu;Kidane;Okbay;Berhane;Ghirmay;Mehari",
    ),
    (
        3,
        "Rasha Hiba Noura Amal Rana Lubna Samar Dima Abeer Khaled",
        "Omar Lamar Adam Jana Karam Sidra Yaman Tala Zain Rama",
        "Haddad;Al Khatib;Darwish;Shahin;Najjar;Al Masri;Hamwi;Kassab;Sabbagh;Qasem",
    ),
]

# Names that must be there: they have tripped up many a program.
WORTH_TRYING = dict(
    enumerate(["Yılmaz", "'t|Hooft", "Özgür", "El Abassi", "van den|Broek", "Vries-de Boer"], 3)
)
FIRST_NAME_ONLY = "Joyce"

OLDER_NEIGHBOURS = ["Riet", "Cor", "Annie", "Bep", "Mieke", "Truus", "Aad", "Ans", "Corrie", "Dirk"]

# Chance must not name somebody whom many people know.
WELL_KNOWN = {
    ("Abel", "Tesfay"),
    ("Bram", "Bakker"),
    ("Deniz", "Yılmaz"),
    ("Fatma", "Şahin"),
    ("Filmon", "Ghirmay"),
    ("Helen", "Berhane"),
    ("Joanna", "Mazur"),
    ("Justyna", "Kowalczyk"),
    ("Mark", "Jansen"),
    ("Murat", "Yıldırım"),
    ("Nelson", "Évora"),
    ("Tiago", "Monteiro"),
    ("Umut", "Güneş"),
    ("Zeynep", "Çelik"),
}

WEIGHTS = [weight for weight, *_ in CIRCLES]


@dataclass(frozen=True, slots=True)
class Circle:
    """Names that go together."""

    parents: list[str]
    children: list[str]
    families: list[str]

    @property
    def common_families(self) -> list[str]:
        """Family names for whoever comes along; those worth trying stay rare."""
        return [name for name in self.families if name not in WORTH_TRYING.values()]


KNOWN = [
    Circle(parents.split(), children.split(), families.split(";"))
    for _, parents, children, families in CIRCLES
]


@dataclass(frozen=True, slots=True)
class FamilyName:
    """A family name and its tussenvoegsel."""

    prefix: str
    main: str

    @classmethod
    def parse(cls, text: str) -> "FamilyName":
        """``van den|Broek`` has a tussenvoegsel, ``El Abassi`` is one name."""
        prefix, _, main = text.rpartition("|")
        return cls(prefix, main)

    def __str__(self) -> str:
        return f"{self.prefix} {self.main}".strip()


def circle(die: Random) -> Circle:
    """Names of one background, as often as one meets them."""
    return die.choices(KNOWN, WEIGHTS)[0]


def circle_of(family_name: str) -> Circle:
    """The names that go with this family name."""
    return next(known for known in KNOWN if family_name in known.families)


def given_names(die: Random, names: list[str], family_name: str, number: int) -> list[str]:
    """Different given names, none of them well known together with ``family_name``."""
    return die.sample([name for name in names if (name, family_name) not in WELL_KNOWN], number)


def volunteer_name(die: Random) -> str:
    """Given name and family name of a neighbour who helps."""
    known = circle(die)
    family_name = FamilyName.parse(die.choice(known.common_families))
    older = OLDER_NEIGHBOURS if known is KNOWN[0] else known.parents
    (given,) = given_names(die, older, family_name.main, 1)
    return f"{given} {family_name}"


def phone(number: int) -> str:
    """A mobile number out of 06-9…, a range that was never given to anybody.

    Different for every ``number`` under a million. Nine digits that pass the eleven test of a BSN
    are stepped over, so that nothing here looks like one.
    """
    for step in range(9):
        digits = f"69{(4_211_377 + (number * 9 + step) * 3_141_593) % 10_000_000:07}"
        if not passes_eleven_test(digits):
            return f"+31{digits}"
    raise ValueError(number)
