"""What the page of a family says about its being away."""

from typing import Any

from django import template
from django.db.models import QuerySet
from django.template.context import Context
from django.utils import timezone

from core.questions import Blank, answers
from participants.models import Absence, Family
from participants.registers import Register

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


@register.inclusion_tag("participants/register_about.html", takes_context=True)
def about_session(context: Context, register: Register) -> dict[str, Any]:
    """``{% about_session register %}``: who said they would not come, and a note; one query."""
    session, day = register.session, register.session.held_on
    houses = {house.pk: house for house in register.houses}
    away = Absence.objects.filter(family__in=houses, first_on__lte=day, last_on__gte=day)
    absent = [(houses[one.family_id], one) for one in away.order_by("pk")]
    told = {house.pk for house, _one in absent}
    return {
        "csrf_token": context.get("csrf_token"),
        "session": session,
        "absent": absent,
        "others": [one for pk, one in houses.items() if pk not in told and not one.here],
        "reasons": Absence.Because.choices,
    }


def _not_over(family: Blank, today: Blank) -> QuerySet[Absence]:
    return Absence.objects.filter(family=family, last_on__gte=today)
