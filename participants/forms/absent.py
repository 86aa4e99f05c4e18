"""Beside the names of a register: who said they would not come, and a note."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.models import Session
from core.sheets.bsn import holds_bsn
from participants.models import Absence, Family
from participants.registers import people_on


class AbsentForm(forms.Form):
    """A family of this register said that it would not come."""

    family = forms.ModelChoiceField(Family.objects.none())
    because = forms.ChoiceField(choices=[("", ""), *Absence.Because.choices], required=False)

    def __init__(self, data: Any, *, session: Session) -> None:
        super().__init__(data)
        families = people_on(session).order_by().values("family")
        self.fields["family"].queryset = Family.objects.filter(pk__in=families)  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    """What is worth knowing about this time; ``was`` stood there when the page was opened."""

    note = forms.CharField(max_length=Session._meta.get_field("note").max_length, required=False)
    was = forms.CharField(required=False)

    def clean_note(self) -> str:
        note: str = self.cleaned_data["note"]
        if holds_bsn(note):
            raise forms.ValidationError(_("Hier staat een burgerservicenummer. Haal het weg."))
        return note
