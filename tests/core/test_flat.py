"""The flat that every page draws: one window is one family."""

import re

from django.template import Context, Template
from django.utils import translation

from core.flat import flat


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


def test_an_empty_flat_still_has_a_window():
    assert windows(flat(target=0, connected=0, reached=0, found=0)) == ["none"]


def test_a_flat_can_be_an_illustration_with_words_of_its_own():
    tag = "{% load house %}{% flat target=30 connected=17 reached=5 found=5 title=words %}"

    page = Template(tag).render(Context({"words": "Licht <brandt>"}))

    assert windows(page).count("on") == 17
    assert '<title id="flat-title">Licht &lt;brandt&gt;</title>' in page
    assert "gezinnen brandt licht" not in page


def test_a_window_in_the_flat_is_the_window_beside_a_number():
    """Small pictures explain the large one, so they are drawn by the same hand."""
    for state in ("none", "found", "reached", "on"):
        counts = {"connected": state == "on", "reached": state == "reached"}
        drawn = flat(target=1, found=state == "found", **counts)
        small = Template("{% load house %}{% window state %}").render(Context({"state": state}))

        panes = re.search(r"<svg[^>]*>(.*)</svg>", small)[1]
        assert panes in drawn


def test_a_chart_that_was_drawn_before_is_that_of_these_figures_and_this_language():
    for _ in range(2):
        assert windows(flat(target=3, connected=1, reached=1, found=0)) == ["on", "reached", "none"]
        assert windows(flat(target=3, connected=2, reached=1, found=0)) == ["on", "on", "reached"]
        with translation.override("en"):
            assert "light" in flat(target=3, connected=2, reached=1, found=0)
