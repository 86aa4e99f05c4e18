"""The form about somebody a family can turn to."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Choices, FormLook, PastDayField
from core.sharing import SharedForm
from participants.models import Tie


class TieForm(SharedForm):
    """Who it is and what they do; nothing by which one can find them."""

    ended_on = PastDayField(
        label=_("Gestopt op"),
        required=False,
        help_text=_("Laat leeg zolang het gezin op hen rekent."),
    )

    class Meta:
        model = Tie
        fields = ["name", "kind", "helps_with", "ended_on"]
        help_texts = {
            "name": _("Een voornaam is genoeg: zus Carla, buurvrouw."),
            "helps_with": _("Zoals: past op woensdag op."),
        }
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["ended_on"]
        ended_on = ["ended_on"] if self.instance.pk else []
        self.helper = FormLook(
            Div("name", "helps_with", css_class="row"), Choices("kind"), *ended_on
        )
