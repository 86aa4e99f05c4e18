"""Forms about a family somebody is worried about: reporting it, and answering."""

import re
from typing import Any

from crispy_forms.layout import HTML, Div
from django import forms
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms import Choices, FormLook
from core.phones import shown_phone
from core.sharing import SharedForm
from core.sheets.bsn import holds_bsn
from participants.actions.signals import (
    close_signal,
    link_signal,
    name_in,
    phone_in,
    report_signal,
)
from participants.forms.families import FamilyAddForm
from participants.models import Family, Signal
from participants.models.signals import WORDS
from participants.signals import usual_place

ABOUT_A_FAMILY = (
    Choices("knows"),
    HTML("{% include 'participants/signal_unasked.html' %}"),
    Div("who", "how_to_reach", css_class="row if-told"),
    "why",
)
CAN_BE_CALLED_OR_MAILED = re.compile(r"@|\d(?:[ .-]?\d){7,}")


class SignalFields(forms.ModelForm):
    """Three fields, after the question that decides what may be written down at all."""

    class Meta:
        model = Signal
        fields = ["knows", "who", "how_to_reach", "why", "finding_place"]
        labels = {
            "knows": _("Weet het gezin hiervan?"),
            "who": _("Over wie gaat het?"),
            "how_to_reach": _("Hoe bereiken we het gezin?"),
            "why": _("Waarom denk je aan dit gezin?"),
            "finding_place": _("Waar ken je het gezin van?"),
        }
        help_texts = {
            "who": _("Een voornaam is genoeg."),
            "how_to_reach": _("Telefoon of adres, of: via mij."),
            "why": _("Een zin is genoeg. Niet over geloof, afkomst of ziekte."),
        }
        widgets = {"knows": forms.RadioSelect, "why": forms.Textarea(attrs={"rows": 2})}
        error_messages = {"knows": {"required": _("Kies ja of nee.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["knows"].choices = Signal.Knows.choices  # type: ignore[attr-defined]
        self.fields["why"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in WORDS:
            if holds_bsn(cleaned.get(name, "")):
                self.add_error(name, gettext("Hier staat een burgerservicenummer. Haal het weg."))
        if cleaned.get("knows") == Signal.Knows.YES:
            self._ask_for_whom(cleaned)
        elif cleaned.get("knows") == Signal.Knows.NO:
            self._keep_as_little_as_possible(cleaned)
        return cleaned

    def _ask_for_whom(self, cleaned: dict[str, Any]) -> None:
        for name in ("who", "how_to_reach"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])

    def _keep_as_little_as_possible(self, cleaned: dict[str, Any]) -> None:
        """A family that was not asked: no name, and no way to find it in the other words either."""
        cleaned["who"] = cleaned["how_to_reach"] = ""
        for name in ("who", "how_to_reach"):
            self.errors.pop(name, None)
        if CAN_BE_CALLED_OR_MAILED.search(cleaned.get("why", "")):
            self.add_error(
                "why", gettext("Laat telefoon en e-mail weg tot het gezin het goed vindt.")
            )


class SignalForm(SignalFields, SharedForm):
    """A report on a page of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding_place"].empty_label = gettext("Kies een vindplaats")  # type: ignore[attr-defined]
        if not self.instance.pk:
            self.initial["finding_place"] = usual_place(self.instance.reported_by)
        self.helper = FormLook(
            *ABOUT_A_FAMILY,
            "finding_place",
            save=_("Melden"),
            back=reverse("participants:signal_list"),
        )

    def save(self, commit: bool = True) -> Signal:  # noqa: FBT001, FBT002  # Django's signature
        return report_signal(signal=super().save(commit=False))


class SignalCloseForm(forms.Form):
    """What came of a signal that does not become a family."""

    outcome = forms.ChoiceField(
        label=_("Wat is het geworden?"),
        choices=[choice for choice in Signal.Outcome.choices if choice[0] != Signal.Outcome.FAMILY],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat het is geworden.")},
    )

    def __init__(self, *args: Any, signal: Signal, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signal, self.user = signal, user
        self.helper = FormLook(Choices("outcome"), save=_("Signaal afsluiten"))
        self.helper.form_action = reverse("participants:signal_close", args=[signal.pk])

    def save(self) -> bool:
        """Whether it was still waiting."""
        outcome = self.cleaned_data["outcome"]
        return close_signal(signal=self.signal, outcome=outcome, by=self.user)


class SignalFamilyForm(FamilyAddForm):
    """The form of a new family, with what the signal already tells."""

    def __init__(self, *args: Any, signal: Signal, **kwargs: Any) -> None:
        kwargs["initial"] = prefilled(signal)
        super().__init__(*args, **kwargs)
        self.signal = signal

    @transaction.atomic
    def save(self) -> Family:
        """The new family, to whose file the words of the signal now belong."""
        family = super().save()
        link_signal(signal=self.signal, family=family, outcome=Signal.Outcome.FAMILY, by=self.user)
        return family


def prefilled(signal: Signal) -> dict[str, Any]:
    """What ``signal`` tells, in the fields of the form of a new family."""
    name, phone = name_in(signal), phone_in(signal)
    return {
        "given_name": name.given,
        "family_name": " ".join(filter(None, [name.prefix, name.family])),
        "phone": shown_phone(phone) if phone else "",
        "found_on": signal.reported_on,
        "finding_place": signal.finding_place_id,
    }
