"""The style sheets keep the promises of the face."""

import re
from pathlib import Path

import pytest

CSS = Path("static/css")
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")


def declarations(block):
    return re.findall(r"[a-z-]+: [^;]+;", re.sub(r"/\*.*?\*/", "", block, flags=re.DOTALL))


def test_the_two_ways_into_the_night_look_the_same():
    by_system, by_choice = (
        declarations(TOKENS.split(start, 1)[1].split("}", 1)[0])
        for start in (':root:not([data-theme="light"]) {', ':root[data-theme="dark"] {')
    )

    assert by_system == by_choice
    assert by_system[0] == "color-scheme: dark;"


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colours(theme):
    """Token → colour, by day or by night; a token the night does not change keeps its day."""
    night = TOKENS.split('[data-theme="dark"] {', 1)[1] if theme == "night" else ""
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", TOKENS + night))


TEXT = [
    ("ink", "kalk"), ("ink", "wit"), ("ink", "mist"), ("ink-2", "kalk"), ("ink-2", "wit"),
    ("ink-2", "mist"), ("on-bord", "bord"), ("bord", "kalk"), ("bord", "wit"), ("bord-2", "bord-soft"),
    ("on-lamp", "lamp"), ("ink", "lamp-soft"), ("steen", "wit"), ("steen", "steen-soft"),
    ("blad", "blad-soft"), ("ink", "steen-soft"), ("ink", "bord-soft"),
]  # fmt: skip
BORDERS = [("edge", "wit"), ("edge", "kalk"), ("bord", "wit"), ("steen", "wit")]


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read_by_day_and_by_night(theme, text, ground):
    """AAA asks for 7 : 1."""
    token = colours(theme)

    assert contrast(token[text], token[ground]) >= 7


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize(("border", "ground"), BORDERS)
def test_the_edge_of_a_field_can_be_seen(theme, border, ground):
    token = colours(theme)

    assert contrast(token[border], token[ground]) >= 3


def test_the_style_sheets_stay_light():
    assert sum(sheet.stat().st_size for sheet in CSS.glob("*.css")) < 48_000


def test_every_icon_that_is_used_is_drawn():
    drawn = set(re.findall(r'id="i-([a-z]+)"', Path("static/icons.svg").read_text()))
    used = {
        name
        for page in Path("templates").rglob("*.html")
        for name in re.findall(r'{% icon "([a-z]+)"', page.read_text(encoding="utf-8"))
    }

    assert sorted(used - drawn) == []


def test_a_class_is_dressed_in_one_place():
    """Two components of one name undo each other, on a page that nobody looks at."""
    sheets = [(CSS / f"{name}.css").read_text() for name in ("base", "layout", "components")]
    alone = re.findall(r"(?<!,)\n  (\.[a-z0-9-]+) \{", "".join(sheets))

    assert sorted({name for name in alone if alone.count(name) > 1}) == []
