"""The form about a talk with a partner."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from activities.models import Talk
from core.forms import Choices, FormLook, PastDayField
from core.sharing import SharedForm


class TalkForm(SharedForm):
    """How, with whom there, on which day, and what was agreed; only the first is always asked."""

    held_on = PastDayField(label=_("Wanneer?"))

    class Meta:
        model = Talk
        fields = ["kind", "contact", "held_on", "minutes", "agreed"]
        widgets = {"kind": forms.RadioSelect, "contact": forms.RadioSelect}
        labels = {
            "kind": _("Hoe?"),
            "contact": _("Met wie daar?"),
            "minutes": _("Hoelang, in minuten?"),
            "agreed": _("Wat spraken jullie af?"),
        }
        help_texts = {
            "minutes": _("Mag leeg blijven."),
            "agreed": _("Eén regel. Niets over een gezin: dat hoort in het dossier van dat gezin."),
        }
        error_messages = {
            "agreed": {"max_length": _("Dit is te lang: schrijf het in hooguit 200 letters.")}
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation = self.instance.organisation
        contacts = self.fields["contact"]
        contacts.queryset = organisation.contacts.all()  # type: ignore[attr-defined]
        contacts.empty_label = _("iemand anders")  # type: ignore[attr-defined]
        self.fields["kind"].choices = Talk.Kind.choices  # type: ignore[attr-defined]
        self.helper = FormLook(
            Choices("kind"),
            Choices("contact"),
            Div("held_on", "minutes", css_class="row"),
            "agreed",
            back=organisation.get_absolute_url(),
        )
