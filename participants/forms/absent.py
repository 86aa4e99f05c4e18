"""Beside the names of a register: who will not come, a note, a concern, and one's own hours."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.forms.fields import HoursField
from activities.models import Session
from core.forms import FormLook
from core.sheets.bsn import holds_bsn
from participants.forms.registers import BIGGEST_KEY
from participants.forms.signals import ABOUT_A_FAMILY, SignalFields
from participants.models import Absence, Signal


class AbsentForm(forms.Form):
    """A family of this register said that it would not come, or comes after all."""

    family = forms.IntegerField(min_value=1, max_value=BIGGEST_KEY, required=False)
    because = forms.ChoiceField(choices=[("", ""), *Absence.Because.choices], required=False)
    back = forms.IntegerField(min_value=1, max_value=BIGGEST_KEY, required=False)
    """The family of which that was not so."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and bool(data["family"]) == bool(data["back"]):
            raise forms.ValidationError(_("Kies wie er niet komt."), code="invalid")
        return data | {"away": bool(data.get("family"))}


class NoteForm(forms.Form):
    """What is worth knowing about this time; ``was`` stood there when the page was opened."""

    note = forms.CharField(max_length=Session._meta.get_field("note").max_length, required=False)
    was = forms.CharField(required=False)

    def clean_note(self) -> str:
        note: str = self.cleaned_data["note"]
        if holds_bsn(note):
            raise forms.ValidationError(_("Hier staat een burgerservicenummer. Haal het weg."))
        return note


class ConcernForm(SignalFields):
    """A worry about somebody, told at a register: where they were found is where that is."""

    class Meta(SignalFields.Meta):
        model = Signal
        fields = ["knows", "who", "how_to_reach", "why"]

    def __init__(self, *args: Any, session: Session | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormLook(*ABOUT_A_FAMILY, save=_("Meld het de projectleider"))
        self.helper.attrs["data-tap"] = "concern"
        if session:
            self.helper.form_action = reverse("participants:concern_add", args=[session.pk])

    def _ask_for_whom(self, cleaned: dict[str, Any]) -> None:
        """The project leader knows who told it, and asks."""


class OwnHoursField(HoursField):
    """Hours of which a mistake is said without repeating what was typed."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError:
            words = _("Dat lezen we niet als uren. Schrijf bijvoorbeeld 2,5.")
            raise ValidationError(words, code="hours") from None


class HoursForm(forms.Form):
    """How long I was there; empty is: as long as it lasted."""

    hours = OwnHoursField(required=False)
