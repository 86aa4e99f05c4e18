"""How people write down children, in a form or in a list."""

import pytest

from core.sheets.cells import Unreadable
from participants.actions.families import Child
from participants.children import read_children


@pytest.mark.parametrize(
    ("cell", "children"),
    [
        ("2 (4 en 7)", [("", 2013), ("", 2010)]),
        ("3 (4, 7)", [("", 2013), ("", 2010), ("", None)]),
        ("2", [("", None), ("", None)]),
        (1.0, [("", None)]),
        ("2 kinderen: 4 en 8 mnd", [("", 2013), ("", 2017)]),
        ("Sem (10), Mila (8)", [("Sem", 2007), ("Mila", 2009)]),
        ("Sem 10 jr, Mila 8 jr", [("Sem", 2007), ("Mila", 2009)]),
        ("Sem en Mila", [("Sem", None), ("Mila", None)]),
        ("SEM (2010)", [("Sem", 2010)]),
        ("Ruby 2009, Sem (2011)", [("Ruby", 2009), ("Sem", 2011)]),
        ("Ruby 2009 en 2011", [("Ruby", 2009), ("", 2011)]),
        ("Özgür & Zoë-Mae", [("Özgür", None), ("Zoë-Mae", None)]),
        ("geen", []),
        ("", []),
    ],
)
def test_children_are_counted_named_or_given_an_age(cell, children):
    assert read_children(cell, year=2017) == [Child(*child) for child in children]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("2 (4, 7, 9)", "Er staan 2 kinderen, maar er staan meer leeftijden bij."),
        ("Sem (47)", "Deze leeftijd klopt niet voor een kind."),
        ("Sem 1980", "Het geboortejaar 1980 kan niet kloppen."),
        ("Sem 2018", "Het geboortejaar 2018 kan niet kloppen."),
        ("S" * 101, "Een voornaam heeft hooguit 100 letters."),
        ("99", "Zoveel kinderen in één gezin kan niet kloppen."),
        (
            "3 of 4, zie 2 (5)",
            "Schrijf kinderen als Ruby 2009, Sem 2011. Of als Sem (4), Mila (7). Of alleen: 2.",
        ),
    ],
)
def test_children_that_do_not_add_up_are_explained(cell, reason):
    with pytest.raises(Unreadable) as refused:
        read_children(cell, year=2017)

    assert str(refused.value) == reason
