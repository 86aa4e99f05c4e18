"""What the page of a family says about its being away."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone

from participants.models import Family

register = template.Library()


@register.inclusion_tag("participants/family_absence.html", takes_context=True)
def absence(context: Context, family: Family) -> dict[str, Any]:
    """``{% absence family %}``: the days it is or will be away, to take back; and adding some."""
    return {
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "family": family,
        "absences": list(family.absences.filter(last_on__gte=timezone.localdate())),
    }
