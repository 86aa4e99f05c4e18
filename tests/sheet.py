"""A form as somebody filled it in."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tests.factories.participants import FamilyFactory


@dataclass(frozen=True)
class Sheet:
    """A form as somebody filled it in: where it is sent, and the page it is on when that differs."""

    to: str
    words: dict[str, Any]
    page: str = ""
    mark: str = ""
    """What that page's form is known by, when that is not where it is sent."""


def sheet(door, /, *keys, page="", **words):
    return Sheet(reverse(door, args=keys), words, page)


def about_a_family(door, /, **words):
    return sheet(f"participants:{door}", FamilyFactory().pk, **words)
