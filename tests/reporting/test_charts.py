"""Every chart, drawn of nothing, of little and of much: well made, readable and within its sheet."""

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from core.drawing import PAPER
from core.flat import flat
from reporting.charts import (
    Cohort,
    Stage,
    Ward,
    cohorts,
    course,
    district,
    funnel,
    goal,
    month,
    multiple,
    pairs,
)
from reporting.charts.district import shade
from reporting.context.shapes import shapes
from reporting.disclosure import Told, part, total

FEW, MILLION = Told(None, "1–4"), 1_000_000
JANUARY = date(2018, 1, 1)
LETTER = 6.2  # the width of an average letter of 13 px


def months_of(*counts):
    return [(f"m{at}", count) for at, count in enumerate(counts)]


def line(now, day, **more):
    return lambda colours: course(points=((JANUARY, 0), (day, now)), colours=colours, **more)


def bars(*rows):
    heads = ("gevonden", "opgelost")
    return lambda colours: pairs(rows, name="pairs", title="Paren", heads=heads, colours=colours)


def years(*rows):
    made = [
        Cohort(year, list(zip(("gevonden", "bereikt", "aansluiting"), told, strict=True)))
        for year, told in rows
    ]
    return lambda colours: cohorts(made, title="Jaren", colours=colours)


def on_the_map(**wards):
    return lambda colours: district(wards, title="Kaart", within="In", colours=colours)


def twelve(*counts, highest=10):
    return lambda colours: multiple(
        months_of(*counts), highest=highest, name="g", title="Groep", colours=colours
    )


def steps(*families, target=None):
    stages = [Stage(f"stap {at}", number, target) for at, number in enumerate(families)]
    return lambda colours: funnel(stages, colours=colours)


CHARTS = {
    "flat": lambda colours: flat(target=30, connected=1, reached=1, found=1, colours=colours),
    "flat of nobody": lambda colours: flat(
        target=0, connected=0, reached=0, found=0, colours=colours
    ),
    "course": line(17, date(2018, 9, 18), target=30, forecast=24),
    "course of a whole year": line(24, date(2018, 12, 31), target=30, forecast=None),
    "course of nobody": line(0, JANUARY, target=None, forecast=None),
    "course of a million": line(MILLION, date(2018, 12, 31), target=1, forecast=MILLION),
    "funnel": steps(31, 30, 27, 25, 24, target=30),
    "funnel of nobody": steps(0, 0, target=None),
    "funnel of a million": steps(MILLION, 1, target=3),
    "funnel without steps": steps(),
    "goal": lambda colours: goal(3, 30, title="Doel", colours=colours),
    "goal of nought": lambda colours: goal(0, 0, title="Doel", colours=colours),
    "month": lambda colours: month(JANUARY, {1: 5, 31: 1}, title="januari", colours=colours),
    "group": twelve(*[total(5)] * 11, FEW),
    "group of one month": twelve(total(MILLION), highest=MILLION),
    "group of nothing": twelve(),
    "group of nobody": twelve(total(0), highest=0),
    "obstacles": bars(("Geld of schulden", total(9), FEW), ("Taal", total(0), total(MILLION))),
    "one obstacle": bars(("Taal", total(0), total(0))),
    "no obstacle": bars(),
    "cohorts": years(("2017", [total(31), total(27), FEW]), ("2018", [total(MILLION)] * 3)),
    "one cohort": years(("2017", [total(0), total(0), total(0)])),
    "no cohort": years(),
    "map": on_the_map(
        BU05991284=Ward(total(40), 200, [("Homerusbuurt", FEW), ("Smeetsland", total(9))]),
        BU05991290=Ward(FEW, 0),
    ),
    "map of nobody": on_the_map(BU05991284=Ward(total(0), 0)),
    "map without wijken": on_the_map(),
    "map of another city": on_the_map(BU03630000=Ward(total(12), 1)),
}


def parsed(svg):
    return ElementTree.fromstring(svg)  # noqa: S314  # our own drawing


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_on_screen_says_what_it_shows_and_is_coloured_by_class(chart):
    svg = parsed(chart(None))

    assert svg.get("role") == "img"
    assert [svg.find(f".//*[@id='{i}']").text for i in svg.get("aria-labelledby").split()] != []
    assert not re.search(r"style=|fill=|#[0-9a-f]{6}|nan|inf", chart(None))


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_on_paper_carries_its_own_colours(chart):
    parsed(chart(PAPER))

    assert "class=" not in chart(PAPER)


