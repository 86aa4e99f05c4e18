"""Forms about volunteers that touch families: how somebody stands with us, who becomes one."""

from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.actions.volunteers import next_phases, phase_now
from activities.forms.planning import in_words
from activities.forms.volunteers import VolunteerForm
from activities.models import Volunteer
from core.forms import Choices, DutchDateField, FormLook
from participants.actions.volunteers import change_phase, enlist_person
from participants.models import Person


class PhaseForm(forms.Form):
    """How a volunteer stands with us from a day on."""

    phase = forms.ChoiceField(label=_("Nieuwe stand"), widget=forms.RadioSelect)
    since_on = DutchDateField(
        label=_("Vanaf"),
        initial=timezone.localdate,
        help_text=_("Bij afgemeld: de laatste dag. Een dag die nog komt, mag ook."),
    )

    def __init__(self, *args: Any, volunteer: Volunteer, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.volunteer, self.user = volunteer, user
        self.fields["phase"].choices = [  # type: ignore[attr-defined]
            (phase, phase.label) for phase in next_phases(phase_now(volunteer))
        ]
        self.helper = FormLook(
            Choices("phase"),
            "since_on",
            save=_("Stand opslaan"),
            back=volunteer.get_absolute_url(),
        )

    def clean_since_on(self) -> date:
        """In order: nothing in a history comes before what came before it."""
        day: date = self.cleaned_data["since_on"]
        last = self.volunteer.phases.last()
        if last and day < last.since_on:
            told = {"phase": last.get_phase_display(), "day": in_words(last.since_on)}
            sentence = gettext("Deze dag ligt vóór de laatste stand: %(phase)s vanaf %(day)s.")
            raise forms.ValidationError(sentence % told)
        return day

    def save(self) -> Volunteer:
        change_phase(volunteer=self.volunteer, by=self.user, **self.cleaned_data)
        return self.volunteer


class PersonVolunteerForm(VolunteerForm):
    """A person of a family becomes a volunteer; what we know of them stands in it already."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        known = {
            "name": str(person),
            "phone": person.family.phone,
            "languages": list(person.family.languages.all()),
        }
        super().__init__(*args, initial=known, **kwargs)
        self.person = person

    @transaction.atomic
    def save(self, commit: bool = True) -> Volunteer:  # noqa: FBT001, FBT002  # Django's signature
        volunteer = super().save(commit)
        enlist_person(person=self.person, volunteer=volunteer)
        return volunteer
