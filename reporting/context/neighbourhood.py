"""Lombardijen in figures of others: CBS and the Wijkprofiel. Sources: ``README.md`` beside this."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reporting.disclosure import readable

HERE = Path(__file__).parent
LOMBARDIJEN = "BU05991284"
CBS_FIRST_YEAR = 2015  # before, ages and households are percentages, not counts
CBS_YEARS_SHOWN = 2
EDITIONS = ("2014", "2018")
CBS_TOPICS = {
    "Aantal inwoners": gettext_lazy("Inwoners"),
    "0 tot 15 jaar": gettext_lazy("Kinderen, 0 tot 15 jaar"),
    "Huishoudens totaal": gettext_lazy("Huishoudens"),
    "Huishoudens met kinderen": gettext_lazy("Huishoudens met kinderen"),
    "Personen per soort uitkering; Bijstand": gettext_lazy("Mensen met bijstand"),
    "Huishoudens met een laag inkomen": gettext_lazy("Huishoudens met een laag inkomen"),
    "Huurwoningen totaal": gettext_lazy("Huurwoningen"),
}
PROFILE_TOPICS = {
    "Sociale Index": gettext_lazy("Sociale Index"),
    "Binding-subjectief": gettext_lazy("Binding: wat bewoners vinden"),
    "Binding-objectief": gettext_lazy("Binding: wat is geteld"),
    "Meedoen-subjectief": gettext_lazy("Meedoen: wat bewoners vinden"),
    "bewoners dat zegt zich verbonden te voelen met buurt": gettext_lazy(
        "Voelt zich verbonden met de buurt"
    ),
    "bewoners dat zegt met voldoende anderen te kunnen praten": gettext_lazy(
        "Kan met genoeg anderen praten"
    ),
    "bewoners met wekelijkse burencontacten": gettext_lazy("Spreekt elke week buren"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of somebody else; None when the source does not give it."""

    value: float | None
    unit: str

    def __str__(self) -> str:
        if self.value is None:
            return _("onbekend")
        percent = "%" if self.unit == "%" else ""
        return f"{readable(self.value)}{percent}"


@dataclass(frozen=True, slots=True)
class ContextTable:
    """Figures about the neighbourhood, with what must be said about them."""

    code: str
    caption: str
    head: list[str]
    rows: list[tuple[str, list[Cell]]]
    source: str

    @property
    def labelled_rows(self) -> list[tuple[str, list[tuple[str, Cell]]]]:
        """Each row with the head of its column beside every cell: a phone piles them up."""
        return [(label, list(zip(self.head[1:], cells, strict=True))) for label, cells in self.rows]


def neighbourhood(year: int) -> list[ContextTable]:
    """The neighbourhood around ``year``, as far as the sources go."""
    return [_cbs_table(year), _profile_table()]


def _cbs_table(year: int) -> ContextTable:
    known = _cbs()
    years = sorted({of for of, _topic in known if of >= CBS_FIRST_YEAR})
    past = [of for of in years if of <= year]
    shown = (past if len(past) >= CBS_YEARS_SHOWN else years[:CBS_YEARS_SHOWN])[-CBS_YEARS_SHOWN:]
    return ContextTable(
        code="cbs",
        caption=_("Lombardijen, CBS Kerncijfers wijken en buurten. Aantallen per vijf."),
        head=[_("Wat"), *map(str, shown)],
        rows=[
            (str(label), [known[of, topic] for of in shown]) for topic, label in CBS_TOPICS.items()
        ],
        source=_(
            "Bron: CBS, buurtcode %(code)s. Hoeveel eenoudergezinnen er wonen, staat niet in "
            "deze reeks."
        )
        % {"code": LOMBARDIJEN},
    )


def _profile_table() -> ContextTable:
    known = _profile()
    columns = [(place, edition) for edition in EDITIONS for place in ("lombardijen", "rotterdam")]
    return ContextTable(
        code="wijkprofiel",
        caption=_("Sociaal in het Wijkprofiel. Index: 100 is Rotterdam in 2014."),
        head=[_("Wat"), *(f"{place.capitalize()} {edition}" for place, edition in columns)],
        rows=[
            (str(label), [known[edition, topic, place] for place, edition in columns])
            for topic, label in PROFILE_TOPICS.items()
        ],
        source=_(
            "Cijfers: gemeente Rotterdam; OBI, Wijkprofiel. Edities 2014 en 2018. De cijfers van "
            "2018 gaan in onze bron ook rond als 2016; de stadscijfers laten zien dat het 2018 is."
        ),
    )


@cache
def _cbs() -> dict[tuple[int, str], Cell]:
    with (HERE / "cbs_kwb_lombardijen_2014_2018.csv").open(encoding="utf-8", newline="") as file:
        return {
            (int(row["jaar"]), row["onderwerp"]): Cell(_number(row["waarde"]), row["eenheid"])
            for row in csv.DictReader(file)
            if row["code"] == LOMBARDIJEN
        }


@cache
def _profile() -> dict[tuple[str, str, str], Cell]:
    path = HERE / "wijkprofiel_sociaal_lombardijen_2014_2018.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["editie"], row["onderwerp"], place): Cell(_number(row[place]), row["eenheid"])
            for row in csv.DictReader(file)
            for place in ("lombardijen", "rotterdam")
        }


def _number(written: str) -> float | None:
    return (int(written) if written.isdigit() else float(written)) if written else None
