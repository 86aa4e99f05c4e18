"""Which days of the agenda to show, and as what."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet, TextChoices
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import Activity, Session
from core.forms import SearchLook
from core.periods import Period

DAYS_SHOWN = 14
YEARS = range(2000, 2101)  # beyond these nobody plans anything


class Look(TextChoices):
    """How the agenda is drawn; what stands in the address is Dutch."""

    LIST = "lijst", _("Lijst")
    WEEK = "week", _("Week")
    MONTH = "maand", _("Maand")


class AgendaForm(forms.Form):
    """Which days of the agenda, of which activity, and how they are drawn."""

    vanaf = forms.DateField(required=False, widget=forms.HiddenInput)
    beeld = forms.ChoiceField(choices=Look.choices, required=False, widget=forms.HiddenInput)
    activiteit = forms.ModelChoiceField(
        Activity.objects.all(),
        label=_("Activiteit"),
        required=False,
        empty_label=_("Alle activiteiten"),
    )

    helper = SearchLook(
        "vanaf", "beeld", "activiteit", url=reverse_lazy("activities:agenda"), target="days"
    )

    @property
    def look(self) -> Look:
        """A list of two weeks, unless a calendar was asked for."""
        return Look(self._asked("beeld") or Look.LIST)

    @property
    def day(self) -> date:
        """The day that was asked for, or today: it lies in what is shown."""
        wanted: date | None = self._asked("vanaf")
        return wanted if wanted and wanted.year in YEARS else timezone.localdate()

    @property
    def period(self) -> Period:
        """Two weeks from a Monday, one week, or a month."""
        week = Period.week_of(self.day)
        match self.look:
            case Look.MONTH:
                return Period.month_of(self.day)
            case Look.WEEK:
                return week
            case _:
                return Period(week.first, week.first + timedelta(days=DAYS_SHOWN - 1))

    def filter(self, sessions: QuerySet[Session]) -> QuerySet[Session]:
        """Those of ``sessions`` that were asked for."""
        sessions = sessions.within(self.period)  # type: ignore[attr-defined]
        activity = self._asked("activiteit")
        return sessions.filter(activity=activity) if activity else sessions

    def _asked(self, name: str) -> Any:
        """What was asked; something that makes no sense was not, and spoils nothing else."""
        self.is_valid()
        return self.cleaned_data.get(name) if self.is_bound else None
