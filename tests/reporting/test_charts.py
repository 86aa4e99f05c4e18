import re
from datetime import date
from xml.etree import ElementTree

import pytest

from reporting.charts import PAPER, course, flat


def windows(svg):
    return re.findall(r'class="win win-(\w+)"', svg)


def test_a_flat_has_a_window_for_every_promised_family():
    states = windows(flat(target=30, connected=17, reached=5, found=5))

    assert states == ["on"] * 17 + ["reached"] * 5 + ["found"] * 5 + ["none"] * 3


def test_more_light_than_promised_fills_the_flat_and_the_title_tells_the_rest():
    svg = flat(target=30, connected=35, reached=0, found=0)

    assert windows(svg) == ["on"] * 30
    assert "Bij 35 gezinnen brandt licht" in svg


def test_a_very_large_promise_is_drawn_to_scale():
    svg = flat(target=30_000, connected=15_000, reached=0, found=0)

    assert windows(svg) == ["on"] * 30 + ["none"] * 30
    assert "elk raam staat voor 500 gezinnen" in svg


CHARTS = {
    "flat": lambda colours: flat(target=30, connected=1, reached=1, found=1, colours=colours),
    "course": lambda colours: course(
        points=[(date(2018, 1, 1), 0), (date(2018, 9, 18), 17)],
        target=30,
        forecast=24,
        colours=colours,
    ),
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_on_screen_says_what_it_shows_and_is_coloured_by_class(chart):
    svg = ElementTree.fromstring(chart(None))  # noqa: S314  # our own drawing

    assert svg.get("role") == "img"
    assert [
        svg.find(f".//*[@id='{id_}']").text is None for id_ in svg.get("aria-labelledby").split()
    ] == [False]
    assert not re.search(r"style=|fill=|#[0-9a-f]{6}", chart(None))


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_on_paper_carries_its_own_colours(chart):
    svg = chart(PAPER)

    ElementTree.fromstring(svg)  # noqa: S314  # our own drawing
    assert "class=" not in svg


def test_the_line_says_now_promise_and_course():
    svg = CHARTS["course"](None)

    assert (
        "Lijn van het aantal gezinnen met aansluiting: 17 op 18 september. "
        "Op deze koers 24 op 31 december. Afgesproken: 30." in svg
    )
