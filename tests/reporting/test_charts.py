import re
from datetime import date
from xml.etree import ElementTree

import pytest

from core.drawing import PAPER
from core.flat import flat
from reporting.charts import course

CHARTS = {
    "flat": lambda colours: flat(target=30, connected=1, reached=1, found=1, colours=colours),
    "course": lambda colours: course(
        points=((date(2018, 1, 1), 0), (date(2018, 9, 18), 17)),
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
