"""Forms about meetings of a group of neighbours, who carried them, and what we did for it."""

from datetime import date
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.core.validators import MaxValueValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.actions.groups import hold_meeting, note_hands
from activities.models import Carrying, GroupSupport, Hands, NeighbourhoodGroup, Session
from core.forms import Choices, FormLook, PastDayField
from core.sharing import SharedForm

QUESTIONS = ("opened_by", "decided_by", "listed_by")
MOST_VISITORS = 9999


def hands_field(label: Any, *, required: bool) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=Hands.choices, required=required, widget=forms.RadioSelect
    )


def with_all_hands(data: QueryDict | None) -> QueryDict | None:
    """``data`` with one answer to the three questions, when it came from a button that says so."""
    hands = str(data.get("hands", "")) if data else ""
    if not data or hands not in Hands:
        return data
    told = data.copy()
    for question in QUESTIONS:
        told[question] = hands
    return told


class HandsForm(forms.Form):
    """Who opened, who decided, who kept the list at one meeting."""

    opened_by = hands_field(_("Wie opende?"), required=True)
    decided_by = hands_field(_("Wie besliste wat er gebeurde?"), required=True)
    listed_by = hands_field(_("Wie hield de lijst bij?"), required=True)

    def __init__(self, data: QueryDict | None = None, *, session: Session) -> None:
        super().__init__(with_all_hands(data))
        self.session = session
        now = Carrying.objects.filter(session=session).values(*QUESTIONS).first()
        self.initial = now or {}
        self.helper = FormLook(*(Choices(question) for question in QUESTIONS))

    def save(self) -> Carrying:
        return note_hands(session=self.session, **self.cleaned_data)


class MeetingForm(forms.Form):
    """They were together: when, how many without a name, and who carried it."""

    held_on = PastDayField(label=_("Wanneer?"), initial=timezone.localdate)
    visitors = forms.IntegerField(
        label=_("Hoeveel mensen waren er?"),
        required=False,
        min_value=0,
        validators=[MaxValueValidator(MOST_VISITORS)],
        help_text=_("Mag leeg blijven. Wie je bij naam kent, zet je daarna op de presentie."),
    )
    opened_by = hands_field(_("Wie opende?"), required=False)
    decided_by = hands_field(_("Wie besliste wat er gebeurde?"), required=False)
    listed_by = hands_field(_("Wie hield de lijst bij?"), required=False)

    def __init__(self, data: QueryDict | None = None, *, group: NeighbourhoodGroup) -> None:
        super().__init__(with_all_hands(data))
        self.group = group
        self.helper = FormLook(
            Div("held_on", "visitors", css_class="row"),
            *(Choices(question) for question in QUESTIONS),
            back=group.get_absolute_url(),
        )

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        ended_on = self.group.ended_on
        if ended_on and day > ended_on:
            raise forms.ValidationError(_("Toen was de groep al gestopt."))
        return day

    def clean(self) -> dict[str, Any]:
        """The three answers go together: half an answer says nothing about the whole."""
        told = super().clean() or {}
        missing = [question for question in QUESTIONS if not told.get(question)]
        if len(missing) < len(QUESTIONS):
            for question in missing:
                if question not in self.errors:
                    self.add_error(question, _("Geef ook hier antwoord, of nergens."))
        return told

    def save(self) -> Session:
        """The meeting; who carried it is noted when that was answered."""
        told = self.cleaned_data
        session = hold_meeting(group=self.group, day=told["held_on"], visitors=told["visitors"])
        if told["opened_by"]:
            note_hands(session=session, **{question: told[question] for question in QUESTIONS})
        return session


class SupportForm(SharedForm):
    """What we did for a group, on which day and what about."""

    given_on = PastDayField(label=_("Wanneer?"))

    class Meta:
        model = GroupSupport
        fields = ["kind", "given_on", "note"]
        widgets = {"kind": forms.RadioSelect}
        labels = {"kind": _("Wat deden we?"), "note": _("Waarover?")}
        help_texts = {"note": _("Zoals: begroting maken, sleutel van de zaal. Geen namen.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = GroupSupport.Kind.choices  # type: ignore[attr-defined]
        self.helper = FormLook(Choices("kind"), "given_on", "note")
