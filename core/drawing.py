"""Paper and ink: inline SVG that a screen colours by class and a page on paper by itself.

A chart is drawn once. On screen a shape says what it *is* (``class="c-bar"``) and the style sheet
colours it, day and night; for the PDF the same shape carries its colours. There are no style
attributes: the content security policy forbids them.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import ParamSpec

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.markup import attributes

P = ParamSpec("P")
Number = int | float
Colours = Mapping[str, Mapping[str, str | Number]]

_INK, _SOFT, _BLUE, _LAMP, _LINE, _EDGE = (
    "#18242f",
    "#3f4b57",
    "#174a80",
    "#f7bf3f",
    "#d6d2c9",
    "#747980",
)
_PANE: dict[str, str | Number] = {"fill": "#fffefc", "stroke": _INK, "stroke-width": 1.2}
_TEXT: dict[str, str | Number] = {"font-family": "Open Sans", "font-size": 13, "fill": _INK}
_HALO = _TEXT | {
    "font-weight": "bold",
    "paint-order": "stroke",
    "stroke": "#ffffff",
    "stroke-width": 3,
}
_WARD: dict[str, str | Number] = {"fill": "#e9e7e1", "stroke": _INK, "stroke-width": 1}

PAPER: Colours = {
    "": _TEXT,
    "soft": _TEXT | {"fill": _SOFT},
    "strong": _TEXT | {"font-weight": "bold"},
    "small": _TEXT | {"font-size": 12},
    "big": _TEXT | {"font-size": 19, "font-weight": "bold"},
    "c-axis": {"stroke": _LINE, "fill": "none"},
    "c-plan": {
        "stroke": _SOFT,
        "stroke-width": 1.5,
        "stroke-dasharray": "2 5",
        "stroke-linecap": "round",
        "fill": "none",
    },
    "c-real": {"stroke": _BLUE, "stroke-width": 3, "fill": "none", "stroke-linejoin": "round"},
    "c-next": {"stroke": _BLUE, "stroke-width": 2, "stroke-dasharray": "7 4", "fill": "none"},
    "c-dot": {"fill": _LAMP, "stroke": _INK, "stroke-width": 1.5},
    "c-bar": {"fill": _BLUE},
    "c-bar-lamp": {"fill": _LAMP, "stroke": _INK, "stroke-width": 1.2},
    "c-rest": {"fill": "#e9e7e1", "stroke": _LINE},
    "c-half": {"fill": "#8badd6", "stroke": _INK, "stroke-width": 1.2},
    "c-range": {"fill": "#ffffff", "stroke": _INK, "stroke-width": 1.2, "stroke-dasharray": "3 2"},
    "c-goal": {"stroke": _INK, "stroke-width": 2.5, "fill": "none"},
    "heat-0": {"fill": _EDGE},
    "heat-1": {"fill": "#b7cce5"},
    "heat-2": {"fill": "#8badd6"},
    "heat-3": {"fill": "#5c8cc2"},
    "heat-4": {"fill": "#2f659f"},
    "heat-5": {"fill": "#0f355f"},
    "m-0": _WARD,
    "m-1": _WARD | {"fill": "#b7cce5"},
    "m-2": _WARD | {"fill": "#8badd6"},
    "m-3": _WARD | {"fill": "#5c8cc2"},
    "m-mark": {"fill": _LAMP, "stroke": _INK, "stroke-width": 1.2},
    "m-big": _HALO | {"font-size": 19},
    "n-people": {"stroke": _BLUE, "stroke-linecap": "round"},
    "n-together": {"stroke": _BLUE, "stroke-width": 2, "stroke-dasharray": "7 4"},
    "n-place": {"stroke": _SOFT, "stroke-width": 1, "stroke-dasharray": "1 5"},
    "n-group": {"fill": _LAMP, "stroke": _INK, "stroke-width": 1.5},
    "n-activity": _PANE,
    "n-partner": _PANE,
    "n-name": _HALO,
    "win win-none": {
        "fill": "#e9e7e1",
        "stroke": _EDGE,
        "stroke-width": 1.2,
        "stroke-dasharray": "2 2",
    },
    "win win-found": _PANE,
    "win win-reached": _PANE,
    "win win-on": _PANE | {"fill": _LAMP},
    "glow": {"fill": _LAMP, "stroke": "none"},
    "flat-wall": {"fill": "#fffefc", "stroke": _INK, "stroke-width": 1.5},
    "flat-roof": {"fill": _INK},
    "flat-door": {"fill": _BLUE},
    "flat-sign": {"fill": _BLUE, "stroke": "#ffffff", "stroke-width": 1.5},
    "flat-name": _TEXT | {"font-weight": "bold", "font-size": 11, "fill": "#ffffff"},
    "flat-line": {"stroke": _LINE, "stroke-width": 1},
    "flat-tree": {"fill": "#2a6b4f"},
    "flat-ground": {
        "stroke": _INK,
        "stroke-width": 1.5,
        "stroke-linecap": "round",
        "fill": "none",
    },
}
"""Colours of the light theme (``static/css/tokens.css``) for charts that leave the screen."""


@dataclass
class Drawing:
    """One chart: a sheet of ``width`` by ``height`` with a title that says what it shows.

    Without a title it is hidden from those who listen: then the words beside it say the same.

    ``name`` makes the ids in it unique on the page. With ``colours`` (``PAPER``) the drawing stands
    on its own; without them the page's style sheet colours it.
    """

    name: str
    title: str
    width: Number
    height: Number
    left: Number = 0
    top: Number = 0
    description: str = ""
    look: str = "chart"
    colours: Colours | None = None
    shapes: list[SafeString] = field(default_factory=list)

    def add(self, tag: str, look: str = "", *, words: object = None, **attributes: object) -> None:
        """Draw a ``tag`` that is a ``look``; ``words`` are the text in it."""
        self.shapes.append(_element(tag, self._dressed(tag, look) | attributes, words))

    @contextmanager
    def group(self, look: str, **attributes: object) -> Iterator[None]:
        """What is drawn inside belongs together as one ``look``."""
        outside, self.shapes = self.shapes, []
        yield
        inside, self.shapes = SafeString("".join(self.shapes)), outside
        self.add("g", look, words=inside, **attributes)

    def text(self, x: Number, y: Number, words: object, look: str = "", anchor: str = "") -> None:
        """Write ``words`` with their foot at ``x``, ``y``."""
        self.add("text", look, words=words, x=x, y=y, text_anchor=anchor)

    def svg(self) -> SafeString:
        """The whole drawing as markup."""
        corners = (self.left, self.top, self.width, self.height)
        box = {"viewBox": " ".join(str(_short(number)) for number in corners)}
        inside = SafeString("".join(self.shapes))
        if self.colours is not None:
            sheet = {"xmlns": "http://www.w3.org/2000/svg"} | box
            return _element("svg", sheet | {"width": self.width, "height": self.height}, inside)
        if not self.title:
            return _element("svg", {"class": self.look, **box, "aria-hidden": "true"}, inside)
        ids = {"title": f"{self.name}-title", "desc": f"{self.name}-desc"}
        said = _element("title", {"id": ids["title"]}, self.title)
        if self.description:
            said += _element("desc", {"id": ids["desc"]}, self.description)
        labels = " ".join(ids.values()) if self.description else ids["title"]
        seen = {"class": self.look, **box, "role": "img", "aria-labelledby": labels}
        return _element("svg", seen, said + inside)

    def _dressed(self, tag: str, look: str) -> dict[str, object]:
        if self.colours is None:
            return {"class": look}
        return dict(self.colours[look]) if look or tag == "text" else {}


def _element(tag: str, given: Mapping[str, object], inside: object = None) -> SafeString:
    written = attributes(
        {name.replace("_", "-"): _short(value) for name, value in given.items() if value != ""}
    )
    if inside is None:
        return SafeString(f"<{tag}{written}/>")
    return SafeString(f"<{tag}{written}>{conditional_escape(str(inside))}</{tag}>")


def drawn_once(draw: Callable[P, SafeString]) -> Callable[P, SafeString]:
    """A chart follows from its figures and the language: the last ones asked for are kept.

    Not on paper: a report is printed once.
    """

    @lru_cache(maxsize=64, typed=True)
    def kept(_language: str | None, *args: P.args, **figures: P.kwargs) -> SafeString:
        return draw(*args, **figures)

    @wraps(draw)
    def on_request(*args: P.args, **figures: P.kwargs) -> SafeString:
        if figures.get("colours") is not None:
            return draw(*args, **figures)
        return kept(get_language(), *args, **figures)  # type: ignore[arg-type]  # all can be hashed

    return on_request


def _short(value: object) -> object:
    """Coordinates with at most one decimal; everything else unchanged."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value
