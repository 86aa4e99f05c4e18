"""The form about one person in a family."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from activities.models import Volunteer
from core.forms import FormLook, Note, offer
from core.sharing import SharedForm
from participants.actions.families import correct_person
from participants.models import Person


class PersonForm(SharedForm):
    """Adds or corrects a person; of a child a first name and a year are enough."""

    class Meta:
        model = Person
        fields = ["role", "given_name", "name_prefix", "family_name", "birth_year", "volunteer"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "volunteer", Volunteer.objects.filter(ended_on=None), none=gettext("Nee"))
        self.helper = FormLook(
            Div("role", "birth_year", css_class="row"),
            Div("given_name", "name_prefix", "family_name", css_class="row"),
            "volunteer",
            *self._becomes_volunteer(),
        )

    def _becomes_volunteer(self) -> list[Note]:
        """The way to the form for a grown-up who begins to help."""
        person = self.instance
        if not person.pk or not person.is_grown_up or person.volunteer_id:
            return []
        address = reverse("participants:person_volunteer_add", args=[person.family_id, person.pk])
        return [Note("participants/person_volunteer_note.html", address=address)]

    def clean_birth_year(self) -> int | None:
        year: int | None = self.cleaned_data["birth_year"]
        if year and year > timezone.localdate().year:
            raise forms.ValidationError(
                gettext("Het geboortejaar %(year)s kan niet kloppen.") % {"year": year}
            )
        return year

    def save(self, commit: bool = True) -> Person:  # noqa: FBT001, FBT002  # Django's signature
        return correct_person(person=super().save(commit=False))
