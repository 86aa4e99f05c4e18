"""The headings people give their columns, and what we take them to mean."""

from collections.abc import Mapping
from typing import TypeAlias

from core.search import folded
from core.sheets.cells import Cell, text_of

Columns: TypeAlias = Mapping[str, tuple[str, ...]]

# Headings as ``folded`` writes them, the most usual first.
NAME = ("naam", "volledige naam", "naam deelnemer", "deelnemer", "voor en achternaam", "bezoeker")
FAMILY = ("naam gezin", "gezinsnaam", "gezin", "familie", "familienaam", "achternaam", "naam")
PARENT = ("ouder", "naam ouder", "ouders", "ouder verzorger", "verzorger", "moeder", "voornaam")
CHILDREN = ("kinderen", "kind", "aantal kinderen", "namen kinderen", "kinderen leeftijd")
STREET = ("adres", "straat", "straat en huisnummer", "straat en nummer", "straatnaam")
HOUSE_NUMBER = ("huisnummer", "huisnr", "nummer", "nr", "huis nr")
POSTCODE = ("postcode", "pc", "postcode en plaats")
PHONE = (
    *("telefoon", "telefoonnummer", "tel", "telnr", "tel nr", "telnummer", "telefoon nummer"),
    *("mobiel", "mobiele nummer", "mobielnummer", "mobiel nummer", "06", "06 nummer", "gsm"),
    *("whatsapp", "phone"),
)
EMAIL = ("e mail", "email", "mail", "e mailadres", "emailadres", "mailadres", "e mail adres")
FINDING_PLACE = ("gevonden via", "vindplaats", "via", "hoe gevonden", "bekend via")
FOUND_ON = ("datum gevonden", "gevonden op", "gevonden", "vinddatum", "datum")
FIRST_CONTACT_ON = ("eerste contact", "datum eerste contact", "eerste gesprek")
INITIALS = ("voorletters", "voorletter", "initialen")
GIVEN_NAME = ("roepnaam", "voornaam", "roepnaam voornaam")
PREFIX = ("tussenvoegsel", "tussenvoegsels", "tussenv", "voorvoegsel")
SURNAME = ("achternaam", "familienaam")
BIRTH = ("geboortedatum", "geb datum", "geboren", "geboren op", "geboortejaar", "geb dat")
SIGNED_UP_ON = ("aanmelddatum", "aangemeld op", "datum aanmelding", "inschrijfdatum", "tijdstempel")
NEWSLETTER = ("toestemming nieuwsbrief", "nieuwsbrief")
REMARKS = (
    *("opmerkingen", "opmerking", "bijzonderheden", "notities", "notitie", "toelichting"),
    *("aantekeningen", "commentaar", "bijzonderheid", "overig"),
)
VOLUNTEER = ("naam", "vrijwilliger", "naam vrijwilliger", "wie")
DAY = ("datum", "dag", "datum inzet")
STARTS_AT = ("van", "begin", "begintijd", "starttijd", "start")
ENDS_AT = ("tot", "eind", "eindtijd", "einde", "tot en met")
HOURS = ("uren", "aantal uren", "uur", "aantal uur", "duur")
ACTIVITY = ("activiteit", "naam activiteit", "taak", "dienst", "wat")
TOTAL = ("totaal", "aantal", "som", "aantal keer")

# What a sheet may not hold at all (domain: AVG articles 9 and 87), by the words of its heading.
REFUSED_WORDS: Mapping[str, frozenset[str]] = {
    "BSN": frozenset({"bsn", "burgerservicenummer", "sofinummer", "sofi", "bsnnummer"}),
    "ID-nummer": frozenset(
        {"idnummer", "identiteitsnummer", "paspoort", "paspoortnummer", "rijbewijs", "legitimatie"}
        | {"identiteitsbewijs", "identiteitskaart", "documentnummer", "vnummer", "rijbewijsnummer"}
        | {"vreemdelingennummer", "legitimatienummer", "verblijfsvergunning", "verblijfsstatus"}
    ),
    "geloof": frozenset(
        {"geloof", "godsdienst", "religie", "kerk", "kerkgenootschap", "moskee", "gezindte"}
        | {"geloofsovertuiging", "levensbeschouwing", "kerklid", "kerkelijk"}
    ),
    "nationaliteit of afkomst": frozenset(
        {"nationaliteit", "nationaliteiten", "etniciteit", "etnisch", "etnische", "afkomst", "ras"}
        | {"geboorteland", "herkomstland", "migratieachtergrond"}
    ),
    "diagnose": frozenset(
        {"diagnose", "diagnoses", "medisch", "medische", "medicatie", "medicijnen", "aandoening"}
        | {"ziekte", "ziektebeeld", "stoornis", "handicap"}
    ),
}  # fmt: skip
REFUSED_PHRASES: Mapping[str, tuple[str, ...]] = {
    "BSN": ("burger service nummer",),
    "ID-nummer": ("id nummer", "id nr", "id kaart", "v nummer", "id bewijs"),
    "nationaliteit of afkomst": ("land van herkomst", "etnische herkomst"),
}
SHORTEST_PHRASE = 5


def meaning_of(heading: Cell, columns: Columns) -> str | None:
    """The field of ``columns`` that a heading stands for, if any.

    The heading itself first; else the longest known phrase in it, for the whole questions that
    Google Forms prints above its columns ("Wat is je telefoonnummer?").
    """
    text = folded(text_of(heading))
    for field, phrases in columns.items():
        if text in phrases:
            return field
    inside = [
        (len(phrase), field)
        for field, phrases in columns.items()
        for phrase in phrases
        if len(phrase) >= SHORTEST_PHRASE and f" {phrase} " in f" {text} "
    ]
    return max(inside)[1] if inside else None


def refused_kind(heading: Cell) -> str | None:
    """What a heading announces that we may not keep (``BSN``, ``geloof``), or None."""
    text = folded(text_of(heading))
    words = set(text.split())
    for kind, refused in REFUSED_WORDS.items():
        phrases = REFUSED_PHRASES.get(kind, ())
        if words & refused or any(f" {phrase} " in f" {text} " for phrase in phrases):
            return kind
    return None


def column_letter(index: int) -> str:
    """The letter above a column in a spreadsheet: 0 is A, 26 is AA."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(ord("A") + rest) + letters
        index -= 1
    return letters
