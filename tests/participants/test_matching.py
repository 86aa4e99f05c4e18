"""What suits a family, on neighbourhoods so small that a person can see the right order."""

from datetime import date

import pytest

from core.moments import Part
from participants.matching.comparisons import Around
from participants.matching.matches import best_first, compare, partners_for
from participants.matching.offers import Partner
from tests.participants.matching import (
    AREAS,
    BEVERWAARD,
    HOMERUS,
    LANGUAGE,
    LANGUAGES,
    LOMBARDIJEN,
    MONDAY,
    MONEY,
    NO_SITTER,
    SATURDAY,
    SHY,
    SMEETSLAND,
    THURSDAY,
    TIGRINYA,
    TODAY,
    TUESDAY,
    TURKISH,
    a_family,
    an_activity,
    in_order,
    names,
)


def test_first_what_is_possible_then_what_helps_then_what_is_easy():
    selam = a_family(
        NO_SITTER,
        LANGUAGE,
        SHY,
        heavy=[NO_SITTER],
        languages=[TIGRINYA],
        days=[MONDAY, TUESDAY],
        area=HOMERUS,
    )

    found = in_order(
        selam,
        an_activity("Eten op zaterdag", NO_SITTER, LANGUAGE, SHY, on=SATURDAY, area=HOMERUS),
        an_activity("Naaicafé vol", NO_SITTER, LANGUAGE, SHY, room=8, enrolled=8),
        an_activity("Koffie om de hoek", SHY, LANGUAGE, area=HOMERUS),
        an_activity("Moedergroep", NO_SITTER, languages=[TIGRINYA], area=SMEETSLAND),
        an_activity("Speelochtend", NO_SITTER, area=SMEETSLAND),
        an_activity("Wandelen", area=HOMERUS),
    )

    assert found == [
        ("Moedergroep", "Geen oppas, Tigrinya, zelfde wijk, dinsdagochtend", ""),
        ("Speelochtend", "Geen oppas, zelfde wijk, dinsdagochtend", ""),
        ("Koffie om de hoek", "Taal, schaamte, zelfde buurt, dinsdagochtend", ""),
        ("Wandelen", "Zelfde buurt, dinsdagochtend", ""),
        ("Eten op zaterdag", "Geen oppas, taal, schaamte, zelfde buurt", "Zaterdagochtend"),
        ("Naaicafé vol", "Geen oppas, taal, schaamte, dinsdagochtend", "Vol"),
    ]


def test_the_obstacle_one_asks_about_comes_before_a_heavy_one():
    family = a_family(NO_SITTER, MONEY, heavy=[NO_SITTER])
    sitter, money = an_activity("Speelochtend", NO_SITTER), an_activity("Spreekuur", MONEY)

    assert names(in_order(family, money, sitter)) == ["Speelochtend", "Spreekuur"]
    assert names(in_order(family, sitter, money, asked=MONEY)) == ["Spreekuur", "Speelochtend"]


def test_nothing_noted_about_a_family_puts_what_is_soonest_first():
    later = an_activity("Later", next_on=date(2018, 9, 26))
    sooner = an_activity("Eerder", next_on=date(2018, 9, 20))

    assert in_order(a_family(), later, sooner) == [("Eerder", "", ""), ("Later", "", "")]


def test_alike_in_everything_stays_in_the_order_of_the_names():
    first, second = an_activity("Aan tafel"), an_activity("Buiten spelen")

    assert names(in_order(a_family(), first, second)) == ["Aan tafel", "Buiten spelen"]


@pytest.mark.parametrize(("enrolled", "minds"), [(7, ""), (8, "Vol"), (9, "Vol")])
def test_the_last_place_is_a_place(enrolled, minds):
    assert in_order(a_family(), an_activity("Naaicafé", room=8, enrolled=enrolled)) == [
        ("Naaicafé", "", minds)
    ]


def test_without_a_limit_it_is_never_full():
    assert in_order(a_family(), an_activity("Inloop", enrolled=500)) == [("Inloop", "", "")]


@pytest.mark.parametrize(
    ("born", "fits", "minds"),
    [
        ([2012], "Kinderen van 6 tot en met 12 jaar", ""),  # turns 6 this year
        ([2013], "", "Voor kinderen van 6 tot en met 12 jaar"),  # turns 5
        ([2005], "Kinderen van 6 tot en met 12 jaar", ""),  # turns 13: may still be 12
        ([2004], "", "Voor kinderen van 6 tot en met 12 jaar"),
        ([2004, 2010], "Kinderen van 6 tot en met 12 jaar", ""),
        ([], "", "Voor kinderen van 6 tot en met 12 jaar"),
        ([None], "", "Voor kinderen van 6 tot en met 12 jaar"),
    ],
)
def test_one_child_of_the_right_age_is_enough(born, fits, minds):
    family = a_family(born=tuple(born))
    club = an_activity("Huiswerkclub", child_age_from=6, child_age_to=12)

    assert in_order(family, club) == [("Huiswerkclub", fits, minds)]


def test_a_child_of_whom_we_do_not_know_the_year_does_not_stand_in_the_way():
    club = an_activity("Huiswerkclub", child_age_from=6)
    around = Around(TODAY)

    assert compare(a_family(born=(None,)), club, around).is_possible
    assert not compare(a_family(born=(2016,)), club, around).is_possible
    assert compare(a_family(born=(2016,)), club, around).minds == "Voor kinderen vanaf 6 jaar"


def test_a_baby_fits_where_only_the_highest_age_counts():
    group = an_activity("Babygroep", child_age_to=0)

    assert in_order(a_family(born=(2018,)), group) == [
        ("Babygroep", "Kinderen tot en met 0 jaar", "")
    ]


