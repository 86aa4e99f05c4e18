"""The form about who helps at a session, and the next times."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.actions.duties import plan_duties
from activities.models import Session, Volunteer
from activities.papers import why_refused
from core.forms import DutchDateField, FormLook
from participants.rosters import candidate_groups, candidates, takes_part


class DutyForm(forms.Form):
    """Whom to put on the roster; refused without the papers that are asked for on that day."""

    volunteer = forms.ModelChoiceField(
        Volunteer.objects.none(),
        label=_("Wie vraag je?"),
        error_messages={
            "required": _("Kies een vrijwilliger."),
            "invalid_choice": _("Deze vrijwilliger kan hier niet meer gekozen worden."),
        },
    )
    until = DutchDateField(
        label=_("Ook de volgende keren, tot en met"),
        required=False,
        help_text=_("Laat leeg voor alleen deze keer. Het geldt voor dezelfde dag van de week."),
    )
    sure = forms.BooleanField(label=_("Toch doen: helpt en doet zelf ook mee"), required=False)

    def __init__(self, *args: Any, session: Session, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.session, self.user = session, user
        field: Any = self.fields["volunteer"]
        field.queryset = candidates(session)
        field.choices = [("", gettext("Kies een vrijwilliger")), *candidate_groups(session)]
        self.helper = FormLook("volunteer", "until", save=_("Zet op het rooster"))

    def clean_until(self) -> date | None:
        day: date | None = self.cleaned_data["until"]
        if day and day < self.session.held_on:
            raise forms.ValidationError(gettext("Deze dag ligt vóór de bijeenkomst."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        volunteer = data.get("volunteer")
        if volunteer and not self.errors:
            days = [one.held_on for one in self.sessions]
            if sentence := why_refused(volunteer, self.session.activity, days, self.user):
                self.add_error("volunteer", sentence)
            elif not data["sure"] and takes_part(volunteer, self.sessions):
                self._ask_if_sure(volunteer)
        return data

    @property
    def sessions(self) -> list[Session]:
        """The session; and those after it on the same day of the week, when that was asked."""
        until = self.cleaned_data.get("until")
        if not until:
            return [self.session]
        later = Session.objects.took_place().filter(
            activity=self.session.activity_id,
            starts_at=self.session.starts_at,
            held_on__range=(self.session.held_on, until),
        )
        weekday = self.session.held_on.weekday()
        return [one for one in later if one.held_on.weekday() == weekday]

    def save(self) -> Session:
        told = self.cleaned_data
        plan_duties(
            volunteer=told["volunteer"],
            sessions=self.sessions,
            is_also_visitor=told["sure"],
        )
        return self.session

    def _ask_if_sure(self, volunteer: Volunteer) -> None:
        self.helper.layout.insert(2, "sure")
        sentence = gettext(
            "%(name)s staat zelf ook op de presentie als deelnemer. "
            "Wie helpt, telt die keer niet als deelnemer, tenzij je het aankruist."
        )
        self.add_error("volunteer", sentence % {"name": volunteer})
