"""What only a register draws."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SYMBOLS = (
    "fish", "tree", "boat", "star", "cup", "kite", "leaf", "house", "key", "umbrella", "bell",
)  # fmt: skip
COLOURS = 5  # shares no factor with the number of symbols: every pair comes by


@register.simple_tag
def picture(family_pk: int) -> SafeString:
    """The picture of a family: colour, symbol and frame follow from its key and never change.

    For who reads with difficulty; the name always stands beside it. 110 families look different.
    """
    frame = family_pk // (len(SYMBOLS) * COLOURS) % 2
    sprite = static("pictures.svg")
    return format_html(
        '<svg class="pic pic-{}" viewBox="0 0 44 44" aria-hidden="true">'
        '<use class="frame" href="{}#{}"/><use href="{}#{}"/></svg>',
        family_pk % COLOURS + 1,
        *(sprite, ("square", "round")[frame]),
        *(sprite, SYMBOLS[family_pk % len(SYMBOLS)]),
    )
