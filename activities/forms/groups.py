"""The form about a group of neighbours."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import NeighbourhoodGroup
from core.forms import Choices, DutchDateField, FormLook
from core.sharing import SharedForm


class GroupForm(SharedForm):
    """Who the neighbours are together, since when, and for what it counts."""

    started_on = DutchDateField(
        label=_("Begonnen op"),
        initial=timezone.localdate,
        help_text=_("De dag van het idee. De rest van de weg volgt vanzelf."),
    )
    ended_on = DutchDateField(label=_("Gestopt op"), required=False)

    class Meta:
        model = NeighbourhoodGroup
        fields = ["name", "description", "place", "programmes", "started_on", "ended_on"]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 3}),
            "programmes": forms.CheckboxSelectMultiple,
        }
        error_messages = {"name": {"unique": _("Er is al een buurtgroep met deze naam.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].empty_label = _("Geen vaste plek")  # type: ignore[attr-defined]
        known = self.instance.pk
        self.helper = FormLook(
            "name",
            "description",
            "place",
            Choices("programmes"),
            Div("started_on", *(["ended_on"] if known else []), css_class="row"),
            save=_("Buurtgroep opslaan"),
            back=self.instance.get_absolute_url() if known else reverse("participants:group_list"),
        )
        if not known:
            del self.fields["ended_on"]
