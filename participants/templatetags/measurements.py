"""How a measurement is drawn."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from participants.models import Measurement

register = template.Library()

EMPTY, LIT = SafeString(""), SafeString(' class="on"')


@register.simple_tag
def stand(measurement: Measurement) -> SafeString:
    """A box per score, the one where somebody stands lit; the words beside it say the same.

    Below each other they are a small chart of how it went.
    """
    boxes = format_html_join(
        "",
        "<i{}></i>",
        ((LIT if score == measurement.score else EMPTY,) for score in measurement.scale.scores),
    )
    return format_html('<span class="mini" aria-hidden="true">{}</span>', boxes)
