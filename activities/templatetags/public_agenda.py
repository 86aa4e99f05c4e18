"""What the pages of the neighbourhood agenda say."""

import json
from decimal import Decimal
from typing import Any

from django import template
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from activities.models import Activity, PublicAgenda

register = template.Library()

IN_A_SCRIPT = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def public_agenda_is_open() -> bool:
    """Whether everybody can read the neighbourhood agenda."""
    return PublicAgenda.objects.filter(is_open=True).exists()


@register.filter
def price(cost: Decimal | None) -> str:
    """``gratis``, ``€ 2,50``; nothing when nobody said what it costs."""
    if cost is None:
        return ""
    return f"€ {formats.number_format(cost, 2)}" if cost else gettext("gratis")


@register.filter
def in_english(activity: Activity) -> bool:
    """Whether the page is in English and the activity tells of itself in English."""
    return get_language() == "en" and bool(activity.description_english)


@register.simple_tag
def linked_data(told: dict[str, Any]) -> SafeString:
    """``told`` as JSON-LD: data for machines, which a browser never carries out."""
    words = json.dumps(told, ensure_ascii=False).translate(IN_A_SCRIPT)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(words),  # noqa: S308  # json without a < cannot end the element
    )
