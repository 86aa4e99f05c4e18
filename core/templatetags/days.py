"""Days and times as people say them, in the language of the page."""

from datetime import date, datetime, time
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from core import school_days

register = template.Library()


def _day(value: date | datetime) -> date:
    return timezone.localdate(value) if isinstance(value, datetime) else value


def _with_year(value: date, pattern: str) -> str:
    is_this_year = value.year == timezone.localdate().year
    return _written(value, pattern if is_this_year else f"{pattern} Y", get_language())


@lru_cache(maxsize=4096)
def _written(value: date, pattern: str, language: str | None) -> str:
    """The same days stand on many pages, and Django writes each letter of a pattern anew."""
    return date_format(value, pattern)


@register.filter
def day(value: date | datetime | None) -> str:
    """``di 18 september``, and the year when it is another one; nothing for no day."""
    return _with_year(_day(value), "D j F") if value else ""


@register.filter
def full_day(value: date | datetime | None) -> str:
    """``dinsdag 18 september``, and the year when it is another one."""
    return _with_year(_day(value), "l j F") if value else ""


@register.filter
def long_day(value: date | datetime | None) -> str:
    """``18 september 2018``, always with its year."""
    return _written(_day(value), "j F Y", get_language()) if value else ""


@register.filter
def short_day(value: date | datetime | None) -> str:
    """``18 sep``, and the year when it is another one: for narrow columns."""
    pattern = "j b" if get_language() == "nl" else "j M"  # Dutch months have no capital
    return _with_year(_day(value), pattern) if value else ""


@register.filter
def day_off(value: date | datetime) -> str:
    """``Herfstvakantie``, ``Tweede Paasdag``; nothing on any other day."""
    return school_days.day_off(_day(value))


@register.filter
def clock(value: time | datetime | None) -> str:
    """``9.30`` in Dutch, ``9:30`` in English."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).time()
    return value.strftime("%-H.%M" if get_language() == "nl" else "%-H:%M")
