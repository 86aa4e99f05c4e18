"""The form that is filled in most: one contact moment."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import Choices, FormLook, PastDayField
from core.sharing import SharedForm
from participants.actions.evidence import log_evidence
from participants.models import ContactMoment

MINUTES = (5, 15, 30, 60)
USUAL_MINUTES = 15


class ContactMomentForm(SharedForm):
    """How, did we speak, how long, one line. Today unless said otherwise."""

    happened_on = PastDayField(label=_("Welke dag?"), initial=timezone.localdate)
    was_reached = forms.TypedChoiceField(
        label=_("Heb je iemand gesproken?"),
        choices=[("ja", _("Ja")), ("nee", _("Geen gehoor"))],
        coerce=lambda answer: answer == "ja",
        widget=forms.RadioSelect,
    )
    minutes = forms.TypedChoiceField(
        label=_("Hoelang, in minuten?"),
        choices=[(minutes, str(minutes)) for minutes in MINUTES],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ContactMoment
        fields = ["kind", "was_reached", "minutes", "note", "happened_on"]
        labels = {"kind": _("Hoe?"), "note": _("Wat is er gebeurd? Een zin is genoeg")}
        help_texts = {"note": _("Schrijf niet over geloof, afkomst of ziekte.")}
        widgets = {"kind": forms.RadioSelect, "note": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["was_reached"] = "ja" if self.instance.was_reached else "nee"
        if self.instance.pk:
            self._offer_the_minutes_it_had()
        else:
            self.initial["minutes"] = USUAL_MINUTES
        self.helper = FormLook(
            Choices("kind"),
            Div(
                Choices("was_reached"),
                Choices("minutes"),
                css_class="row",
            ),
            "note",
            "happened_on",
        )
        if not self.instance.pk:
            self.helper.form_action = reverse(
                "participants:contact_add", args=[self.instance.family_id]
            )

    def _offer_the_minutes_it_had(self) -> None:
        had = self.instance.minutes
        if had and had not in MINUTES:
            self.fields["minutes"].choices = [  # type: ignore[attr-defined]
                *((minutes, str(minutes)) for minutes in MINUTES),
                (had, str(had)),
            ]

    def save(self, commit: bool = True) -> ContactMoment:  # noqa: FBT001, FBT002  # Django's signature
        contact = super().save(commit=False)
        log_evidence(evidence=contact)
        return contact