def test_what_was_refused_stands_lower_and_says_so_but_is_not_hidden():
    family = a_family(MONEY, refused={1: "distance", 2: ""})

    found = in_order(
        family,
        an_activity("Zei nee", MONEY, pk=1),
        an_activity("Bleef weg", MONEY, pk=2),
        an_activity("Nieuw", pk=3),
    )

    assert found == [
        ("Nieuw", "", ""),
        ("Bleef weg", "Geld", "Zei eerder ja en kwam niet"),
        ("Zei nee", "Geld", "Eerder nee: te ver weg"),
    ]


def test_what_a_family_takes_part_in_is_not_found_again():
    assert in_order(a_family(taken=frozenset({7})), an_activity("Inloop", pk=7)) == []


@pytest.mark.parametrize(
    ("days", "parts", "fits", "minds"),
    [
        ([], [], "", ""),
        ([TUESDAY], [], "Dinsdagochtend", ""),
        ([], ["morning"], "Dinsdagochtend", ""),
        ([TUESDAY], ["morning", "evening"], "Dinsdagochtend", ""),
        ([TUESDAY], ["evening"], "", "Dinsdagochtend"),
        ([THURSDAY], ["morning"], "", "Dinsdagochtend"),
    ],
)
def test_the_day_and_the_part_of_the_day_both_suit(days, parts, fits, minds):
    family = a_family(days=days, parts=parts)

    assert in_order(family, an_activity("Taalochtend")) == [("Taalochtend", fits, minds)]


def test_a_day_without_an_hour_suits_on_that_day():
    family = a_family(days=[TUESDAY], parts=["evening"])

    assert in_order(family, an_activity("Markt", part=None)) == [("Markt", "Dinsdag", "")]


def test_without_a_new_date_there_is_nothing_to_go_to_yet():
    later = an_activity("Tuin", MONEY, on=None, next_on=None)

    assert in_order(a_family(MONEY), later, an_activity("Wandelen")) == [
        ("Wandelen", "", ""),
        ("Tuin", "Geld", "Nog geen nieuwe datum"),
    ]


def test_a_language_is_minded_only_where_we_know_what_is_spoken():
    family = a_family(languages=[TIGRINYA])

    assert in_order(
        family,
        an_activity("Turkse koffie", languages=[TURKISH]),
        an_activity("Onbekend"),
        an_activity("Samen", languages=[TURKISH, TIGRINYA]),
    ) == [
        ("Samen", "Tigrinya", ""),
        ("Turkse koffie", "", "Geen Tigrinya"),
        ("Onbekend", "", ""),
    ]


def test_near_comes_before_unknown_and_unknown_before_far():
    found = in_order(
        a_family(area=HOMERUS),
        an_activity("Beverwaard", area=BEVERWAARD),
        an_activity("Onbekend"),
        an_activity("Ergens in de wijk", area=LOMBARDIJEN),
        an_activity("Om de hoek", area=HOMERUS),
    )

    assert found == [
        ("Om de hoek", "Zelfde buurt", ""),
        ("Ergens in de wijk", "Zelfde wijk", ""),
        ("Onbekend", "", ""),
        ("Beverwaard", "", "Verder weg, ±3500 m"),
    ]


def test_for_whom_it_is_is_said_and_decides_nothing():
    women = an_activity("Zwemmen", MONEY, for_whom="alleen vrouwen")

    assert in_order(a_family(MONEY), an_activity("Wandelen"), women) == [
        ("Zwemmen", "Geld", "Alleen vrouwen"),
        ("Wandelen", "", ""),
    ]


def test_the_other_way_round_the_family_that_is_helped_most_comes_first():
    group = an_activity("Moedergroep", NO_SITTER, SHY, languages=[TIGRINYA], area=HOMERUS)
    families = [
        a_family(MONEY, pk=1, name="Ander probleem"),
        a_family(SHY, pk=2, name="Een belemmering"),
        a_family(SHY, NO_SITTER, pk=3, name="Zaterdag", days=[SATURDAY]),
        a_family(SHY, NO_SITTER, pk=4, name="Twee belemmeringen"),
        a_family(SHY, pk=5, name="Zwaar", heavy=[SHY]),
    ]

    found = best_first(families, [group], Around(TODAY, AREAS))

    assert [match.need.name for match in found] == [
        "Zwaar",
        "Twee belemmeringen",
        "Een belemmering",
        "Ander probleem",
        "Zaterdag",
    ]


def test_partners_that_take_something_away_come_with_who_is_full_last():
    family = a_family(MONEY, NO_SITTER, languages=[TURKISH])
    partners = [
        Partner(1, "Vol", {MONEY: "Geld", NO_SITTER: "Geen oppas"}, {}, date(2018, 10, 1)),
        Partner(2, "Iets anders", {SHY: "Schaamte"}, {}, None),
        Partner(3, "Geldloket", {MONEY: "Geld"}, {}, None),
        Partner(4, "Turks loket", {MONEY: "Geld"}, {TURKISH: LANGUAGES[TURKISH]}, None),
    ]

    found = partners_for(family, partners)

    assert [(match.partner.name, match.fits) for match in found] == [
        ("Turks loket", "Geld, Turks"),
        ("Geldloket", "Geld"),
        ("Vol", "Geld, geen oppas"),
    ]


def test_what_was_not_asked_yet_is_named():
    assert a_family().unknown == ["languages", "moments", "area", "obstacles"]
    assert a_family(MONEY, parts=[Part.EVENING], area=HOMERUS).unknown == ["languages"]
