"""Addresses of pages about rows, where a page has a hundred of them."""

from functools import cache

from django.urls import reverse

NO_KEY = 987654321012345


def address(url_name: str, *keys: int | None) -> str:
    """The address that ``reverse(url_name, args=keys)`` gives, of which the pattern is worked out once."""
    return _pattern(url_name, len(keys)).format(*keys)


@cache
def _pattern(url_name: str, keys: int) -> str:
    return reverse(url_name, args=[NO_KEY] * keys).replace(str(NO_KEY), "{}")
