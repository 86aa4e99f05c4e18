"""Volunteers in words."""

from itertools import groupby
from typing import Any

from django import template
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext

from activities.models import Phase, Volunteer
from activities.papers import Due
from core.templatetags.days import long_day

register = template.Library()


@register.filter
def phase(volunteer: Any) -> str:
    """How a volunteer ``with_phase`` stands with us."""
    return str(Phase(volunteer.phase).label) if volunteer.phase else ""


@register.filter
def abilities(volunteer: Volunteer) -> str:
    """``Tigrinya, Turks · koken · dinsdag: ochtend``: what is known, in one line."""
    languages = ", ".join(str(word) for word in volunteer.languages.all())
    skills = ", ".join(str(word) for word in volunteer.skills.all())
    return " · ".join(filter(None, [languages, skills, free_times(volunteer)]))


@register.filter
def free_times(volunteer: Volunteer) -> str:
    """``dinsdag: ochtend en middag, vrijdag: ochtend``."""
    days = groupby(volunteer.availability.all(), key=lambda row: str(row.get_weekday_display()))
    return ", ".join(
        f"{day.lower()}: {get_text_list([row.get_part_display() for row in rows], gettext('en'))}"
        for day, rows in days
    )


@register.filter
def runs_out(due: Due) -> str:
    """``VOG loopt over 7 dagen af, op 3 oktober 2018``: which paper, when and how soon."""
    told = {"kind": due.certificate.kind, "day": long_day(due.certificate.valid_until_on)}
    if due.is_expired:
        return gettext("%(kind)s is verlopen: geldig tot en met %(day)s.") % told
    if due.days_left == 0:
        return gettext("%(kind)s is vandaag voor het laatst geldig.") % told
    sentence = ngettext(
        "%(kind)s loopt over %(days)s dag af: geldig tot en met %(day)s.",
        "%(kind)s loopt over %(days)s dagen af: geldig tot en met %(day)s.",
        due.days_left,
    )
    return sentence % (told | {"days": due.days_left})
