"""The style sheets keep the promises of the face."""

import re
from pathlib import Path

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


def test_the_style_sheets_stay_light():
    assert sum(sheet.stat().st_size for sheet in CSS.glob("*.css")) < 45_000


def test_every_icon_that_is_used_is_drawn():
    drawn = set(re.findall(r'id="i-([a-z]+)"', Path("static/icons.svg").read_text()))
    used = {
        name
        for page in Path("templates").rglob("*.html")
        for name in re.findall(r'{% icon "([a-z]+)"', page.read_text(encoding="utf-8"))
    }

    assert sorted(used - drawn) == []
