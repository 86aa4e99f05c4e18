"""The pieces every page is built from."""

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """The icon ``name`` of ``static/icons.svg``, always beside a word."""
    sprite = static("icons.svg")
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        sprite,
        name,
    )


@register.simple_block_tag
def card(content: str, title: str) -> SafeString:
    """A white sheet with a heading, to work on: ``{% card "Inschrijvingen" %}…{% endcard %}``."""
    return render_to_string("components/card.html", {"title": title, "content": content})
