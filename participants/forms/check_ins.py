"""What a visitor says at the door, and who that turns out to be."""

import re
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.models import Session
from core.forms import Choices
from participants.forms.namings import NamingForm
from participants.models import CheckIn
from participants.models.check_ins import MOST_TOGETHER
from participants.registers import people_on

A_NAME = re.compile(r"[^\W\d_]+(?:[ '’.-]+[^\W\d_]+)*\.?")


class CheckInForm(forms.Form):
    """How many, in one press; a first name for who likes to."""

    number = forms.TypedChoiceField(
        label=_("Met hoeveel ben je?"),
        help_text=_("Tel jezelf en de kinderen mee."),
        choices=[(number, str(number)) for number in range(1, MOST_TOGETHER + 1)],
        coerce=int,
        initial=1,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies met hoeveel je bent."),
            "invalid_choice": _("Kies een getal van 1 tot en met 9."),
        },
    )
    given_name = forms.CharField(
        label=_("Je voornaam"),
        required=False,
        max_length=40,
        help_text=_("Het hoeft niet."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(Choices("number"), "given_name")

    def clean_given_name(self) -> str:
        """A name and nothing else: no telephone number, address or joke reaches the register."""
        name: str = self.cleaned_data["given_name"]
        if name and not A_NAME.fullmatch(name):
            raise ValidationError(_("Schrijf alleen je voornaam, met letters."))
        return name


class CheckInNamingForm(NamingForm):
    """Who said so at the door: somebody of the register, tapped or not, or a name as of a newcomer."""

    SAVE = _("Tel ze mee")

    def __init__(self, *args: Any, session: Session, check_in: CheckIn, **kwargs: Any) -> None:
        super().__init__(*args, session=session, **kwargs)
        self.initial["given_name"] = check_in.given_name
        everybody = people_on(session).exclude(given_name="")
        self.fields["listed"].queryset = everybody.order_by("given_name", "family_name", "pk")  # type: ignore[attr-defined]
        self.helper.form_action = reverse(
            "participants:check_in_name", args=[session.pk, check_in.pk]
        )
