"""What every form that puts days in the agenda looks at, and the days that are kept after a look."""

from datetime import date
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext, ngettext

from activities.models import Activity, Session
from core.school_days import day_off

MOST_AT_ONCE = 60
SURE, KEEP = "sure", "keep"


class PlanningForm(forms.Form):
    """Knows which days are meant (``cleaned_data["days"]``); a page shows them before they are planned."""

    activity: Activity

    @property
    def kept(self) -> list[date]:
        """The days to plan: those that were ticked on the page with all days.

        One day needs no such page. Empty as long as there is something to look at.
        """
        days: list[date] = self.cleaned_data["days"]
        if SURE in self.data:
            ticked = set(self.data.getlist(KEEP))  # type: ignore[attr-defined]
            return [day for day in days if day.isoformat() in ticked]
        return days if len(days) == 1 else []

    @property
    def preview(self) -> dict[str, Any]:
        """For ``activities/session_preview.html``: every day, and which are days off."""
        return {
            "form": self,
            "about": self.activity,
            "days": self.cleaned_data["days"],
            "days_off": sum(bool(day_off(day)) for day in self.cleaned_data["days"]),
            "none_kept": SURE in self.data,
        }

    def refuse_days(self, field: str, days: list[date], starts_at: Any) -> None:
        """Say at ``field`` what is not possible with ``days``, if anything."""
        refusals = (
            _too_many(days),
            _outside(self.activity, days),
            _doubles(self.activity, days, starts_at),
        )
        if sentence := next(filter(None, refusals), ""):
            self.add_error(field, sentence)


def in_words(day: date) -> str:
    """``maandag 3 september 2018``."""
    return formats.date_format(day, "l j F Y")


def _too_many(days: list[date]) -> str:
    if len(days) <= MOST_AT_ONCE:
        return ""
    told = {"count": len(days), "most": MOST_AT_ONCE}
    return gettext("Dat zijn %(count)s dagen. Plan er hooguit %(most)s tegelijk.") % told


def _outside(activity: Activity, days: list[date]) -> str:
    begin, end = activity.started_on, activity.ended_on
    if days[0] < begin:
        return gettext("Deze activiteit begon op %(day)s.") % {"day": in_words(begin)}
    if end and days[-1] > end:
        return gettext("Deze activiteit stopte op %(day)s.") % {"day": in_words(end)}
    return ""


def _doubles(activity: Activity, days: list[date], starts_at: Any) -> str:
    same = Session.objects.filter(activity=activity, held_on__in=days, starts_at=starts_at)
    there = [in_words(day) for day in same.values_list("held_on", flat=True)]
    if not there:
        return ""
    sentence = ngettext(
        "Deze bijeenkomst staat er al: %(days)s.",
        "Deze bijeenkomsten staan er al: %(days)s.",
        len(there),
    )
    return sentence % {"days": ", ".join(there)}
