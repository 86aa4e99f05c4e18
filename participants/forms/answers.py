"""The question on an answer link: four large answers, and a few words for who wants to."""

from datetime import date, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import ChoiceRows
from participants.models import Referral, Voice

Outcome = Referral.Outcome
QUESTIONS = {
    Voice.PARTNER: [
        (Outcome.HELPED, _("Geholpen")),
        (Outcome.ACCEPTED, _("Nog bezig")),
        (Outcome.NO_ROOM, _("Geen plek")),
        (Outcome.NOT_REACHED, _("Niet bereikt")),
    ],
    Voice.FAMILY: [
        (Outcome.HELPED, _("Ja, ik ben geholpen")),
        (Outcome.ARRIVED, _("Nog bezig, we hebben contact")),
        (Outcome.NO_ROOM, _("Er was geen plek")),
        (Outcome.NOT_REACHED, _("Ik heb niets gehoord")),
    ],
}
FULL_FOR = [
    ("", _("Nee, er is plek")),
    ("14", _("Ja, de komende 2 weken")),
    ("30", _("Ja, de komende maand")),
    ("90", _("Ja, de komende 3 maanden")),
]
"""Days; chosen and not typed, because a day is slow to type on a telephone."""


class LinkForm(forms.Form):
    """How did it go? Answered without an account, in half a minute."""

    outcome = forms.ChoiceField(
        label=_("Hoe staat het ervoor?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de vier antwoorden.")},
    )
    words = forms.CharField(
        label=_("Wil je er iets bij zeggen?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        help_text=_("Het hoeft niet."),
    )
    full = forms.ChoiceField(
        label=_("Zijn jullie nu vol?"),
        required=False,
        choices=FULL_FOR,
        help_text=_("Dan sturen we zolang niemand naar jullie toe."),
    )

    def __init__(self, *args: Any, audience: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = QUESTIONS[Voice(audience)]  # type: ignore[attr-defined]
        more = ["full"] if audience == Voice.PARTNER else []
        if not more:
            del self.fields["full"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(ChoiceRows("outcome"), "words", *more)

    @property
    def full_until_on(self) -> date | None:
        """Until when this partner takes on nobody; None when it has room or did not say."""
        days = self.cleaned_data.get("full")
        return timezone.localdate() + timedelta(days=int(days)) if days else None


def label_of(audience: str, outcome: str) -> str:
    """The words in which ``audience`` was offered this answer."""
    return str(dict(QUESTIONS[Voice(audience)]).get(Outcome(outcome), Outcome(outcome).label))
