"""Putting off a line of the attention list: until when, and why."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms import Choices, FormLook
from participants.actions.snoozes import postpone
from participants.models import Family, Signal

TOMORROW, NEXT_WEEK, NEXT_MONTH = "1", "7", "30"


class SnoozeForm(forms.Form):
    """Later: on which day it comes back, and what we wait for."""

    days = forms.ChoiceField(
        label=_("Wanneer komt het terug?"),
        choices=[
            (TOMORROW, _("Morgen")),
            (NEXT_WEEK, _("Over een week")),
            (NEXT_MONTH, _("Over een maand")),
        ],
        initial=NEXT_WEEK,
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label=_("Waarom later?"),
        max_length=200,
        help_text=_("Je collega's zien dit. Bijvoorbeeld: belt zelf terug na de toetsweek."),
        error_messages={"required": _("Schrijf kort op waarom dit kan wachten.")},
    )

    def __init__(
        self, *args: Any, about: Family | Signal, calls: list[str], by: User, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.about, self.calls, self.by = about, calls, by
        self.helper = FormLook(Choices("days"), "because", save=_("Later"))

    @property
    def back_on(self) -> date:
        return timezone.localdate() + timedelta(days=int(self.cleaned_data["days"]))

    def save(self) -> None:
        postpone(
            about=self.about,
            calls=self.calls,
            back_on=self.back_on,
            because=self.cleaned_data["because"],
            author=self.by,
        )
