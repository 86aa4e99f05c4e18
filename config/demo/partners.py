"""Organisations around the foundation, the programmes they pay for and what was promised.

The eight partners are those of the project plan; the people who work there are invented.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from activities.models import ContactPerson, Grant, Organisation, Programme
from config.demo.names import phone
from config.demo.rows import write
from core.search import folded
from reporting.models import Target

Kind = Organisation.Kind
FUND = "Fonds De Warme Lantaarn"
FAR_FROM_FAMILIES = 900_000  # their telephones are numbered from 0
MUNICIPALITY = "Gemeente Rotterdam"

# name: (kind, what they do, contact, function)
PARTNERS = {
    "Gebiedsmanager Lombardijen": (
        Kind.MUNICIPALITY,
        "Kent alle plannen voor de wijk en weet wie waarover gaat.",
        "Marleen",
        "gebiedsmanager",
    ),
    "CJG": (
        Kind.WELFARE,
        "Vragen over opgroeien en opvoeden, ook zonder verwijzing.",
        "Soumaya",
        "pedagoog",
    ),
    "Wijkteam Lombardijen": (
        Kind.WELFARE,
        "Hulp als er veel tegelijk speelt in een gezin: geld, wonen, zorg.",
        "Ronald",
        "wijkteamlid",
    ),
    "Pit010": (
        Kind.WELFARE,
        "Activiteiten en steun voor ouders en jongeren in de wijk.",
        "Chantal",
        "sociaal werker",
    ),
    "CBS Open Venster": (
        Kind.SCHOOL,
        "Basisschool. De ouderkamer is elke ochtend open.",
        "Anneke",
        "ouderconsulent",
    ),
    "Speeltuin Pascal": (
        Kind.PLAYGROUND,
        "Speeltuin met beheerder, thee voor ouders en een binnenruimte.",
        "Rachid",
        "beheerder",
    ),
    "Havensteder": (
        Kind.HOUSING,
        "Verhuurt de meeste woningen in de wijk en denkt mee bij huurachterstand.",
        "Esther",
        "wijkbeheerder",
    ),
    "Bureau Frontlijn": (
        Kind.MUNICIPALITY,
        "Gaat naast gezinnen staan bij geldzorgen, post en regelingen.",
        "Diana",
        "coach",
    ),
}

FUNDERS = {
    FUND: (Kind.FUNDER, "Geeft geld voor gezinnen die er alleen voor staan.", "Hester", "adviseur"),
    MUNICIPALITY: (
        Kind.MUNICIPALITY,
        "Betaalt mee aan werk tegen eenzaamheid in de wijk.",
        "Peter",
        "accounthouder subsidies",
    ),
}

# slug: (name, what for, funder, amount a year)
PROGRAMMES = {
    "gezinnen-versterken": (
        "Gezinnen Versterken",
        "Elk jaar 30 eenoudergezinnen vinden, bereiken en verbinden met mensen in de wijk.",
        FUND,
        Decimal(42000),
    ),
    "extra-inzet-isolement": (
        "Extra Inzet Isolement",
        "Buurtgroepen beginnen en steunen, zodat bewoners meedoen.",
        MUNICIPALITY,
        Decimal(18500),
    ),
    "opvoeden-en-opgroeien": (
        "Opvoeden en Opgroeien",
        "Kinderen spelen en leren na schooltijd, ouders ontmoeten elkaar.",
        MUNICIPALITY,
        Decimal(9600),
    ),
}

# What was promised for every year, by indicator.
PROMISES = {
    "gezinnen-versterken": {
        "found": 30,
        "reached": 30,
        "connected": 30,
        "volunteer_hours": 1000,
    },
    "extra-inzet-isolement": {
        "groups_active": 4,
        "unique_visitors": 60,
        "sessions": 120,
        "volunteer_hours": 600,
    },
    "opvoeden-en-opgroeien": {"connected": 10, "unique_visitors": 40, "sessions": 60},
}


@dataclass(frozen=True, slots=True)
class Partners:
    """Whom we work with, and in which programmes."""

    organisations: dict[str, Organisation]
    programmes: dict[str, Programme]

    @property
    def helpers(self) -> list[Organisation]:
        """Partners to whom a family can be referred."""
        return [self.organisations[name] for name in PARTNERS]


def make_partners(years: list[int]) -> Partners:
    """Organisations with a contact person each, and programmes with a grant and targets a year."""
    organisations = write(
        [
            Organisation(
                name=name,
                kind=kind,
                offers=offers,
                phone=phone(FAR_FROM_FAMILIES + number),
                is_public=name in PARTNERS,
            )
            for number, (name, (kind, offers, *_)) in enumerate({**PARTNERS, **FUNDERS}.items())
        ]
    )
    named = {organisation.name: organisation for organisation in organisations}
    write([contact(named[name], *who[2:]) for name, who in {**PARTNERS, **FUNDERS}.items()])
    for organisation in organisations:
        organisation.fold_search_key()
        organisation.save(update_fields=["search_key"])
    programmes = make_programmes(named, years)
    return Partners(named, programmes)


def contact(organisation: Organisation, name: str, function: str) -> ContactPerson:
    return ContactPerson(
        organisation=organisation,
        name=name,
        function=function,
        email=f"{folded(name)}@{folded(organisation.name).replace(' ', '-')}.example.org",
    )


def make_programmes(funders: dict[str, Organisation], years: list[int]) -> dict[str, Programme]:
    programmes = write(
        [
            Programme(name=name, slug=slug, description=text, started_on=date(years[0], 1, 1))
            for slug, (name, text, *_) in PROGRAMMES.items()
        ]
    )
    by_slug = {programme.slug: programme for programme in programmes}
    write([grant(by_slug[slug], funders, year) for slug in PROGRAMMES for year in years])
    write(
        [
            Target(programme=by_slug[slug], year=year, code=code, value=value)
            for slug, promises in PROMISES.items()
            for year in years
            for code, value in promises.items()
        ]
    )
    return by_slug


def grant(programme: Programme, funders: dict[str, Organisation], year: int) -> Grant:
    *_, funder, amount = PROGRAMMES[programme.slug]
    return Grant(
        programme=programme,
        funder=funders[funder],
        reference=f"DEMO-{year}-{programme.slug[:2].upper()}",
        amount=amount,
        started_on=date(year, 1, 1),
        ended_on=date(year, 12, 31),
    )
