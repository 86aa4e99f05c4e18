"""Going on with a series, or ending it sooner."""

from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.actions.sessions import HOURS, changing_sessions
from activities.forms.planning import PlanningForm, in_words
from activities.forms.sessions import SessionHours
from activities.models import Series
from core.forms import DutchDateField, FormLook

A_YEAR = timedelta(days=366)


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


class SeriesHoursForm(SessionHours):
    """Other hours or another place, from a day that still has to come."""

    from_on = DutchDateField(
        label=_("Vanaf"),
        help_text=_("Wat al is geweest of verzet, blijft zoals het was."),
    )

    def __init__(self, *args: Any, series: Series, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.series = series
        self.say_usual_place(series.activity)
        tomorrow = timezone.localdate() + timedelta(days=1)
        coming = (day for day in series.recurrence.days if day >= tomorrow)
        self.initial = {name: getattr(series, name) for name in HOURS}
        self.initial["from_on"] = next(coming, tomorrow)
        self.helper = FormLook(
            "from_on",
            Div("starts_at", "ends_at", "place", css_class="row"),
            save=_("Reeks wijzigen"),
            back=series.activity.get_absolute_url(),
        )

    def clean_from_on(self) -> date:
        """A day from tomorrow on, after which something still comes."""
        day: date = self.cleaned_data["from_on"]
        tomorrow = timezone.localdate() + timedelta(days=1)
        if day < tomorrow:
            raise forms.ValidationError(_("Kies een dag vanaf morgen."))
        if not any(one >= day for one in self.series.recurrence.days):
            raise forms.ValidationError(_("Op of na die dag komt er niets meer in deze reeks."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and (clash := self._clash(data)):
            words = gettext("Op %(day)s staat er op die tijd al een bijeenkomst.")
            self.add_error("starts_at", words % {"day": in_words(clash)})
        return data

    def _clash(self, data: dict[str, Any]) -> date | None:
        """The first day on which another session is at that hour already."""
        changing = changing_sessions(self.series, data["from_on"])
        others = self.series.activity.sessions.exclude(pk__in=changing.values("pk"))
        there = others.filter(starts_at=data["starts_at"], held_on__in=changing.values("held_on"))
        return there.values_list("held_on", flat=True).first()


def next_term(series: Series) -> dict[str, Any]:
    """What a form about new sessions begins with: the same rhythm again, for as long as it was."""
    rule, length = series.recurrence, series.last_on - series.first_on
    after = max(series.last_on, timezone.localdate())
    later = rule.until(after + A_YEAR).days
    first = next((day for day in later if day > after), after)
    hours = {name: getattr(series, name) for name in HOURS}
    return hours | {
        "days": first.strftime("%d-%m-%Y"),
        "until": first + length,
        "rhythm": rule.rhythm,
    }
