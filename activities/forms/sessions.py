"""Forms about sessions: a date or a few more, a date that comes back by a rule, moving one."""

from datetime import date
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.forms.fields import ClockField, DaysField
from activities.forms.planning import PlanningForm, in_words
from activities.models import Activity, Place, Session
from core.forms import DutchDateField, FormLook
from core.recurrence import Recurrence, Rhythm
from core.sharing import SharedForm


class SessionHours(forms.Form):
    """Hours and place: what every form about a session asks."""

    starts_at = ClockField(label=_("Van"), required=False)
    ends_at = ClockField(label=_("Tot"), required=False)
    place = forms.ModelChoiceField(
        Place.objects.all(), label=_("Plek"), required=False, empty_label=_("Nog geen plek")
    )

    def say_usual_place(self, activity: Activity) -> None:
        """Nothing chosen is no place unknown: it is where it always is, also when that changes."""
        if activity.place:
            words = gettext("Waar het altijd is: %(place)s") % {"place": activity.place}
            self.fields["place"].empty_label = words  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts_at, ends_at = data.get("starts_at"), data.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", gettext("De eindtijd ligt vóór de begintijd."))
        return data


class SessionAddForm(SessionHours, PlanningForm):
    """A date or a few; or the same weekdays by a rule, until a day."""

    days = DaysField(
        label=_("Dag of dagen"),
        help_text=_("Bijvoorbeeld 3 september. Of een paar: 3 sep, 10 sep, 24 sep."),
        error_messages={"required": _("Vul een dag in.")},
    )
    until = DutchDateField(
        label=_("Herhalen tot en met"),
        required=False,
        help_text=_("Laat leeg als het niet terugkomt. Je ziet eerst alle dagen."),
    )
    rhythm = forms.ChoiceField(
        label=_("Hoe vaak"), choices=Rhythm.choices, initial=Rhythm.WEEK, required=False
    )

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.activity = activity
        self.recurrences: list[Recurrence] = []
        for name in ("starts_at", "ends_at"):
            self.fields[name].initial = getattr(activity, name)
        self.say_usual_place(activity)
        self.helper = FormLook(
            "days",
            Div("until", "rhythm", css_class="row"),
            Div("starts_at", "ends_at", "place", css_class="row"),
            save=_("Zet in de agenda"),
            back=activity.get_absolute_url(),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("days") and data.get("until"):
            data["days"] = self._come_back(data["days"], data["until"])
        if data.get("days"):
            self.refuse_days("days", data["days"], data.get("starts_at"))
        return data

    def _come_back(self, firsts: list[date], until: date) -> list[date]:
        """``firsts`` and whatever comes back of them; a rule for each is kept in ``recurrences``."""
        if until < firsts[-1]:
            self.add_error("until", gettext("Deze dag ligt vóór de eerste keer."))
            return firsts
        rhythm = self.cleaned_data.get("rhythm") or Rhythm.WEEK
        self.recurrences = [Recurrence.of(rhythm, first, until) for first in firsts]
        return sorted({day for recurrence in self.recurrences for day in recurrence.days})


class SessionForm(SessionHours, SharedForm):
    """Moves a session; the day is fixed once it has begun: visits of that day hang on it."""

    held_on = DutchDateField(label=_("Dag"))

    class Meta:
        model = Session
        fields = ["held_on", "moved_because", "starts_at", "ends_at", "place"]
        labels = {"moved_because": _("Waarom een andere dag?")}
        help_texts = {
            "moved_because": _("Bijvoorbeeld: de zaal is bezet. Alleen collega's lezen dit.")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = ["held_on", "moved_because"]
        if self.instance.held_on <= timezone.localdate():
            self.fields["held_on"].disabled = True
            self.fields["held_on"].help_text = _("Deze dag is geweest en ligt vast.")
            del self.fields["moved_because"]
            asked.remove("moved_because")
        self.say_usual_place(self.instance.activity)
        self.planned_on = self.instance.moved_from_on or self.instance.held_on
        self.helper = FormLook(
            Div(*asked, css_class="row"),
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
        if "moved_because" in data:
            self._clean_move(data)
        return data

    def _clean_move(self, data: dict[str, Any]) -> None:
        """Another day asks for a reason; back on its own day it was never moved."""
        day = data.get("held_on") or self.planned_on
        if day == self.planned_on:
            data["moved_because"], self.instance.moved_from_on = "", None
        elif data["moved_because"]:
            self.instance.moved_from_on = self.planned_on
        else:
            told = {"day": in_words(self.planned_on)}
            sentence = gettext("Het was op %(day)s. Waarom gaat het naar een andere dag?") % told
            self.add_error("moved_because", sentence)
