"""Names in the drawing of the network: beside their dot, and not through each other."""

import pytest

from participants.initiatives.labels import placed

SHEET = (340.0, 300.0)


def label_of(names, spots, lines=()):
    keys = range(len(names))
    found = placed(
        dict(zip(keys, names, strict=True)),
        dict(zip(keys, spots, strict=True)),
        lines,
        sheet=SHEET,
        dot=9,
    )
    return [found[key] for key in keys]


def through_each_other(labels):
    boxes = [label.box for label in labels]
    return [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


def test_a_name_stands_under_its_dot():
    (label,) = label_of(["Taalochtend"], [(170, 150)])

    assert (label.lines, label.x, label.y > 159, label.anchor) == (
        ["Taalochtend"],
        170,
        True,
        "middle",
    )


def test_a_long_name_is_cut_in_two_at_a_space():
    labels = label_of(
        ["Moeders aan de Pascalweg", "Bouwspeeltuinvereniging"], [(170, 50), (170, 200)]
    )

    assert [label.lines for label in labels] == [
        ["Moeders aan", "de Pascalweg"],
        ["Bouwspeeltuinvereniging"],
    ]


def test_a_name_at_the_edge_stays_on_the_sheet():
    labels = label_of(["Kinderboerderij", "Speeltuin Pascal"], [(12, 290), (330, 12)])

    assert [
        label.lines
        for label in labels
        if label.box[0] < 0
        or label.box[2] > SHEET[0]
        or label.box[1] < 0
        or label.box[3] > SHEET[1]
    ] == []


@pytest.mark.parametrize("apart", [28, 40, 60])
def test_names_of_dots_close_together_do_not_run_through_each_other(apart):
    spots = [(60 + apart * at, 100 + 22 * at) for at in range(5)]

    labels = label_of(["Huiswerkclub", "Taalochtend", "Naaicafé", "Tuin", "Buiten spelen"], spots)

    assert through_each_other(labels) == []


def test_nothing_is_drawn_of_nobody():
    assert label_of([], []) == []