def words_of(svg):
    """(left, right, foot) of every word on a drawing, as wide as an average letter makes it."""
    for text in parsed(svg).iter("text"):
        x, y, width = float(text.get("x")), float(text.get("y")), LETTER * len(text.text or "")
        left = {"end": x - width, "middle": x - width / 2}.get(text.get("text-anchor"), x)
        yield left, left + width, y, text.text


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_the_words_of_a_chart_stand_beside_each_other(chart):
    words = list(words_of(chart(None)))

    through_each_other = [
        (one[3], other[3])
        for at, one in enumerate(words)
        for other in words[at + 1 :]
        if abs(one[2] - other[2]) < 9 and one[0] < other[1] - 1 and other[0] < one[1] - 1
    ]

    assert through_each_other == []


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_nothing_of_a_chart_falls_off_its_sheet(chart):
    svg = parsed(chart(None))
    width, height = (float(side) for side in svg.get("viewBox").split()[2:])
    sizes = [
        (
            float(bar.get("x")) + float(bar.get("width")),
            float(bar.get("y")) + float(bar.get("height")),
        )
        for bar in svg.iter("rect")
        if "transform" not in (bar.get("class") or "")
    ]
    feet = [foot for _left, _right, foot, _word in words_of(chart(None))]

    assert [size for size in sizes if size[0] > width + 1 or size[1] > height + 1] == []
    assert [foot for foot in feet if not 0 < foot <= height + 1] == []


def test_the_line_says_now_promise_and_course():
    svg = CHARTS["course"](None)

    assert (
        "Lijn van het aantal gezinnen met aansluiting: 17 op 18 september. "
        "Op deze koers 24 op 31 december. Afgesproken: 30." in svg
    )


def test_a_count_that_may_not_be_told_is_an_open_bar_up_to_the_end_of_its_range():
    four, few = (
        next(bar for bar in parsed(twelve(count)(None)).iter("rect"))
        for count in (total(4), part(3))
    )

    assert few.get("height") == four.get("height")
    assert (four.get("class"), few.get("class")) == ("c-bar", "c-range")


def test_a_stroke_across_a_bar_is_what_was_promised_for_that_step():
    stages = [Stage("gevonden", 31, 30), Stage("benaderd", 30), Stage("bereikt", 3, 30)]
    svg = funnel(stages)

    assert svg.count("c-goal") == 2
    assert [word for *_at, word in words_of(svg)] == [
        *("gevonden", "31", "van 30"),
        *("benaderd", "30"),
        *("bereikt", "3", "van 30"),
    ]


def test_the_map_shows_the_wijken_of_cbs_the_largest_in_the_middle():
    names = [shape.name for shape in shapes()]
    middles = {shape.name: shape.middle for shape in shapes()}

    assert names == ["Oud IJsselmonde", "Lombardijen", "Groot IJsselmonde", "Beverwaard"]
    assert (
        middles["Lombardijen"][1] > middles["Groot IJsselmonde"][1] > middles["Oud IJsselmonde"][1]
    )
    assert middles["Lombardijen"][0] < middles["Groot IJsselmonde"][0] < middles["Beverwaard"][0]


@pytest.mark.parametrize("name", ["Oud IJsselmonde", "Lombardijen", "Groot IJsselmonde"])
def test_a_name_on_the_map_lies_within_its_wijk(name):
    shape = next(shape for shape in shapes() if shape.name == name)
    width, height = 0.3, 0.1
    x, y = shape.room_for(width, height)

    corners = [(x + side * width / 2, y + end * height / 2) for side in (-1, 1) for end in (-1, 1)]

    assert [corner for corner in corners if not shape.holds(corner)] == []


def test_what_fits_nowhere_lies_where_most_of_it_fits():
    beverwaard = next(shape for shape in shapes() if shape.name == "Beverwaard")

    assert beverwaard.holds(beverwaard.room_for(2, 2))


@pytest.mark.parametrize(
    ("families", "expected"), [(total(0), 0), (FEW, 1), (total(15), 2), (total(40), 3)]
)
def test_a_wijk_is_darker_where_more_families_live(families, expected):
    assert shade(Ward(families, 0), 40) == expected


def luminance(colour):
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    "scale",
    [("m-0", "m-1", "m-2", "m-3"), ("heat-1", "heat-2", "heat-3", "heat-4", "heat-5")],
)
def test_a_scale_survives_a_printer_without_colours(scale):
    grey = [luminance(PAPER[look]["fill"]) for look in scale]

    assert grey == sorted(grey, reverse=True)
    assert [step for step in pairwise(grey) if step[0] - step[1] < 0.08] == []


def test_empty_half_and_lit_differ_without_colours():
    found, reached, connected = (
        luminance(PAPER[c]["fill"]) for c in ("c-rest", "c-half", "c-bar-lamp")
    )

    assert found - connected > 0.15
    assert connected - reached > 0.15
