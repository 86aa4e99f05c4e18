"""The form that makes a hand-over sheet: for whom, and what may be on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms import Choices, FormLook
from participants.actions.openings import note_opening
from participants.handover import sheet, steps_for_a_volunteer, volunteers_sheet
from participants.models import Family, FileOpening, NextStep

Taken = FileOpening.Taken


class HandoverForm(forms.Form):
    """For a colleague everything, for a volunteer no more than is needed."""

    reader = forms.ChoiceField(
        label=_("Voor wie is het blad?"),
        choices=[
            (Taken.SHEET, _("een collega die het gezin overneemt: alles")),
            (Taken.VOLUNTEERS_SHEET, _("een vrijwilliger: voornamen, activiteiten en stappen")),
        ],
        initial=Taken.SHEET,
        widget=forms.RadioSelect,
    )
    steps = forms.ModelMultipleChoiceField(
        label=_("Welke stappen mag een vrijwilliger zien?"),
        queryset=NextStep.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Een stap die bij een belemmering hoort, komt nooit op dit blad."),
    )

    def __init__(self, *args: Any, family: Family, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.family, self.user = family, user
        steps = steps_for_a_volunteer(family)
        self.fields["steps"].queryset = steps  # type: ignore[attr-defined]
        self.fields["steps"].initial = steps
        if not steps:
            del self.fields["steps"]
        left = [name for name in ("steps",) if name in self.fields]
        self.helper = FormLook(Choices("reader"), *left, save=_("Blad maken (PDF)"))
        self.helper.attrs.pop("data-draft")  # nothing is typed here, and the page stays

    def save(self) -> bytes:
        """The sheet; who made it stands in the visitors' book."""
        told = self.cleaned_data
        note_opening(family=self.family, user=self.user, taken=told["reader"])
        if told["reader"] == Taken.SHEET:
            return sheet(self.family, self.user)
        return volunteers_sheet(self.family, self.user, told.get("steps", ()))
