"""A family tells us that it is away for some days."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import DutchDateField, FormLook
from participants.actions.absences import note_absence
from participants.models import Absence


class AbsenceForm(forms.ModelForm):  # type: ignore[type-arg]
    """From which day until which; one day unless said otherwise."""

    first_on = DutchDateField(label=_("Van"), initial=timezone.localdate)
    last_on = DutchDateField(label=_("Tot en met"))

    class Meta:
        model = Absence
        fields = ["first_on", "last_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormLook("first_on", "last_on", save=_("Afwezigheid opslaan"))

    def save(self, commit: bool = True) -> Absence:  # noqa: FBT001, FBT002  # Django's signature
        absence = super().save(commit=False)
        note_absence(absence=absence)
        return absence
