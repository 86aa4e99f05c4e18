"""The languages one can choose on the register screen."""

from django import template
from django.conf import settings

from participants.languages import MORE

register = template.Library()


@register.simple_tag
def screen_languages() -> dict[str, str]:
    """``{% screen_languages as languages %}``: their codes, each with its own name."""
    return dict(settings.LANGUAGES) | MORE


@register.filter
def is_unchecked(language: str) -> bool:
    """Whether no native speaker looked at the words of ``language`` yet."""
    return language in MORE
