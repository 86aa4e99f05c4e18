"""Filling in the forms of a page without a browser: what would be sent, field by field."""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

UNSENT = {"submit", "button", "reset", "image", "file"}
VOID = {"input", "br", "hr", "img", "meta", "link"}


@dataclass
class Blank:
    """A form on a page: where it goes, what it would send as it stands, and what one may type in."""

    action: str
    method: str
    is_kept: bool
    words: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)

    def filled(self, **told: str | list[str]) -> dict[str, str | list[str]]:
        """What is sent after ``told`` was filled in; an empty list leaves a box unticked."""
        sent = {**self.words, **told}
        return {name: words for name, words in sent.items() if words != []}


class Reader(HTMLParser):
    """Reads the forms of a page as a browser does."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Blank] = []
        self.form: Blank | None = None
        self.area = self.choice = ""
        self.words = ""
        self.options: list[tuple[str, bool]] = []
        self.many = False

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in given}
        if tag == "form":
            method = told.get("method", "get").lower()
            self.form = Blank(told.get("action", ""), method, "data-draft" in told)
            self.forms.append(self.form)
        if self.form is None or "disabled" in told:
            return
        if tag == "input":
            self._input(told)
        elif tag == "textarea":
            self.area, self.words = told["name"], ""
        elif tag == "select":
            self.choice, self.options, self.many = told["name"], [], "multiple" in told
        elif tag == "option":
            self.options.append((told.get("value", ""), "selected" in told))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.form and self.area:
            self.form.words[self.area] = [self.words.removeprefix("\n")]
            self.form.texts.append(self.area)
            self.form.areas.append(self.area)
            self.area = ""
        elif tag == "select" and self.form:
            chosen = [value for value, is_chosen in self.options if is_chosen]
            self.form.words[self.choice] = chosen or [
                value for value, _ in self.options[: not self.many]
            ]

    def handle_data(self, data: str) -> None:
        if self.area:
            self.words += data

    def _input(self, told: dict[str, str]) -> None:
        kind, name = told.get("type", "text"), told.get("name", "")
        if not name or kind in UNSENT:
            return
        self.form.kinds[name] = kind
        sent = self.form.words.setdefault(name, [])
        if kind not in ("checkbox", "radio"):
            sent.append(told.get("value", ""))
            if kind != "hidden":
                self.form.texts.append(name)
        elif "checked" in told:
            sent.append(told.get("value", "on"))


def forms_on(page: str) -> list[Blank]:
    """Every form on ``page``."""
    reader = Reader()
    reader.feed(page)
    return reader.forms


def form_on(page: str) -> Blank:
    """The one form on ``page`` that keeps what is typed in it: what the page is about."""
    (form,) = [form for form in forms_on(page) if form.is_kept]
    return form


LINK = re.compile(r'(?:href|hx-get)="(/(?!/|static/)[^"#]*)')


def links_on(page: str) -> list[str]:
    """Where a page leads to inside the house, also for what htmx fetches."""
    return [unescape(address) for address in LINK.findall(page)]
