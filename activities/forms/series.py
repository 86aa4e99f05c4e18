"""Going on with a series, or ending it sooner."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.forms.planning import PlanningForm, in_words
from activities.models import Series
from core.forms import DutchDateField, FormLook


class SeriesForm(PlanningForm):
    """Another last day: later plans more, earlier calls off what would still come."""

    last_on = DutchDateField(
        label=_("Tot en met"),
        help_text=_("Later: er komen dagen bij. Eerder: wat daarna komt, gaat niet door."),
    )
    because = forms.CharField(
        label=_("Waarom stopt het eerder?"),
        max_length=200,
        required=False,
        help_text=_("Alleen nodig als het eerder stopt. Alleen collega's lezen dit."),
    )

    def __init__(self, *args: Any, series: Series, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["last_on"] = series.last_on
        self.series, self.activity = series, series.activity
        self.helper = FormLook(
            "last_on",
            "because",
            save=_("Reeks wijzigen"),
            back=series.activity.get_absolute_url(),
        )

    @property
    def is_longer(self) -> bool:
        """Whether there are days to plan."""
        return bool(self.cleaned_data["days"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["days"] = []
        if last_on := data.get("last_on"):
            self._clean_end(data, last_on)
        return data

    def _clean_end(self, data: dict[str, Any], last_on: date) -> None:
        series = self.series
        if last_on > series.last_on:
            data["days"] = self._more_days(last_on)
            if not data["days"]:
                self.add_error("last_on", gettext("Tot en met die dag komt er geen dag bij."))
            else:
                self.refuse_days("last_on", data["days"], series.starts_at)
        elif last_on < max(series.first_on, timezone.localdate()):
            told = {"day": in_words(max(series.first_on, timezone.localdate()))}
            self.add_error("last_on", gettext("Kies %(day)s of later.") % told)
        elif last_on < series.last_on and not data.get("because"):
            self.add_error("because", gettext("Vertel kort waarom het eerder stopt."))

    def _more_days(self, last_on: date) -> list[date]:
        """The days after the present end; what was planned apart meanwhile stays as it is."""
        there = self.activity.sessions.filter(
            held_on__gt=self.series.last_on, starts_at=self.series.starts_at
        )
        known = {self.series.last_on, *there.values_list("held_on", flat=True)}
        days = self.series.recurrence.until(last_on).days
        return [day for day in days if day > self.series.last_on and day not in known]
