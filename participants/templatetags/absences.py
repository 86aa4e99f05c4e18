"""What the page of a family says about its being away."""

from typing import Any

from django import template
from django.db.models import QuerySet
from django.template.context import Context
from django.utils import timezone

from core.questions import Blank, answers
from participants.models import Absence, Family

register = template.Library()


@register.inclusion_tag("participants/family_absence.html", takes_context=True)
def absence(context: Context, family: Family) -> dict[str, Any]:
    """``{% absence family %}``: the days it is or will be away, to take back; and adding some."""
    return {
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "family": family,
        "absences": answers(_not_over, family=family.pk, today=timezone.localdate()),
    }


def _not_over(family: Blank, today: Blank) -> QuerySet[Absence]:
    return Absence.objects.filter(family=family, last_on__gte=today)
