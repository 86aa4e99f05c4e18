"""Forms about groups of neighbours."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import NeighbourhoodGroup
from core.forms import Choices, DutchDateField, FormLook, SearchField, SearchLook
from core.search import named_like
from core.sharing import SharedForm


class GroupSearchForm(forms.Form):
    """Which groups to show: those that exist, unless one asks for more."""

    zoek = SearchField(label=_("Zoek op naam"))
    welke = forms.ChoiceField(
        label=_("Welke"),
        choices=[("", _("Die er nu zijn")), ("alle", _("Ook die gestopt zijn"))],
        required=False,
    )

    helper = SearchLook("zoek", "welke", url=reverse_lazy("activities:group_list"), target="rows")

    def filter(self, groups: QuerySet[NeighbourhoodGroup]) -> QuerySet[NeighbourhoodGroup]:
        """Those of ``groups`` that were asked for; what makes no sense is left out."""
        wanted = self.cleaned_data if self.is_valid() else {}
        if wanted.get("welke") != "alle":
            groups = groups.filter(Q(ended_on=None) | Q(ended_on__gte=timezone.localdate()))
        return named_like(groups, wanted.get("zoek", ""))


class GroupForm(SharedForm):
    """Who the neighbours are together, since when, and for what it counts."""

    started_on = DutchDateField(label=_("Begonnen op"), initial=timezone.localdate)
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
            back=self.instance.get_absolute_url() if known else reverse("activities:group_list"),
        )
        if not known:
            del self.fields["ended_on"]
