"""What the page of a family says about its being away."""

from typing import Any

from django import template
from django.db.models import QuerySet
from django.template.context import Context
from django.utils import timezone
from django.utils.translation import gettext

from core.questions import Blank, answers
from participants.forms.absent import ConcernForm
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
    """``{% about_session register %}``: who said they would not come, own hours, a note, a concern."""
    away: dict[int, str] = context["state"]["away"]
    reasons: dict[Any, Any] = {"": gettext("zonder reden"), **dict(Absence.Because.choices)}
    return {
        "csrf_token": context.get("csrf_token"),
        "session": register.session,
        "is_copy": context["is_copy"],
        "houses": [(one, reasons.get(away.get(one.pk))) for one in register.houses],
        "reasons": list(reasons.items()),
        "told": context["state"]["told"],
        "concern": ConcernForm(session=register.session),
    }


def _not_over(family: Blank, today: Blank) -> QuerySet[Absence]:
    return Absence.objects.filter(family=family, last_on__gte=today)
