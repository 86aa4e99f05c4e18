"""Volunteers in words."""

from itertools import groupby
from typing import Any

from django import template
from django.utils.text import get_text_list
from django.utils.translation import gettext

from activities.models import Phase, Volunteer

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
