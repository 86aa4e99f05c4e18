"""The instruments of others: word for word, and scored as their makers say."""

import pytest

from participants.instruments import (
    ANSWERS,
    LADDER,
    LONELINESS,
    Band,
    Loneliness,
    Side,
    loneliness,
)

NO, MORE_OR_LESS, YES = 1, 2, 3


def test_the_six_items_are_those_of_the_manual_in_its_order():
    """Items and scoring: manual of the scale (SPSS part); Dutch words: CBS 2023/51."""
    yes, no = {MORE_OR_LESS, YES}, {NO, MORE_OR_LESS}
    items = [(item.number, item.text, item.side, set(item.scores_on)) for item in LONELINESS]

    assert ANSWERS == {1: "nee", 2: "min of meer", 3: "ja"}
    assert items == [
        (3, "Ik ervaar een leegte om me heen.", Side.EMOTIONAL, yes),
        (
            4,
            "Er zijn genoeg mensen op wie ik in geval van narigheid kan terugvallen.",
            Side.SOCIAL,
            no,
        ),
        (7, "Ik heb veel mensen op wie ik volledig kan vertrouwen.", Side.SOCIAL, no),
        (9, "Ik mis mensen om me heen.", Side.EMOTIONAL, yes),
        (8, "Er zijn voldoende mensen met wie ik me nauw verbonden voel.", Side.SOCIAL, no),
        (10, "Vaak voel ik me in de steek gelaten.", Side.EMOTIONAL, yes),
    ]


@pytest.mark.parametrize(
    ("answers", "scores"),
    [
        ({3: 1, 4: 3, 7: 3, 9: 1, 8: 3, 10: 1}, Loneliness(0, 0, 0)),
        ({3: 2, 4: 2, 7: 2, 9: 2, 8: 2, 10: 2}, Loneliness(6, 3, 3)),
        ({3: 3, 4: 1, 7: 1, 9: 3, 8: 1, 10: 3}, Loneliness(6, 3, 3)),
        ({3: 1, 4: 3, 7: 2, 9: 2, 8: 3, 10: 1}, Loneliness(2, 1, 1)),
        ({3: 2, 4: 3, 7: 3, 9: 1, 8: 3}, Loneliness(1, None, 0)),  # one missing: still a total
        ({3: 2, 4: 3, 7: 3, 8: 3}, Loneliness(None, None, 0)),  # two missing: no total
        ({}, Loneliness(None, None, None)),
    ],
)
def test_answers_come_to_the_scores_of_the_manual(answers, scores):
    assert loneliness(answers) == scores


def test_every_total_belongs_to_one_band_of_a_group():
    bands = [[band.name for band in Band if total in band.value] for total in range(7)]

    assert bands == [["NOT"]] * 2 + [["SOMEWHAT"]] * 3 + [["STRONGLY"]] * 2


def test_the_ladder_has_its_six_levels_and_says_when_one_stands_there():
    assert [(rung.level, str(rung.name)) for rung in LADDER] == [
        (1, "Geïsoleerd"),
        (2, "Sociale contacten buitenshuis"),
        (3, "Deelname aan georganiseerde activiteiten"),
        (4, "Onbetaald werk"),
        (5, "Betaald werk met ondersteuning"),
        (6, "Betaald werk"),
    ]
    assert all(str(rung.rule) for rung in LADDER)
