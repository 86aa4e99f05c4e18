"""The form that puts people of a family on the register of an activity."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import Activity
from core.forms import DutchDateField, FormLook
from participants.actions.enrolments import enrol
from participants.models import Enrolment, Family, Person


class EnrolmentForm(forms.Form):
    """Who joins which activity, from which day."""

    activity = forms.ModelChoiceField(
        label=_("Activiteit"),
        queryset=Activity.objects.none(),
        empty_label=_("Kies een activiteit"),
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Wie doen er mee?"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één persoon.")},
    )
    started_on = DutchDateField(label=_("Vanaf"), initial=timezone.localdate)

    def __init__(self, *args: Any, family: Family, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = family.members.all()
        self.fields["activity"].queryset = Activity.objects.current(timezone.localdate())  # type: ignore[attr-defined]
        self.fields["people"].queryset = members  # type: ignore[attr-defined]
        self.fields["people"].initial = [person.pk for person in members]
        self.helper = FormLook("activity", "people", "started_on")

    def save(self) -> list[Enrolment]:
        """The enrolments that are new; who already took part is left as is."""
        told = self.cleaned_data
        return enrol(people=told["people"], activity=told["activity"], on=told["started_on"])
