"""Which days of the agenda to show."""

from datetime import timedelta

from django import forms
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import Activity, Session
from core.forms import SearchLook
from core.periods import Period

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
