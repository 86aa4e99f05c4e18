"""The form about who followed a training."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.actions.duties import note_training
from activities.models import Session, TrainingVisit, Volunteer
from core.forms import Choices, FormLook


class TrainingForm(forms.Form):
    """Which volunteers were at a session of a training."""

    volunteers = forms.ModelMultipleChoiceField(
        Volunteer.objects.none(),
        label=_("Wie was erbij?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        followed = TrainingVisit.objects.filter(session=session)
        self.noted = set(followed.values_list("volunteer", flat=True))
        super().__init__(*args, **kwargs)
        self.initial["volunteers"] = self.noted
        self.session = session
        active = Volunteer.objects.active(on=session.held_on) | Volunteer.objects.filter(
            pk__in=self.noted
        )
        self.fields["volunteers"].queryset = active.by_name()  # type: ignore[attr-defined]
        self.helper = FormLook(
            Choices("volunteers"),
            save=_("Deelnemers opslaan"),
            back=session.activity.get_absolute_url(),
        )

    def save(self) -> Session:
        field: Any = self.fields["volunteers"]
        came = self.cleaned_data["volunteers"]
        note_training(session=self.session, volunteers=came, among=list(field.queryset))
        return self.session
