from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils import translation

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def drawn(source, **context):
    return Template("{% load house days %}" + source).render(Context(context))


def test_an_icon_comes_from_the_one_sprite():
    assert drawn('{% icon "phone" %}') == (
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">'
        '<use href="/static/icons.svg#i-phone"/></svg>'
    )


@pytest.mark.parametrize(
    ("state", "rectangles", "crosses"),
    [("none", 1, 0), ("found", 1, 1), ("reached", 2, 1), ("on", 1, 1)],
)
def test_a_window_shows_how_far_a_family_is(state, rectangles, crosses):
    page = drawn("{% window state %}", state=state)

    assert (page.count("<rect"), page.count("<path")) == (rectangles, crosses)
    assert f"win-{state}" in page


@pytest.mark.parametrize(("steps", "lit"), [(0, 0), (3, 3), ([1, 2, 5], 3)])
def test_five_panes_are_lit_for_the_steps_that_were_reached(steps, lit):
    page = drawn("{% mini steps 'Bereikt' %}", steps=steps)

    assert (page.count("<i"), page.count('class="on"')) == (5, lit)
    assert page.endswith("</span>Bereikt")


def test_a_word_beside_the_panes_is_never_markup():
    assert drawn("{% mini 1 word %}", word="<b>").endswith("&lt;b&gt;")


def test_a_card_has_a_title_and_a_list_says_when_it_is_empty():
    assert "<h2>Uren</h2>" in drawn('{% card "Uren" %}<p>2,5</p>{% endcard %}')
    assert drawn("{% nothing %}Nog niets{% endnothing %}") == '<div class="empty">Nog niets</div>'


def test_links_to_other_pages_keep_what_was_searched(rf):
    page = Paginator(range(30), 10).page(2)
    request = rf.get("/gezinnen/", {"zoek": "yıldız", "pagina": "2"})

    text = drawn("{% pages page %}", page=page, request=request)

    assert 'href="?zoek=y%C4%B1ld%C4%B1z&amp;pagina=3"' in text
    assert text.count("btn-here") == 1


def test_a_list_of_one_page_has_no_links(rf):
    page = Paginator(range(3), 10).page(1)

    assert drawn("{% pages page %}", page=page, request=rf.get("/")).strip() == ""


@time_machine.travel(datetime(2018, 9, 18, 12, tzinfo=AMSTERDAM))
@pytest.mark.parametrize(
    ("value", "filter_name", "shown"),
    [
        (date(2018, 9, 18), "day", "di 18 september"),
        (date(2017, 9, 18), "day", "ma 18 september 2017"),
        (date(2018, 9, 18), "long_day", "18 september 2018"),
        (date(2018, 9, 18), "full_day", "dinsdag 18 september"),
        (date(2018, 8, 14), "short_day", "14 aug"),
        (datetime(2018, 9, 18, 23, 30, tzinfo=ZoneInfo("UTC")), "day", "wo 19 september"),
        (None, "day", ""),
        (time(9, 30), "clock", "9.30"),
        (datetime(2018, 9, 18, 11, 5, tzinfo=ZoneInfo("UTC")), "clock", "13.05"),
        ("+31690664215", "phone", "06-90664215"),
    ],
)
def test_days_times_and_numbers_are_shown_as_people_say_them(value, filter_name, shown):
    assert drawn(f"{{{{ value|{filter_name} }}}}", value=value) == shown


@time_machine.travel(datetime(2018, 9, 18, 12, tzinfo=AMSTERDAM))
def test_an_english_page_has_english_days():
    with translation.override("en"):
        assert drawn("{{ value|day }}", value=date(2018, 9, 18)) == "Tue 18 September"
        assert drawn("{{ value|clock }}", value=time(9, 30)) == "9:30"
