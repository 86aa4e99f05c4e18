"""How initiatives hang together: counted from who comes where, and what follows from the lines."""

from datetime import date
from itertools import pairwise

from core.periods import Period
from participants.initiatives.network import Initiative, Line, network_of
from participants.initiatives.picture import network_picture
from participants.initiatives.words import changes

PERIOD = Period(date(2026, 1, 1), date(2026, 11, 23))
DAY = date(2026, 5, 6)

SEWING, GARDEN, LANGUAGE, COOKING, READING = (
    Initiative(name, "group", pk)
    for pk, name in enumerate(["Naaien", "Tuin", "Taal", "Koken", "Lezen"], start=1)
)


def people(one, other, number=3):
    return Line(*sorted((one, other)), people=number)


def hanging_together(*lines, alone=()):
    there = {end for line in lines for end in line.ends}
    return network_of([*there, *alone], lines)


# Islands and bridges, on networks that a person can draw on the back of an envelope.


def test_what_has_no_way_to_each_other_is_two_islands_and_the_rest_stands_alone():
    network = hanging_together(
        people(SEWING, GARDEN), people(GARDEN, COOKING), people(LANGUAGE, READING)
    )
    lonely = hanging_together(people(SEWING, GARDEN), alone=[LANGUAGE])

    assert network.islands == [(COOKING, SEWING, GARDEN), (READING, LANGUAGE)]
    assert network.alone == []
    assert lonely.alone == [LANGUAGE]


def test_a_bridge_is_what_others_lose_each_other_without():
    chain = hanging_together(
        people(SEWING, GARDEN), people(GARDEN, COOKING), people(COOKING, LANGUAGE)
    )

    assert [(bridge.initiative, bridge.apart) for bridge in chain.bridges] == [
        (COOKING, ((LANGUAGE,),)),
        (GARDEN, ((SEWING,),)),
    ]
    assert chain.between == {SEWING: 0, GARDEN: 2, COOKING: 2, LANGUAGE: 0}


def test_in_a_round_nobody_is_a_bridge():
    round_about = hanging_together(
        people(SEWING, GARDEN), people(GARDEN, COOKING), people(COOKING, SEWING)
    )

    assert round_about.bridges == []


def test_the_same_building_alone_connects_nobody():
    network = hanging_together(Line(COOKING, SEWING, shares_a_place=True))

    assert network.islands == []
    assert network.alone == [COOKING, SEWING]


# In words.


def test_what_came_together_is_told_before_a_single_new_line():
    before = hanging_together(people(SEWING, GARDEN), alone=[LANGUAGE, COOKING])
    now = hanging_together(
        people(SEWING, GARDEN), people(GARDEN, LANGUAGE, 4), alone=[COOKING, READING]
    )

    assert changes(now, before) == [
        "Taal en Naaien en Tuin stonden vorig jaar los van elkaar. Nu niet meer.",
        "Lezen is nieuw, en staat nog los.",
        "Nieuw: Taal en Tuin (4 mensen).",
    ]


def test_what_was_lost_is_told_too():
    before = hanging_together(people(SEWING, GARDEN, 5))
    now = hanging_together(alone=[SEWING, GARDEN])

    assert changes(now, before) == [
        "Tuin en Naaien hingen vorig jaar samen. Nu niet meer.",
        "Weg: Naaien en Tuin (vorig jaar 5 mensen).",
    ]


def test_the_same_network_is_drawn_the_same():
    lines = [people(SEWING, GARDEN), people(GARDEN, COOKING), people(LANGUAGE, READING)]
    numbers = {SEWING: 1, GARDEN: 2, COOKING: 3, LANGUAGE: 4, READING: 5}

    drawn = network_picture(hanging_together(*lines), numbers)

    assert drawn == network_picture(hanging_together(*reversed(lines)), numbers)
    assert "5 initiatieven, samen 2 eilanden" in drawn
    assert "style=" not in drawn


def test_five_hundred_initiatives_are_all_found_and_drawn():
    crowd = [Initiative(f"Groep {at:03}", "group", at) for at in range(500)]
    network = network_of(crowd, [people(one, other) for one, other in pairwise(crowd)])

    picture = network_picture(network, {one: at for at, one in enumerate(crowd)})

    assert len(network.bridges) == 498
    assert picture.count("<circle") == 500
