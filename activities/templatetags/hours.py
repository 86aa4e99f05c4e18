"""Minutes as people say them."""

from django import template
from django.utils.formats import localize
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def hours(minutes: int | None) -> str:
    """``2,5 uur`` for 150 minutes, rounded to a tenth of an hour."""
    tenths = round((minutes or 0) / 6)
    shown = tenths // 10 if tenths % 10 == 0 else localize(tenths / 10)
    return ngettext("%(hours)s uur", "%(hours)s uur", 1 if tenths == 10 else 2) % {"hours": shown}
