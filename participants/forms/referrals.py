"""The form about bringing a family to a partner."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.models import Organisation
from core.forms import Choices, FormLook, PastDayField
from core.sharing import SharedForm
from participants.models import Referral


class ReferralForm(SharedForm):
    """To whom, how warmly, and what came of it."""

    sent_on = PastDayField(label=_("Op welke dag?"), initial=timezone.localdate)
    answered_on = PastDayField(label=_("Antwoord op"), required=False)

    class Meta:
        model = Referral
        fields = ["organisation", "sent_on", "warmth", "outcome", "answered_on"]
        widgets = {"warmth": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partners = Organisation.objects.filter(
            ~Q(kind=Organisation.Kind.FUNDER) & Q(is_active=True)
            | Q(pk=self.instance.organisation_id)
        )
        self.fields["organisation"].queryset = partners  # type: ignore[attr-defined]
        self.fields["organisation"].empty_label = gettext("Kies een partner")  # type: ignore[attr-defined]
        self.helper = FormLook(
            Div("organisation", "sent_on", css_class="row"),
            Choices("warmth"),
            Div("outcome", "answered_on", css_class="row"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        answered = cleaned.get("outcome") != Referral.Outcome.SENT
        if answered and not cleaned.get("answered_on") and "answered_on" not in self.errors:
            cleaned["answered_on"] = timezone.localdate()
        sent_on, answered_on = cleaned.get("sent_on"), cleaned.get("answered_on")
        if sent_on and answered_on and answered_on < sent_on:
            self.add_error("answered_on", gettext("Het antwoord kan niet vóór de vraag komen."))
        return cleaned
