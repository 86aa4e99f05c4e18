"""Forms about sessions: the agenda, a date or a few more, moving one."""

from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from activities.forms.fields import ClockField, DaysField
from activities.models import Activity, Place, Session
from core.forms import DutchDateField, FormLook, SearchLook
from core.periods import Period
from core.sharing import SharedForm

MOST_AT_ONCE = 60
DAYS_SHOWN = 14
YEARS = range(2000, 2101)  # beyond these nobody plans anything


class AgendaForm(forms.Form):
    """Which two weeks of the agenda, and which activity."""

    vanaf = forms.DateField(required=False, widget=forms.HiddenInput)
    activiteit = forms.ModelChoiceField(
        Activity.objects.all(),
        label=_("Activiteit"),
        required=False,
        empty_label=_("Alle activiteiten"),
    )

    helper = SearchLook("vanaf", "activiteit", url=reverse_lazy("activities:agenda"), target="days")

    @property
    def period(self) -> Period:
        """Two weeks from the Monday of the week that was asked for, or of this week."""
        wanted = self.cleaned_data.get("vanaf") if self.is_bound and self.is_valid() else None
        day = wanted if wanted and wanted.year in YEARS else timezone.localdate()
        monday = Period.week_of(day).first
        return Period(monday, monday + timedelta(days=DAYS_SHOWN - 1))

    def filter(self, sessions: QuerySet[Session]) -> QuerySet[Session]:
        """Those of ``sessions`` that were asked for."""
        sessions = sessions.within(self.period)  # type: ignore[attr-defined]
        activity = self.cleaned_data.get("activiteit") if self.is_valid() else None
        return sessions.filter(activity=activity) if activity else sessions


class SessionHours(forms.Form):
    """Hours and place: what every form about a session asks."""

    starts_at = ClockField(label=_("Van"), required=False)
    ends_at = ClockField(label=_("Tot"), required=False)
    place = forms.ModelChoiceField(
        Place.objects.all(), label=_("Plek"), required=False, empty_label=_("Nog geen plek")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts_at, ends_at = data.get("starts_at"), data.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", gettext("De eindtijd ligt vóór de begintijd."))
        return data


class SessionAddForm(SessionHours):
    """A date or a few; or every week until a day."""

    days = DaysField(
        label=_("Dag of dagen"),
        help_text=_("Bijvoorbeeld 3 september. Of een paar: 3 sep, 10 sep, 24 sep."),
        error_messages={"required": _("Vul een dag in.")},
    )
    until = DutchDateField(
        label=_("Elke week tot en met"),
        required=False,
        help_text=_("Laat leeg als het niet elke week is."),
    )

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.activity = activity
        for name in ("starts_at", "ends_at", "place"):
            self.fields[name].initial = getattr(activity, name)
        self.helper = FormLook(
            Div("days", "until", css_class="row"),
            Div("starts_at", "ends_at", "place", css_class="row"),
            save=_("Zet in de agenda"),
            back=activity.get_absolute_url(),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("days") and "until" in data:
            data["days"] = _every_week(data["days"], data["until"])
            for refuse in (self._too_many, self._outside, self._doubles):
                if sentence := refuse(data["days"]):
                    self.add_error("days", sentence)
                    break
        return data

    def _too_many(self, days: list[date]) -> str:
        if len(days) <= MOST_AT_ONCE:
            return ""
        return gettext("Dat zijn %(count)s dagen. Plan er hooguit %(most)s tegelijk.") % {
            "count": len(days),
            "most": MOST_AT_ONCE,
        }

    def _outside(self, days: list[date]) -> str:
        begin, end = self.activity.started_on, self.activity.ended_on
        if days[0] < begin:
            return gettext("Deze activiteit begon op %(day)s.") % {"day": in_words(begin)}
        if end and days[-1] > end:
            return gettext("Deze activiteit stopte op %(day)s.") % {"day": in_words(end)}
        return ""

    def _doubles(self, days: list[date]) -> str:
        same = Session.objects.filter(
            activity=self.activity, held_on__in=days, starts_at=self.cleaned_data.get("starts_at")
        )
        there = [in_words(day) for day in same.values_list("held_on", flat=True)]
        return (
            ngettext(
                "Deze bijeenkomst staat er al: %(days)s.",
                "Deze bijeenkomsten staan er al: %(days)s.",
                len(there),
            )
            % {"days": ", ".join(there)}
            if there
            else ""
        )


class SessionForm(SessionHours, SharedForm):
    """Moves a session; the day is fixed once it has begun: visits of that day hang on it."""

    held_on = DutchDateField(label=_("Dag"))

    class Meta:
        model = Session
        fields = ["held_on", "starts_at", "ends_at", "place"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.held_on <= timezone.localdate():
            self.fields["held_on"].disabled = True
            self.fields["held_on"].help_text = _("Deze dag is geweest en ligt vast.")
        self.helper = FormLook(
            "held_on",
            Div("starts_at", "ends_at", "place", css_class="row"),
            save=_("Bijeenkomst opslaan"),
            back=self.instance.activity.get_absolute_url(),
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        others = Session.objects.filter(activity=self.instance.activity_id)
        hour = {name: data.get(name) for name in ("held_on", "starts_at")}
        if others.filter(**hour).exclude(pk=self.instance.pk).exists():
            self.add_error("held_on", gettext("Op deze dag en tijd staat er al een bijeenkomst."))
        return data


def in_words(day: date) -> str:
    """``maandag 3 september 2018``."""
    return formats.date_format(day, "l j F Y")


def _every_week(days: list[date], until: date | None) -> list[date]:
    """``days`` and, when there is an ``until``, the same weekdays up to and including it."""
    every = set(days)
    if until:
        for day in days:
            every |= {day + timedelta(weeks=n) for n in range((until - day).days // 7 + 1)}
    return sorted(every)
